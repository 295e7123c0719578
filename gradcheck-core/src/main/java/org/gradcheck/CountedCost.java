package org.gradcheck;

import java.util.function.DoubleSupplier;

/** Counts how often a cost is evaluated. */
final class CountedCost implements DoubleSupplier {

    private final DoubleSupplier cost;
    private long evaluations;

    CountedCost(DoubleSupplier cost) {
        this.cost = cost;
    }

    @Override
    public double getAsDouble() {
        evaluations++;
        return cost.getAsDouble();
    }

    long evaluations() {
        return evaluations;
    }
}
