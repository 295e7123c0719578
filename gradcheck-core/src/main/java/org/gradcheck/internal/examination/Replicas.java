package org.gradcheck.internal.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.WatchedCost;
import org.gradcheck.internal.evaluation.WorkerThreads;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.inspection.StorageInspection;
import org.gradcheck.subject.Objective;

/** Replicas of an objective, each with a thread: as many instances as there are cores, including the objective itself. */
public final class Replicas implements AutoCloseable {

    /** Evaluations of the inspection of a replica. Formula: the number of outputs, the cost at the point on two threads, three differences. */
    private static final int EVALUATIONS_OF_REPLICA = 9;

    private final Objective objective;
    private final String subject;
    private final List<Objective> replicas = new ArrayList<>();
    private final List<ParameterSnapshot> starts = new ArrayList<>();
    private final Optional<WorkerThreads> workers;
    private final EvaluationMeter meter;

    /**
     * Makes the replicas of an objective, if it has any and its entries are examined one by one.
     *
     * @param isScreened whether its entries are compared together
     * @param meter counts their evaluations
     */
    public Replicas(Objective objective, boolean isScreened, String subject, int cores, EvaluationMeter meter) {
        this.objective = objective;
        this.subject = subject;
        this.meter = meter;
        Optional<Supplier<Objective>> supplier = objective.replicas();
        if (supplier.isPresent() && objective.shortcut().isEmpty() && !isScreened) {
            while (replicas.size() + 1 < Math.max(2, cores) && meter.left() > EVALUATIONS_OF_REPLICA) {
                add(supplier.get().get());
            }
        }
        this.workers = replicas.isEmpty() ? Optional.empty() : Optional.of(new WorkerThreads(replicas.size()));
    }

    private void add(Objective replica) {
        ReplicaInspection inspection = inspection(replicas.size());
        inspection.compareBlocks(objective.blocks(), replica.blocks());
        StorageInspection.requireSound(replica.blocks());
        Stream.concat(Stream.of(objective), replicas.stream())
                .forEach(other -> inspection.refuseSharedBlocks(other.blocks(), replica.blocks()));
        meter.add(replica.outputs().isPresent() ? 1 : 0); // their number is known from an evaluation
        replicas.add(replica);
        starts.add(new ParameterSnapshot(replica.blocks()));
    }

    private ReplicaInspection inspection(int replica) {
        return new ReplicaInspection("replica " + (replica + 1) + " of " + subject, meter);
    }

    /**
     * Moves the replicas to the parameters of the objective, and compares their costs, each also on the thread that will evaluate it.
     *
     * @param first differentiates the cost of the objective there
     * @param inspected the inspected point
     */
    public List<Placed> moveHere(PartialDifferentiator first, Inspection.Inspected inspected) {
        List<Placed> placed = new ArrayList<>();
        for (Objective replica : replicas) {
            for (int b = 0; b < replica.blocks().size(); b++) {
                valuesOf(replica, b).setAll(valuesOf(objective, b).toArray());
            }
            ReplicaInspection inspection = inspection(placed.size());
            inspection.compareCosts(objective, replica, first, inspected);
            Runnable onItsThread = () -> inspection.compareThreads(replica, inspected);
            workers.orElseThrow().on(placed.size(), onItsThread);
            CountedCost cost =
                    new CountedCost(new WatchedCost(replica.cost(), new ParameterSnapshot(replica.blocks())), meter);
            placed.add(new Placed(replica, first.of(cost), cost));
        }
        return placed;
    }

    /** A replica at a point. */
    public record Placed(Objective replica, PartialDifferentiator differentiator, CountedCost cost) {

        public CostInstance instance(int block) {
            return new CostInstance(valuesOf(replica, block), differentiator, cost);
        }
    }

    public Optional<WorkerThreads> workers() {
        return workers;
    }

    /** Ends all threads and restores the replicas. */
    @Override
    public void close() {
        if (workers.isPresent()) {
            workers.get().close();
        }
        for (ParameterSnapshot start : starts) {
            start.restore();
        }
    }

    private static ParameterVector valuesOf(Objective objective, int block) {
        return objective.blocks().get(block).values();
    }
}
