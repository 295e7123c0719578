package org.gradcheck.internal.sampling;

/**
 * What the samples up to the limit can still show of a right gradient, given the variances.
 *
 * <p>A bound falls with the square root of the number of samples. To call a bias wrong takes about twice as many standard errors as to exclude
 * it: 7 (5.3 for a chance of 1e-7, and 1.7 more so that 95 % of the biases show) in place of some 3.
 *
 * @param blocks what the samples so far show
 * @param means the means of the samples so far
 * @param growth the number of samples at the limit as a multiple of those so far
 */
record Prospects(SampledBlocks blocks, SampledMeans means, double growth) {

    /** Largest bias, as a part of a block, that a right block may hide: half, twice, zero and the opposite sign would show. */
    static final double LARGEST_HIDDEN = 0.5;

    /** Bias, as a part of a block, that is excluded before a check stops. Chosen: the guide promises it. */
    private static final double TARGET = 0.1;

    /** Standard errors of a bias that is called wrong, in those of one that is excluded. Formula: 7 / 3, see above. */
    private static final double SHOWN = 2;

    /** The bias of a gradient of the opposite sign, as a part of it. */
    private static final double OPPOSITE = 2;

    /**
     * Returns the bias, as a part of a block, that is excluded before the check stops: a tenth, or a half if the limit would show no bias below
     * a half.
     */
    double target(int block) {
        return SHOWN * reachable(block) < LARGEST_HIDDEN ? TARGET : LARGEST_HIDDEN;
    }

    /** Returns whether the limit neither excludes a bias of half of a block nor shows a gradient of the opposite sign. */
    boolean isHopeless(int block) {
        return !isNeverFilled(block) && SHOWN * reachable(block) > OPPOSITE;
    }

    private boolean isNeverFilled(int block) {
        int from = means.parameters().from(block);
        int to = means.parameters().to(block);
        return means.isZero(from, to);
    }

    /** Returns the bias, as a part of a block, that the limit excludes if no bias is seen. */
    private double reachable(int block) {
        double norm = blocks.isZero(block) ? Math.max(blocks.leastNorm(), likely(block)) : likely(block);
        return blocks.bound(block).smallest() / Math.sqrt(growth) / norm;
    }

    private double likely(int block) {
        return blocks.bound(block).norm() + means.gradientAlongItself(block).standardError();
    }
}
