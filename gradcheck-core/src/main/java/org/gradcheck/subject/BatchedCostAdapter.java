package org.gradcheck.subject;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.BatchFunction;
import org.gradcheck.internal.parameters.DisplacedPoint;
import org.gradcheck.internal.text.Plural;
import org.jspecify.annotations.Nullable;

/** Asks a {@link BatchedCost}, in the terms of the user: blocks have names, and errors say what to return. */
final class BatchedCostAdapter implements BatchFunction, DoubleSupplier {

    private final String subject;
    private final BatchedCost batch;
    private final List<ParameterBlock> blocks;

    BatchedCostAdapter(String subject, BatchedCost batch, List<ParameterBlock> blocks) {
        this.subject = subject;
        this.batch = batch;
        this.blocks = blocks;
    }

    /** The cost at the parameters as they are stored. */
    @Override
    public double getAsDouble() {
        return costs(List.of(new Perturbation(new PerturbedPoint(subject, blocks), List.of())))[0];
    }

    @Override
    public double[] at(List<DisplacedPoint> points) {
        PerturbedPoint origin = new PerturbedPoint(subject, blocks);
        return costs(points.stream()
                .map(point -> new Perturbation(origin, entries(point)))
                .toList());
    }

    private double[] costs(List<Perturbation> perturbations) {
        double @Nullable [] costs = batch.costs(perturbations);
        if (costs == null || costs.length != perturbations.size()) {
            throw new IllegalStateException("the batched cost of " + subject + " returned "
                    + (costs == null ? "null" : Plural.of(costs.length, "cost")) + " for "
                    + Plural.of(perturbations.size(), "perturbation")
                    + "; return one cost for each, in their order, and NaN where there is none");
        }
        return costs.clone();
    }

    private List<DisplacedEntry> entries(DisplacedPoint point) {
        if (point instanceof DisplacedPoint.OfEntry one) {
            return List.of(new DisplacedEntry(nameOf(one.parameters()), one.entry(), one.value()));
        }
        DisplacedPoint.OfAll all = (DisplacedPoint.OfAll) point;
        return new AllDisplacedEntries(all.blocks().stream().map(this::nameOf).toList(), all.values());
    }

    private String nameOf(ParameterVector parameters) {
        return blocks.stream()
                .filter(block -> block.values() == parameters)
                .findFirst()
                .orElseThrow()
                .array();
    }
}
