package org.gradcheck.internal.sampling;

/**
 * The mean gradient of a block as a multiple of the slope of the mean cost, along the signs of the gradient.
 *
 * @param value the multiple; NaN if it is not known
 * @param error its standard error
 * @param isCommon whether no deviation is left when the gradient is divided by it: neither in an entry nor in all entries together
 */
record BlockFactor(double value, double error, boolean isCommon) {

    /**
     * Standard errors up to which a deviation is chance, of one entry and of the sum of the squares of all. Chosen: one of 16,000 is farther; a block has up
     * to some hundreds of entries.
     */
    private static final double CHANCE = 4;

    /** Standard errors of the slope below which no factor is known. Formula: the ratio is then known to about a sixth, and its error is linear to a thirtieth. */
    private static final double KNOWN = 6;

    static BlockFactor of(SampledMeans means, int block) {
        Moments claimed = means.alongGradient(block).claimed();
        Moments missing = means.alongGradient(block).missing();
        double slope = claimed.mean() + missing.mean();
        double covariance = means.alongGradient(block).covariance();
        double ofSlope = claimed.variance() + missing.variance() + 2 * covariance;
        long samples = claimed.count();
        if (samples < 2 || !(Math.abs(slope) > KNOWN * Math.sqrt(ofSlope / samples))) {
            return new BlockFactor(Double.NaN, Double.POSITIVE_INFINITY, false);
        }
        double factor = claimed.mean() / slope;
        // the variance of claimed - factor (claimed + missing)
        double rest = 1 - factor;
        double variance = rest * rest * claimed.variance()
                + factor * factor * missing.variance()
                - 2 * rest * factor * covariance;
        double error = (Math.sqrt(Math.max(0, variance) / samples) + CommonRounding.alongGradient(means, block))
                / Math.abs(slope);
        return new BlockFactor(factor, error, factor != 0 && isCommon(means, block, factor));
    }

    private static boolean isCommon(SampledMeans means, int block, double factor) {
        int from = means.parameters().from(block);
        int to = means.parameters().to(block);
        double squares = 0;
        double all = 0;
        double inNoise = 0;
        for (int i = from; i < to; i++) {
            double left = means.missing().mean(i)
                    - (1 / factor - 1) * means.gradient().mean(i);
            double noise = means.missing().standardError(i)
                    + Math.abs(1 / factor - 1) * means.gradient().standardError(i);
            if (Math.abs(left) > CHANCE * noise + CommonRounding.of(means)) {
                return false;
            }
            inNoise += noise == 0 ? 0 : left * left / (noise * noise);
            squares += left * left;
            all += means.missing().mean(i) * means.missing().mean(i);
        }
        int entries = to - from;
        return squares <= all / 4 && inNoise <= entries + CHANCE * Math.sqrt(2.0 * entries);
    }
}
