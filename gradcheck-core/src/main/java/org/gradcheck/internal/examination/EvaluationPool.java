package org.gradcheck.internal.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.evaluation.WorkerThreads;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Pool of instances of the cost, on which the entries of a block are evaluated: on the subject alone, one after
 * another, or on the subject and its replicas at once. The result does not depend on the number of instances; if
 * several entries fail, the exception of the first one is thrown.
 */
public final class EvaluationPool {

    private final List<CostInstance> instances;
    private final Optional<WorkerThreads> workers;
    private final ProgressCounter progress;
    private int decided;

    /**
     * Makes a pool.
     *
     * @param instances the instance of the subject, and one for each worker
     */
    public EvaluationPool(List<CostInstance> instances, Optional<WorkerThreads> workers, ProgressCounter progress) {
        this.instances = instances;
        this.workers = workers;
        this.progress = progress;
    }

    /** Returns a pool of the subject alone, which reports no progress. */
    public static EvaluationPool alone(CostInstance instance) {
        return new EvaluationPool(List.of(instance), Optional.empty(), ProgressCounter.silent());
    }

    /** Returns the instance of the subject itself. */
    CostInstance first() {
        return instances.get(0);
    }

    /** Returns a central difference for each entry that is neither fixed nor left unmeasured. */
    CentralDifference[] quick(ParameterScale scale, UnmeasuredEntries unmeasured, ClearEntries clear) {
        if (instances.size() == 1) {
            return first().differentiator().quick(first().values(), scale, unmeasured::contains, (quick, end) -> {
                clear.takeUpTo(quick, end);
                countDecided(clear.count());
            });
        }
        return share(
                        first().values().size(),
                        (instance, i) -> {
                            if (instance.values().isFixed(i) || unmeasured.contains(i)) {
                                return CentralDifference.NOT_TAKEN;
                            }
                            CentralDifference quick = instance.differentiator().quick(instance.values(), i, scale);
                            clear.take(i, quick);
                            return quick;
                        },
                        done -> countDecided(clear.count()))
                .toArray(new CentralDifference[0]);
    }

    /** Refines entries that their central difference left in doubt. */
    <T> List<T> refine(int entries, BiFunction<CostInstance, Integer, T> refine) {
        int before = decided;
        progress.refining(true);
        try {
            if (instances.size() > 1) {
                return share(entries, refine, done -> countDecided(before + done));
            }
            List<T> results = new ArrayList<>(entries);
            for (int i = 0; i < entries; i++) {
                results.add(refine.apply(first(), i));
                countDecided(before + i + 1);
            }
            return results;
        } finally {
            progress.refining(false);
        }
    }

    /** Tells the progress how many entries of the block are decided. */
    void countDecided(int entries) {
        progress.count(entries - decided);
        decided = entries;
    }

    private <T> List<T> share(int entries, BiFunction<CostInstance, Integer, T> work, IntConsumer done) {
        return workers.orElseThrow().share(instances, entries, work, done, this::gatherCounts);
    }

    private void gatherCounts() {
        for (int k = 1; k < instances.size(); k++) {
            first().cost().takeOver(instances.get(k).cost());
        }
        first().cost().stopIfInterrupted();
    }
}
