package org.gradcheck.subject;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.BatchFunction;
import org.gradcheck.internal.parameters.DisplacedPoint;
import org.gradcheck.internal.text.DisplacedHint;
import org.gradcheck.internal.text.DisplacedNames;
import org.gradcheck.internal.text.Plural;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a {@link BatchedCost} at displaced points, with blocks named as the user named them.
 *
 * @param subject the name of the subject, for error messages
 * @param batch the user's cost
 * @param blocks all parameters
 */
record BatchedCostAdapter(String subject, BatchedCost batch, List<ParameterBlock> blocks)
        implements BatchFunction, DoubleSupplier {

    /** Returns the cost at the stored parameters. */
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
        double @Nullable [] costs = watched(perturbations);
        if (costs == null || costs.length != perturbations.size()) {
            throw new IllegalStateException("the batched cost of " + subject + " returned "
                    + (costs == null ? "null" : Plural.of(costs.length, "cost")) + " for "
                    + Plural.of(perturbations.size(), "perturbation")
                    + "; return one cost for each, in their order, and NaN where there is none");
        }
        return costs.clone();
    }

    /** Evaluates in one call. An exception has a hint that names the first displaced point; the parameters keep their values in the call. */
    private double @Nullable [] watched(List<Perturbation> perturbations) {
        try {
            return batch.costs(perturbations);
        } catch (Throwable thrown) {
            DisplacedHint.addFirst(
                    thrown,
                    "batched cost",
                    () -> firstMoved(perturbations),
                    perturbations.size(),
                    BatchedCostAdapter.class);
            throw thrown;
        }
    }

    private DisplacedNames firstMoved(List<Perturbation> perturbations) {
        DisplacedNames moved = new DisplacedNames();
        for (int i = 0; i < perturbations.size() && moved.isEmpty(); i++) {
            for (ParameterBlock block : blocks) {
                moved.add(
                        block::nameOf,
                        block.values().toArray(),
                        perturbations.get(i).values(block.array()));
            }
        }
        return moved;
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

    /** All entries of all blocks with new values. Each element is created when it is read. */
    private static final class AllDisplacedEntries extends AbstractList<DisplacedEntry> implements RandomAccess {

        private final List<String> names;
        private final List<double[]> values;
        private final int size;

        AllDisplacedEntries(List<String> names, List<double[]> values) {
            this.names = names;
            this.values = values;
            this.size = values.stream().mapToInt(block -> block.length).sum();
        }

        @Override
        public DisplacedEntry get(int index) {
            int entry = Objects.checkIndex(index, size);
            int block = 0;
            while (entry >= values.get(block).length) {
                entry -= values.get(block).length;
                block++;
            }
            return new DisplacedEntry(names.get(block), entry, values.get(block)[entry]);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
