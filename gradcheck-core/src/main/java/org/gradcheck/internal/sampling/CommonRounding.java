package org.gradcheck.internal.sampling;

/** Rounding error that all samples may have in common. */
final class CommonRounding {

    /** Part of the cost: some eight roundings of a double. */
    private static final double OF_COST = 0x1p-50;

    /** Part of a gradient that is summed over many terms. Chosen: as for entries that are compared one by one. */
    private static final double OF_GRADIENT = 1e-12;

    /** Part of a cost or a gradient that floats contribute to. Formula: four roundings of a float, of 2^-24 each. */
    private static final double OF_FLOATS = 0x1p-22;

    private CommonRounding() {}

    /** Returns the error of a slope along the signs of the gradient of a block, in the unit of the cost. */
    static double alongGradient(SampledMeans means, int block) {
        double claimed = Math.abs(means.alongGradient(block).claimed().mean());
        return ofCost(means) * means.size() + ofGradient(means) * claimed;
    }

    private static double ofCost(SampledMeans means) {
        return means.isSinglePrecision() ? OF_FLOATS : OF_COST;
    }

    private static double ofGradient(SampledMeans means) {
        return means.isSinglePrecision() ? OF_FLOATS : OF_GRADIENT;
    }

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
        return ofCost(means) * means.size() * steepest + ofGradient(means) * largest;
    }
}
