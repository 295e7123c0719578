package org.gradcheck.internal.sampling;

/**
 * Bounds on the bias of a block: as a vector in the unit of the cost, by the Euclidean norm.
 *
 * @param bias the largest norm that is not excluded
 * @param smallest the same if the mean bias were zero; it falls with the square root of the number of samples
 * @param isHeavy whether most of it is due to rare values that may not have been drawn yet, because a few samples make up the variance
 * @param norm the norm of the gradient
 * @param leastNorm a lower bound of it
 */
record BlockBound(double bias, double smallest, boolean isHeavy, double norm, double leastNorm) {

    /** Standard errors by which the norm may be overestimated. Formula: a normal mean is farther below its expectation in 2 % of checks. */
    private static final double BELOW = 2;

    /**
     * Values that may not have been drawn yet, in units of the farthest one. Formula: of events that are expected 4.6 times, none is drawn with a
     * chance of 1 %, exp(-4.6); chosen: each is up to eleven times as far as the farthest that was.
     */
    private static final double HIDDEN_EVENTS = 50;

    /** @param spent the number of looks before that could have found the block right */
    static BlockBound of(SampledMeans means, int block, ErrorRates rates, int spent) {
        int from = means.parameters().from(block);
        int to = means.parameters().to(block);
        int moving = means.parameters().moving(block);
        double norm = Math.sqrt(Math.max(
                0, means.gradient().squaredLength(from, to) - means.gradient().trace(from, to)));
        double least = norm - BELOW * means.gradientAlongItself(block).standardError();
        double rounding = CommonRounding.of(means) * Math.sqrt(moving);
        double ofEntry = rates.width(spent, Math.max(1, moving));
        double ofBlock = rates.width(spent, 1);
        EntryMeans.Spread spread = means.missing().spread(from, to);
        double square = Math.max(
                0, means.missing().squaredLength(from, to) - means.missing().trace(from, to));
        double bias = Math.min(box(means, from, to, ofEntry, 1), ball(square, spread, ofBlock));
        double smallest = Math.min(box(means, from, to, ofEntry, 0), ball(0, spread, ofBlock));
        double unseen = unseen(means, from, to);
        double further = rounding + unseen;
        return new BlockBound(bias + further, smallest + further, unseen > bias, norm, Math.max(0, least));
    }

    /** Returns the norm that rare values which were not drawn may add, for entries whose variance a few samples make up. */
    private static double unseen(SampledMeans means, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            Moments moments = means.entry(i);
            double side = moments.isHeavy() ? HIDDEN_EVENTS * moments.farthest() / moments.count() : 0;
            sum += side * side;
        }
        return Math.sqrt(sum);
    }

    /** The corner of the box of the intervals of all entries, around the mean bias times a factor. */
    private static double box(SampledMeans means, int from, int to, double width, double factor) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double side = factor * Math.abs(means.missing().mean(i))
                    + width * means.missing().standardError(i);
            sum += side * side;
        }
        return Math.sqrt(sum);
    }

    /**
     * The square of the length of a mean with the bias {@code b}, less the trace of its covariance, has the mean {@code |b|^2} and a variance of
     * at most {@code 2 s^2 + 4 l |b|^2}, for the Frobenius norm {@code s} and the largest eigenvalue {@code l} of the covariance. The bound is
     * the largest {@code |b|} from which the measured one is {@code z} deviations away.
     */
    private static double ball(double square, EntryMeans.Spread spread, double z) {
        double shift = z * spread.largest();
        double root = Math.sqrt(4 * shift * shift + 4 * spread.largest() * square + 2 * spread.norm() * spread.norm());
        return Math.sqrt(square + 2 * z * shift + z * root);
    }

    /** Returns the largest bias that is not excluded as a part of the gradient of the block; infinite if that may be zero. */
    double part() {
        return leastNorm > 0 ? bias / leastNorm : Double.POSITIVE_INFINITY;
    }
}
