package org.gradcheck.report;

import org.gradcheck.internal.text.DecimalText;

/**
 * Behaviour of the cost along one parameter next to the point of a check: smooth, with a kink, or with a jump. Immutable and
 * thread-safe.
 */
public sealed interface CostNearby {

    /**
     * Returns the behaviour in words, with the reason why the analytic value is not right there.
     *
     * @param analytic the user's value, in the unit of the gradient; may be NaN or infinite
     * @return for example {@code kink: slopes -1 and +1, 1.5 is not between them}; empty if the cost is smooth
     */
    String describe(double analytic);

    /** No difference shows a kink or a jump. */
    record Smooth() implements CostNearby {

        @Override
        public String describe(double analytic) {
            return "";
        }
    }

    /**
     * Slopes that differ on both sides, in the unit of the gradient. Each number between them is a subgradient.
     *
     * @param left the slope towards smaller values of the parameter
     * @param right the slope towards larger values of the parameter
     */
    record Kink(double left, double right) implements CostNearby {

        @Override
        public String describe(double analytic) {
            boolean isBetween = Math.min(left, right) <= analytic && analytic <= Math.max(left, right);
            return this + ", " + Wording.brief(analytic, left, right) + (isBetween ? " is" : " is not")
                    + " between them";
        }

        /** Returns for example {@code kink: slopes -1 and +1}. */
        @Override
        public String toString() {
            return "kink: slopes " + signed(left) + " and " + signed(right);
        }

        private static String signed(double slope) {
            return (slope > 0 ? "+" : "") + Wording.brief(slope);
        }
    }

    /**
     * A step of the cost, which has no derivative there.
     *
     * @param height the height of the step, in the unit of the cost
     */
    record Jump(double height) implements CostNearby {

        @Override
        public String describe(double analytic) {
            return toString();
        }

        /** Returns for example {@code the cost jumps by 6.28 here}. */
        @Override
        public String toString() {
            return "the cost jumps by " + Wording.brief(Double.parseDouble(DecimalText.scientific(height, 2)))
                    + " here";
        }
    }
}
