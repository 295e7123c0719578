package org.gradcheck.internal.evaluation;

import org.gradcheck.internal.parameters.CostChanges;

/** Counter of partial evaluations, which compute only the part of the cost that depends on one entry. */
public final class CountedChanges implements CostChanges {

    private final CostChanges changes;
    private final CountedCost counter;

    public CountedChanges(CostChanges changes, CountedCost counter) {
        this.changes = changes;
        this.counter = counter;
    }

    @Override
    public double of(int entry, double displacement) {
        counter.countPart();
        return changes.of(entry, displacement);
    }

    @Override
    public void ofAll(double[] steps, double[] left, double[] right, double tolerance) {
        changes.ofAll(steps, left, right, tolerance);
    }
}
