package org.gradcheck.internal.sampling;

/**
 * Bounds on the bias of a block: as a vector in the unit of the cost, by the Euclidean norm.
 *
 * @param bias the largest norm that is not excluded
 * @param norm the norm of the gradient
 * @param leastNorm a lower bound of it
 */
record BlockBound(double bias, double norm, double leastNorm) {

    /** Standard errors by which the norm may be overestimated. */
    private static final double BELOW = 2;

    static BlockBound of(SampledMeans means, int block, ErrorRates rates) {
        int from = means.parameters().from(block);
        int to = means.parameters().to(block);
        int moving = 0;
        for (int i = from; i < to; i++) {
            moving += means.parameters().isFixed(i) ? 0 : 1;
        }
        double norm = Math.sqrt(Math.max(0, means.gradient().squaredLength(from, to) - means.gradient().trace(from, to)));
        double least = norm - BELOW * means.gradientAlongItself(block).standardError();
        double rounding = Rounding.of(means) * Math.sqrt(moving);
        double bias = Math.min(box(means, from, to, rates.width(Math.max(1, moving))), ball(means, from, to, rates.width(1)));
        return new BlockBound(bias + rounding, norm, Math.max(0, least));
    }

    /** The corner of the box of the intervals of all entries. */
    private static double box(SampledMeans means, int from, int to, double width) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double side = Math.abs(means.missing().mean(i)) + width * means.missing().standardError(i);
            sum += side * side;
        }
        return Math.sqrt(sum);
    }

    /**
     * With a bias {@code b} and an error {@code e} of the mean, {@code |b + e|^2 >= |b|^2 - 2 z sqrt(l) |b| + trace - sqrt(2) z s}, for the
     * largest eigenvalue {@code l} and the Frobenius norm {@code s} of the covariance of {@code e} (Laurent and Massart, 2000).
     */
    private static double ball(SampledMeans means, int from, int to, double z) {
        double spread = means.missing().spread(from, to);
        double largest = spread;
        double square = means.missing().squaredLength(from, to) - means.missing().trace(from, to);
        double root = Math.sqrt(Math.max(0, square + Math.sqrt(2) * z * spread + z * z * largest));
        return z * Math.sqrt(largest) + root;
    }

    /** Returns the largest bias that is not excluded as a part of the gradient of the block; infinite if that may be zero. */
    double part() {
        return leastNorm > 0 ? bias / leastNorm : Double.POSITIVE_INFINITY;
    }
}
