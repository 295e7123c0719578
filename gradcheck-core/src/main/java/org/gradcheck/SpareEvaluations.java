package org.gradcheck;

import java.util.function.Supplier;

/**
 * Evaluations of the cost that a check may spend on sharper values where the cheap ones leave no doubt, but would have
 * missed a small error. A fixed number for the whole check, so that its cost stays about two evaluations an entry.
 */
final class SpareEvaluations {

    private final CountedCost cost;
    private long left;

    SpareEvaluations(CountedCost cost, long limit) {
        this.cost = cost;
        this.left = limit;
    }

    /** Whether there are enough for two steps. */
    boolean areLeft() {
        return left >= 4;
    }

    int left() {
        return (int) left;
    }

    <T> T spend(Supplier<T> work) {
        long before = cost.evaluations();
        T result = work.get();
        left -= cost.evaluations() - before;
        return result;
    }
}
