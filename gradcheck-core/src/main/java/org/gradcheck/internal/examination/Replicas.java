package org.gradcheck.internal.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.WorkerThreads;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.subject.Objective;

/** Further instances of an objective, with a thread for each: as many as there are cores, the objective itself included. */
public final class Replicas implements AutoCloseable {

    private final Objective objective;
    private final String subject;
    private final List<Objective> replicas = new ArrayList<>();
    private final List<ParameterSnapshot> starts = new ArrayList<>();
    private final WorkerThreads workers;

    /** Makes the replicas of an objective that has any; none if its entries are not looked at one by one. */
    public Replicas(Objective objective, Predicate<Objective> screens, String subject, int cores) {
        this.objective = objective;
        this.subject = subject;
        objective
                .replicas()
                .filter(supplier -> objective.shortcut().isEmpty() && !screens.test(objective))
                .ifPresent(supplier -> {
                    while (replicas.size() + 1 < Math.max(2, cores)) {
                        add(supplier.get());
                    }
                });
        this.workers = new WorkerThreads(replicas.size());
    }

    private void add(Objective replica) {
        ReplicaInspection inspection = inspection(replicas.size());
        inspection.compareBlocks(objective.blocks(), replica.blocks());
        Stream.concat(Stream.of(objective), replicas.stream())
                .forEach(other -> inspection.refuseSharedBlocks(other.blocks(), replica.blocks()));
        replicas.add(replica);
        starts.add(new ParameterSnapshot(replica.blocks()));
    }

    private ReplicaInspection inspection(int replica) {
        return new ReplicaInspection("replica " + (replica + 1) + " of " + subject);
    }

    /**
     * Takes the replicas to where the parameters of the objective are, and compares their costs.
     *
     * @param first differentiates the cost of the objective there
     * @param inspected what is known of that point
     */
    public List<Placed> moveHere(PartialDifferentiator first, Inspection.Inspected inspected) {
        List<Placed> placed = new ArrayList<>();
        for (Objective replica : replicas) {
            for (int b = 0; b < replica.blocks().size(); b++) {
                valuesOf(replica, b).setAll(valuesOf(objective, b).toArray());
            }
            inspection(placed.size()).compareCosts(objective, replica, first, inspected);
            CountedCost cost = new CountedCost(replica.cost());
            placed.add(new Placed(replica, first.of(cost), cost));
        }
        return placed;
    }

    /** A replica at a point. */
    public record Placed(Objective replica, PartialDifferentiator differentiator, CountedCost cost) {

        public CostInstance stand(int block) {
            return new CostInstance(valuesOf(replica, block), differentiator, cost);
        }
    }

    public WorkerThreads workers() {
        return workers;
    }

    /** Returns when no thread is left, and the replicas are as they were made. */
    @Override
    public void close() {
        workers.close();
        starts.forEach(ParameterSnapshot::restore);
    }

    private static ParameterVector valuesOf(Objective objective, int block) {
        return objective.blocks().get(block).values();
    }
}
