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
    CentralDifference[] quick(ParameterScale scale, UnmeasuredEntries unmeasured) {
        IntConsumer counting = counting(first().values().size() - unmeasured.unreached());
        if (instances.size() == 1) {
            return first().differentiator().quick(first().values(), scale, unmeasured::contains, counting);
        }
        return evaluate(
                        counting,
                        first().values().size(),
                        (instance, i) -> instance.values().isFixed(i) || unmeasured.contains(i)
                                ? CentralDifference.NOT_TAKEN
                                : instance.differentiator().quick(instance.values(), i, scale))
                .toArray(new CentralDifference[0]);
    }

    /** Refines entries that their central difference left in doubt; they no longer count as done until then. */
    <T> List<T> refine(int entries, BiFunction<CostInstance, Integer, T> refine) {
        progress.count(-entries);
        return evaluate(counting(entries), entries, refine);
    }

    private <T> List<T> evaluate(IntConsumer counting, int entries, BiFunction<CostInstance, Integer, T> work) {
        if (instances.size() > 1) {
            return workers.orElseThrow().share(instances, entries, work, counting, this::gatherCounts);
        }
        List<T> results = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            results.add(work.apply(first(), i));
            counting.accept(i + 1);
        }
        return results;
    }

    private void gatherCounts() {
        instances.stream().skip(1).forEach(instance -> first().cost().takeOver(instance.cost()));
        first().cost().stopIfInterrupted();
    }

    /** Returns a consumer that turns the number of finished entries, up to a number, into progress. */
    private IntConsumer counting(int most) {
        int[] before = {0};
        return done -> {
            progress.count(Math.min(done, most) - before[0]);
            before[0] = Math.min(done, most);
        };
    }
}
