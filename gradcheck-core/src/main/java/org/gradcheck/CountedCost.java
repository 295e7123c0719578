package org.gradcheck;

import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;

/** Counts how often a cost is evaluated, and stops when the thread is interrupted. */
final class CountedCost implements DoubleSupplier {

    private final DoubleSupplier cost;
    private long evaluations;
    private long parts;

    CountedCost(DoubleSupplier cost) {
        this.cost = cost;
    }

    @Override
    public double getAsDouble() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the gradient check was interrupted before evaluation " + (evaluations + 1)
                    + " of the cost; all parameters are restored");
        }
        evaluations++;
        return cost.getAsDouble();
    }

    long evaluations() {
        return evaluations;
    }

    /** Counts an evaluation of no more of the cost than one parameter changes. */
    void countPart() {
        parts++;
    }

    /** All evaluations, those of parts of the cost among them. */
    long looks() {
        return evaluations + parts;
    }
}
