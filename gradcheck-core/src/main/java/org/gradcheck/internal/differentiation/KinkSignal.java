package org.gradcheck.internal.differentiation;

/**
 * Change of the slope of a cost along a line, without the change that is proportional to the step.
 *
 * <p>The slope on the right less that on the left, D(h), is proportional to the step h for a smooth cost, up to terms of h^3. A
 * kink at the distance d, with a change of slope k, adds k (1 - d / h) to it for each step beyond d. So D(h) - D(r h) / r is zero
 * up to h^3 for a smooth cost, and {@code k (1 - 1 / r)} for a kink much closer than h. Kinks of several parameters add up.
 *
 * @param value the signal, in the unit of the slope
 * @param noise a bound on the effect of the noise of the cost
 */
public record KinkSignal(double value, double noise) {

    /** Ratio of the two steps. Chosen: a single kink keeps 3/4 of its change of slope, with little more than the noise of one step. */
    static final double STEP_RATIO = 4;

    /**
     * Multiple of the bound of the noise above which a kink is visible. Chosen: 34 noise levels divided by the step, 14
     * standard deviations of the signal.
     */
    private static final double VISIBLE = 8;

    /** Returns the signal of two stencils of different steps; NaN where the cost has no value. */
    static KinkSignal of(Stencil near, Stencil far) {
        if (!near.isCentral() || !far.isCentral()) {
            return new KinkSignal(Double.NaN, Double.POSITIVE_INFINITY);
        }
        double ratio = far.step() / near.step();
        DifferenceQuotient small = near.slopeDifference();
        DifferenceQuotient large = far.slopeDifference();
        return new KinkSignal(small.value() - large.value() / ratio, small.noise() + large.noise() / ratio);
    }

    /**
     * Returns whether kinks change the slope by more than the noise of the cost does.
     *
     * @return false also where the signal is not known
     */
    public boolean isVisible() {
        return Math.abs(value) > VISIBLE * noise;
    }

    /**
     * Returns the signal of the other parameters, where this one is that of all of them along the same direction.
     *
     * @param part the signal of some of the parameters
     * @return the difference, with the larger of both noises
     */
    public KinkSignal without(KinkSignal part) {
        return new KinkSignal(value - part.value, Math.max(noise, part.noise));
    }
}
