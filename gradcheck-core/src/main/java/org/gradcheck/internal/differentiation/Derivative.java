package org.gradcheck.internal.differentiation;

/**
 * What finite differences tell of the derivative of a cost along one coordinate. Values and errors are in the unit of
 * the cost divided by that of the coordinate.
 */
public sealed interface Derivative {

    /**
     * Returns one number for the derivative.
     *
     * @return the derivative; at a kink the mean of the slopes on both sides, at a jump NaN
     */
    double value();

    /**
     * Returns how far the value may be wrong: the noise of the cost divided by the step, and the truncation error as it
     * shows between different steps.
     *
     * @return the error bar, greater than 0; infinite where nothing is known
     */
    double error();

    /**
     * Tells how far a claimed derivative lies from all values that are right.
     *
     * @param claimed the derivative that somebody computed
     * @return the distance, 0 or more; 0 where nothing is compared, NaN or infinite where no number is
     *     right or the claim is none
     */
    double distanceTo(double claimed);

    /**
     * Returns how far the derivatives that are right lie apart.
     *
     * @return the difference between the slopes on both sides of a kink; 0 where there is none
     */
    default double width() {
        return 0;
    }

    /**
     * Returns how far the value may be wrong if differences over many sizes of the parameter are not believed: what is
     * linear over such a distance need not be so at the point, where noise hides the cost. They may confirm a claimed
     * derivative, and do not refute it.
     *
     * @return the error bar without such differences, not below {@link #error}; infinite where nothing else is known
     */
    default double doubt() {
        return error();
    }

    /**
     * Believes all differences, since somebody has chosen their steps.
     *
     * @return the same derivative, in no more doubt than its error bar says
     */
    default Derivative withoutDoubt() {
        return this;
    }

    /**
     * The cost is smooth at the point, as far as can be seen.
     *
     * @param value the derivative
     * @param error its error bar
     * @param doubt its error bar without differences over many sizes of the parameter
     */
    record Smooth(double value, double error, double doubt) implements Derivative {

        /**
         * A derivative that takes no difference over many sizes of the parameter.
         *
         * @param value the derivative
         * @param error its error bar
         */
        public Smooth(double value, double error) {
            this(value, error, error);
        }

        @Override
        public Derivative withoutDoubt() {
            return new Smooth(value, error);
        }

        @Override
        public double distanceTo(double claimed) {
            return claimed == value ? 0 : Math.abs(claimed - value);
        }
    }

    /**
     * The slopes on the two sides differ: each number between them is a subgradient (Clarke, 1983).
     *
     * @param left the slope towards smaller coordinates
     * @param right the slope towards larger coordinates
     * @param error the error bar of both
     */
    record Kink(double left, double right, double error) implements Derivative {

        @Override
        public double value() {
            return left + (right - left) / 2;
        }

        @Override
        public double width() {
            return Math.abs(right - left);
        }

        @Override
        public double distanceTo(double claimed) {
            double below = Math.min(left, right) - claimed;
            double above = claimed - Math.max(left, right);
            return Double.isNaN(claimed) ? Double.NaN : Math.max(0, Math.max(below, above));
        }
    }

    /**
     * The cost jumps at the point and has no derivative there.
     *
     * @param height how far the cost jumps, in the unit of the cost
     */
    record Jump(double height) implements Derivative {

        @Override
        public double value() {
            return Double.NaN;
        }

        @Override
        public double error() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double distanceTo(double claimed) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** The coordinate was not displaced, since it must stay as it is. */
    record Excluded() implements Derivative {

        @Override
        public double value() {
            return Double.NaN;
        }

        @Override
        public double error() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double distanceTo(double claimed) {
            return 0;
        }
    }
}
