package org.gradcheck;

/**
 * When two values of a derivative are taken as equal: {@code |a - n| <= relative max(|a|, |n|) + absolute}.
 *
 * @param relative the allowance relative to the larger value; not negative
 * @param absolute the allowance in the unit of the gradient; not negative
 */
record Agreement(double relative, double absolute) {

    /**
     * The allowance for differences of a cost of this size: the rounding of the cost, about 1e-16 of its size, is
     * divided by steps down to 1e-7.
     */
    static Agreement atCost(double cost) {
        double size = Double.isFinite(cost) ? Math.abs(cost) : 0;
        return new Agreement(1e-5, 1e-9 * size);
    }

    static double allowance(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + "; give a finite value of 0 or more");
        }
        return value;
    }

    /** How much of the allowance is used up: at most 1 if the values agree; NaN and infinity never do. */
    double use(double analytic, double numeric) {
        if (!Double.isFinite(analytic) || !Double.isFinite(numeric)) {
            return Double.POSITIVE_INFINITY;
        }
        double allowed = relative * Math.max(Math.abs(analytic), Math.abs(numeric)) + absolute;
        return analytic == numeric ? 0 : Math.abs(analytic - numeric) / allowed;
    }
}
