package org.gradcheck.report;

/**
 * Finding of a check about the cost or the gradient as a whole, not about a single entry.
 *
 * @param kind the kind of finding
 * @param text the observed values and the remedy, in one line
 */
public record Finding(Kind kind, String text) {

    /** Kinds of findings, each with the verdict that follows from it. */
    public enum Kind {

        /** The cost is NaN or infinite at the point. */
        COST_NOT_FINITE(Verdict.UNRESOLVED),

        /** The cost differs between evaluations at the same parameters by more than rounding. */
        COST_NOT_REPEATABLE(Verdict.NONDETERMINISTIC),

        /** The value of the cost changes when the gradient is computed. */
        COST_CHANGED_BY_GRADIENT(Verdict.NONDETERMINISTIC),

        /** The gradient, or another derivative, differs between evaluations at the same parameters. */
        GRADIENT_NOT_REPEATABLE(Verdict.NONDETERMINISTIC),

        /** The code that computes the gradient returns another cost than the cost itself. */
        VALUE_DIFFERS_FROM_COST(Verdict.DISAGREES),

        /** A matrix of second derivatives is not symmetric. */
        HESSIAN_NOT_SYMMETRIC(Verdict.DISAGREES),

        /** The differences of a gradient are not symmetric although the Hessian is: no cost has this gradient. */
        NOT_A_GRADIENT(Verdict.DISAGREES),

        /** A sparse matrix has entries that are not zero and are not in its pattern. */
        PATTERN_INCOMPLETE(Verdict.DISAGREES),

        /** A parameter that is not excluded from the check is NaN or infinite. */
        PARAMETER_NOT_FINITE(Verdict.UNRESOLVED),

        /** Each evaluation adds the gradient, or another derivative, to the result of the evaluation before. */
        GRADIENT_ACCUMULATES(Verdict.DISAGREES),

        /** The gradient is computed anew for each block, by a call that adds to the gradients of all blocks. */
        GRADIENT_ACCUMULATES_BY_BLOCK(Verdict.DISAGREES),

        /** The gradient, or another derivative, belongs to the point at which the cost was evaluated last. */
        GRADIENT_FOLLOWS_COST(Verdict.DISAGREES),

        /** The cost or the gradient wrote to the parameters. */
        PARAMETERS_CHANGED(Verdict.UNRESOLVED),

        /** The cost does not change when other values are stored in the parameters, although the gradient is not zero. */
        COST_IGNORES_PARAMETERS(Verdict.DISAGREES),

        /** The cost does not change near the point, although the gradient is not zero. It changes further away. */
        COST_CONSTANT_NEARBY(Verdict.DISAGREES),

        /** The cost moves in steps around the point: it is rounded, counts something, or jumps. */
        COST_TOO_COARSE(Verdict.UNRESOLVED),

        /** The limit of the evaluations ended the check before everything was compared. */
        EVALUATION_LIMIT_REACHED(Verdict.UNRESOLVED),

        /**
         * The limit of the evaluations decided how the gradient was compared. What was compared agrees. This is advice, and listed only in a
         * report that passes.
         */
        EVALUATIONS_LIMITED(Verdict.AGREES),

        /** Code of the user threw an exception while the cause of wrong entries was sought. The verdict was known before. */
        EXCEPTION_IN_SEARCH(Verdict.AGREES),

        /** All values of the cost are numbers of single precision. This is advice, and listed only in a report that passes. */
        COST_IN_SINGLE_PRECISION(Verdict.AGREES);

        private final Verdict verdict;

        Kind(Verdict verdict) {
            this.verdict = verdict;
        }

        /**
         * Returns the verdict that follows from this finding, unless another result of the check is more serious.
         *
         * @return a verdict that does not pass; {@link Verdict#AGREES} if none follows
         */
        public Verdict verdict() {
            return verdict;
        }
    }
}
