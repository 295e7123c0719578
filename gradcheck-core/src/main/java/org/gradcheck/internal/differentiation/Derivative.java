package org.gradcheck.internal.differentiation;

/**
 * Derivative of a cost along one coordinate, estimated from finite differences. Values and errors are in the unit of the cost
 * divided by the unit of the coordinate.
 */
public sealed interface Derivative {

    /**
     * Returns one number for the derivative.
     *
     * @return the derivative; at a kink the mean of the slopes on both sides, at a jump NaN
     */
    double value();

    /**
     * Returns the error bar of the value. It contains the noise of the cost divided by the step, and the truncation error as
     * estimated from different steps.
     *
     * @return the error bar, greater than 0; infinite where the error is not known
     */
    double error();

    /**
     * Returns the distance of a claimed derivative from the nearest correct value.
     *
     * @param claimed the claimed derivative
     * @return the distance, 0 or more; 0 for an excluded coordinate, infinite at a jump, NaN if the claim is NaN
     */
    double distanceTo(double claimed);

    /**
     * Returns the width of the interval of correct values.
     *
     * @return the difference between the slopes on both sides of a kink; 0 where there is none
     */
    default double width() {
        return 0;
    }

    /**
     * Returns whether the differences close to the point allow a claimed derivative, whatever the error bar says. Central
     * differences across a kink agree with each other at every step, and a cost that is linear over many sizes of the parameter may
     * have another slope close to the point, where noise hides it. A disagreement needs a claim that is not allowed.
     *
     * @param claimed the claimed derivative
     * @return true if it lies within the slopes of both sides, each with its error bar
     */
    default boolean allows(double claimed) {
        return false;
    }

    /**
     * Returns the largest distance from the nearest correct value to a claimed derivative that is {@linkplain #allows allowed}.
     *
     * @return the distance, 0 or more; infinite where only far steps are known
     */
    default double reach() {
        return 0;
    }

    /**
     * Returns the distance from the slopes beyond which a claimed derivative is refuted, however wide the error bar is.
     *
     * @return infinite unless a kink is seen, and the range of all slopes beside it
     */
    default double refutedBeyond() {
        return Double.POSITIVE_INFINITY;
    }

    /**
     * Returns this derivative with far steps counted like all others, for steps that the user has chosen.
     *
     * @return the same derivative, which {@linkplain #allows allows} nothing beyond its error bar
     */
    default Derivative withFarSteps() {
        return this;
    }

    /**
     * Returns this derivative with a claimed one allowed, which something beside the differences along the coordinate makes possible.
     *
     * @param claimed a finite number
     * @return the same slopes; a claim that is allowed already changes nothing
     */
    default Derivative allowing(double claimed) {
        return this;
    }

    /**
     * A single derivative: no difference shows a kink or a jump at the point.
     *
     * @param value the derivative
     * @param error its error bar
     * @param allowed the slopes that a kink near the point, or a slope that noise hides, allows
     * @param bend the change of the derivative over the size of the coordinate, by the least curvature seen; 0 if it is not known,
     *     or the cost does not rise, or fall, to both sides
     */
    record Smooth(double value, double error, SlopeInterval allowed, double bend) implements Derivative {

        /**
         * A derivative without a kink near the point.
         *
         * @param value the derivative
         * @param error its error bar
         */
        public Smooth(double value, double error) {
            this(value, error, new SlopeInterval(value, value));
        }

        /**
         * A derivative whose curvature is not known.
         *
         * @param value the derivative
         * @param error its error bar
         * @param allowed the slopes that the differences allow
         */
        public Smooth(double value, double error, SlopeInterval allowed) {
            this(value, error, allowed, 0);
        }

        @Override
        public boolean allows(double claimed) {
            return allowed.contains(claimed);
        }

        @Override
        public double reach() {
            return allowed.reachFrom(value);
        }

        @Override
        public Derivative withFarSteps() {
            return new Smooth(value, error);
        }

        @Override
        public Derivative allowing(double claimed) {
            return new Smooth(value, error, allowed.and(new SlopeInterval(claimed, claimed)), bend);
        }

        @Override
        public double distanceTo(double claimed) {
            return claimed == value ? 0 : Math.abs(claimed - value);
        }
    }

    /**
     * Two slopes that differ beyond their error bars. Each number between them is a subgradient (Clarke, 1983).
     *
     * @param left the slope towards smaller coordinates
     * @param right the slope towards larger coordinates
     * @param error the error bar of both
     * @param allowed the slopes that another kink near the point allows
     * @param refutedBeyond the distance from both slopes beyond which none is possible; infinite if it is not known
     */
    record Kink(double left, double right, double error, SlopeInterval allowed, double refutedBeyond)
            implements Derivative {

        /**
         * A kink without another one near the point.
         *
         * @param left the slope towards smaller coordinates
         * @param right the slope towards larger coordinates
         * @param error the error bar of both
         */
        public Kink(double left, double right, double error) {
            this(
                    left,
                    right,
                    error,
                    new SlopeInterval(Math.min(left, right), Math.max(left, right)),
                    Double.POSITIVE_INFINITY);
        }

        @Override
        public boolean allows(double claimed) {
            return allowed.contains(claimed);
        }

        @Override
        public double reach() {
            return Math.max(
                    0, Math.max(allowed.highest() - Math.max(left, right), Math.min(left, right) - allowed.lowest()));
        }

        @Override
        public Derivative withFarSteps() {
            return new Kink(left, right, error);
        }

        @Override
        public Derivative allowing(double claimed) {
            return new Kink(left, right, error, allowed.and(new SlopeInterval(claimed, claimed)), refutedBeyond);
        }

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
     * A jump of the cost at the point, where it has no derivative.
     *
     * @param height the height of the jump, in the unit of the cost
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

    /**
     * No dependence on the coordinate: the cost keeps its value to the last bit when the coordinate is displaced by about an eighth of
     * the size of the parameter.
     */
    record Unmoved() implements Derivative {

        @Override
        public double value() {
            return 0;
        }

        /** The smallest number above 0. What noise hides is no part of it, since the cost shows none. */
        @Override
        public double error() {
            return Double.MIN_VALUE;
        }

        @Override
        public double distanceTo(double claimed) {
            return Math.abs(claimed);
        }
    }

    /** No derivative, because the limit of the evaluations left none for it. */
    record Unreached() implements Derivative {

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
            return Double.NaN;
        }
    }

    /** No derivative, because the coordinate must keep its value. */
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
