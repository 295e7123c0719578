package org.gradcheck.report;

/**
 * Something that the check noticed about the cost or the gradient as a whole, before or beside any entry.
 *
 * @param kind what it is
 * @param text what was seen and what to do about it, in one line
 */
public record Finding(Kind kind, String text) {

    /** The kinds of findings, each with what it means for the verdict. */
    public enum Kind {

        /** The cost is NaN or infinite at the point. */
        COST_NOT_FINITE(Verdict.UNRESOLVED),

        /** The cost differs between evaluations at the same parameters by more than rounding. */
        COST_NOT_REPEATABLE(Verdict.NONDETERMINISTIC),

        /** The cost has another value once the gradient was computed. */
        COST_CHANGED_BY_GRADIENT(Verdict.NONDETERMINISTIC),

        /** The gradient, or another derivative, differs between evaluations at the same parameters. */
        GRADIENT_NOT_REPEATABLE(Verdict.NONDETERMINISTIC),

        /** The code that computes the gradient returns another cost than the cost itself. */
        VALUE_DIFFERS_FROM_COST(Verdict.DISAGREES),

        /** A matrix of second derivatives is not symmetric. */
        HESSIAN_NOT_SYMMETRIC(Verdict.DISAGREES),

        /** A parameter is NaN or infinite, and not excluded from the check. */
        PARAMETER_NOT_FINITE(Verdict.UNRESOLVED),

        /** Each evaluation adds the gradient, or another derivative, to what the one before has left. */
        GRADIENT_ACCUMULATES(Verdict.DISAGREES),

        /** Each block asks for its gradient by a call that adds to the gradients of all blocks. */
        GRADIENT_ACCUMULATES_BY_BLOCK(Verdict.DISAGREES),

        /** The cost or the gradient wrote to the parameters. */
        PARAMETERS_CHANGED(Verdict.UNRESOLVED),

        /** The cost stays the same whatever is stored in the parameters. */
        COST_IGNORES_PARAMETERS(Verdict.DISAGREES);

        private final Verdict verdict;

        Kind(Verdict verdict) {
            this.verdict = verdict;
        }

        /**
         * Returns the verdict of a gradient of which this was found, if nothing worse was.
         *
         * @return a verdict that does not pass
         */
        public Verdict verdict() {
            return verdict;
        }
    }
}
