package org.gradcheck.internal.evaluation;

import java.util.function.Supplier;

/**
 * Budget of evaluations for more precise derivatives of entries that agree, but whose noise could hide a small error.
 * It is a fixed number for each point, and refinements of doubtful entries use it up as well, so that a check takes
 * about two evaluations an entry.
 */
public final class EvaluationBudget {

    private final CountedCost cost;
    private long left;

    public EvaluationBudget(CountedCost cost, long limit) {
        this.cost = cost;
        this.left = limit;
    }

    /** Returns whether the evaluations suffice for a central difference. */
    public boolean areLeft() {
        return left() >= 2;
    }

    public int left() {
        return (int) Math.min(left, cost.meter().left());
    }

    /** Subtracts evaluations that were made outside of {@link #spend}. */
    public void take(long evaluations) {
        left -= evaluations;
    }

    public <T> T spend(Supplier<T> work) {
        long before = cost.allEvaluations();
        T result = work.get();
        left -= cost.allEvaluations() - before;
        return result;
    }
}
