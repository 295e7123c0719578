package org.gradcheck.internal.evaluation;

import java.util.function.Supplier;

/**
 * Evaluations of the cost that may be spent on sharper values where the cheap ones leave no doubt, but would have missed a
 * small error. A fixed number for an objective at a point, which doubtful entries use up as well, so that the cost of a
 * check stays about two evaluations an entry.
 */
public final class EvaluationBudget {

    private final CountedCost cost;
    private long left;

    public EvaluationBudget(CountedCost cost, long limit) {
        this.cost = cost;
        this.left = limit;
    }

    /** Whether there are enough for a step. */
    public boolean areLeft() {
        return left >= 2;
    }

    public int left() {
        return (int) left;
    }

    /** Uses up as many as were spent elsewhere. */
    public void take(long evaluations) {
        left -= evaluations;
    }

    public <T> T spend(Supplier<T> work) {
        long before = cost.looks();
        T result = work.get();
        left -= cost.looks() - before;
        return result;
    }
}
