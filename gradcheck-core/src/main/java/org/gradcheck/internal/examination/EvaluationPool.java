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
 * Looks at the entries of a block: at the subject alone, one after another, or at the subject and its replicas at once. The
 * outcome is the same, the first exception in the order of the entries included.
 */
public final class EvaluationPool {

    private final List<CostInstance> stands;
    private final Optional<WorkerThreads> workers;
    private final ProgressCounter progress;

    /**
     * Gathers a crew.
     *
     * @param stands that of the subject, and one for each worker
     */
    public EvaluationPool(List<CostInstance> stands, WorkerThreads workers, ProgressCounter progress) {
        this(stands, Optional.of(workers), progress);
    }

    private EvaluationPool(List<CostInstance> stands, Optional<WorkerThreads> workers, ProgressCounter progress) {
        this.stands = stands;
        this.workers = workers;
        this.progress = progress;
    }

    /** The subject without replicas, looked at in silence. */
    public static EvaluationPool alone(CostInstance stand) {
        return new EvaluationPool(List.of(stand), Optional.empty(), ProgressCounter.silent());
    }

    /** That of the subject itself. */
    CostInstance first() {
        return stands.get(0);
    }

    /** A cheap difference for each entry that is not fixed. */
    CentralDifference[] quick(ParameterScale scale) {
        if (stands.size() == 1) {
            return first().differentiator().quick(first().values(), scale, counting());
        }
        return look(
                        first().values().size(),
                        (stand, i) -> stand.values().isFixed(i)
                                ? CentralDifference.NOT_TAKEN
                                : stand.differentiator().quick(stand.values(), i, scale))
                .toArray(new CentralDifference[0]);
    }

    /** Looks closer at so many entries, which the first look has left in doubt. */
    <T> List<T> lookCloser(int entries, BiFunction<CostInstance, Integer, T> look) {
        progress.count(-entries);
        return look(entries, look);
    }

    private <T> List<T> look(int entries, BiFunction<CostInstance, Integer, T> look) {
        IntConsumer counting = counting();
        if (stands.size() > 1) {
            return workers.orElseThrow().share(stands, entries, look, counting, this::gatherCounts);
        }
        List<T> seen = new ArrayList<>(entries);
        for (int i = 0; i < entries; i++) {
            seen.add(look.apply(first(), i));
            counting.accept(i + 1);
        }
        return seen;
    }

    private void gatherCounts() {
        stands.stream().skip(1).forEach(stand -> first().cost().takeOver(stand.cost()));
        first().cost().stopIfInterrupted();
    }

    /** From how many entries are done to how many more. */
    private IntConsumer counting() {
        int[] before = {0};
        return done -> {
            progress.count(done - before[0]);
            before[0] = done;
        };
    }
}
