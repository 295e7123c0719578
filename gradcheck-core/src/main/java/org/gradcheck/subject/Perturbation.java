package org.gradcheck.subject;

import java.util.List;

/**
 * A point at which a {@link BatchedCost} is evaluated, as its difference from the point of the check. Values are
 * copied on request only. Immutable and thread-safe, valid until {@link BatchedCost#costs} returns.
 */
public final class Perturbation {

    private final PerturbedPoint point;
    private final List<DisplacedEntry> entries;

    Perturbation(PerturbedPoint point, List<DisplacedEntry> entries) {
        this.point = point;
        this.entries = entries;
    }

    /**
     * Returns the displaced entries: mostly one, none for the point itself, and all entries of some blocks if a check measures
     * the noise or compares many parameters at once.
     *
     * @return the displaced entries, by blocks and in row-major order; unmodifiable
     */
    public List<DisplacedEntry> entries() {
        return entries;
    }

    /**
     * Returns a block as it is at the point: the same for all perturbations of a call.
     *
     * @param block the name of the block
     * @return a new array with all its values, in row-major order
     * @throws IllegalStateException if there is no such block
     */
    public double[] point(String block) {
        return point.values(block);
    }

    /**
     * Returns a block as it is displaced.
     *
     * @param block the name of the block
     * @return a new array with all its values, in row-major order
     * @throws IllegalStateException if there is no such block
     */
    public double[] values(String block) {
        double[] values = point.values(block);
        for (DisplacedEntry displaced : entries) {
            if (displaced.block().equals(block)) {
                values[displaced.entry()] = displaced.value();
            }
        }
        return values;
    }
}
