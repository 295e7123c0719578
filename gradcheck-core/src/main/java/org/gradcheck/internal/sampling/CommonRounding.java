package org.gradcheck.internal.sampling;

/** Rounding error that all samples may have in common. */
final class CommonRounding {

    /** Part of the cost: some eight roundings of a double. */
    static final double OF_COST = 0x1p-50;

    /** Part of a gradient that is summed over many terms. Chosen: as for entries that are compared one by one. */
    private static final double OF_GRADIENT = 1e-12;

    private CommonRounding() {}

    /** Returns the error of a mean, in the unit of derivatives times scales. */
    static double of(SampledMeans means) {
        double largest = 0;
        double steepest = 0;
        for (int i = 0; i < means.parameters().size(); i++) {
            largest = Math.max(largest, Math.abs(means.gradient().mean(i)));
            double reach = means.segment().reach()[i];
            steepest = reach == 0
                    ? steepest
                    : Math.max(steepest, means.parameters().scale(i) / reach);
        }
        return OF_COST * means.size() * steepest + OF_GRADIENT * largest;
    }
}
