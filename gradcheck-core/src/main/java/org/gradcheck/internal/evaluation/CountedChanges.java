package org.gradcheck.internal.evaluation;

import org.gradcheck.internal.parameters.CostChanges;

/** Counts how often single entries are looked at by a shorter way than evaluating the cost. */
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
