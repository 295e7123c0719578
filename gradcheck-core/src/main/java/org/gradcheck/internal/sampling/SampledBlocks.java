package org.gradcheck.internal.sampling;

/** Conclusions about the blocks from means over samples. */
final class SampledBlocks {

    /** Events below which the variance of a gradient is doubtful. Measured: 1 to 6 for tails of an infinite one, from 8 on for squares of normal values. */
    private static final double FEWEST_OF_GRADIENT = 5;

    private final SampledMeans means;
    private final BlockBound[] bounds;

    /** @param spent for each block, the number of looks before that could have found it right */
    SampledBlocks(SampledMeans means, ErrorRates rates, int[] spent) {
        this.means = means;
        this.bounds = new BlockBound[means.parameters().blocks()];
        for (int b = 0; b < bounds.length; b++) {
            bounds[b] = BlockBound.of(means, b, rates, spent[b]);
        }
    }

    BlockBound bound(int block) {
        return bounds[block];
    }

    /** Returns a lower bound of the norm of the whole gradient. */
    double leastNorm() {
        double sum = 0;
        for (BlockBound bound : bounds) {
            sum += bound.leastNorm() * bound.leastNorm();
        }
        return Math.sqrt(sum);
    }

    /** Returns whether a bias above a part of the block is excluded, or of the whole gradient if the block is zero. */
    boolean isRight(int block, double part) {
        double norm = isZero(block) ? leastNorm() : bounds[block].leastNorm();
        double allowed = Math.max(part * norm, Tolerated.ofBlock(means, block));
        return norm > 0 && bounds[block].bias() <= allowed;
    }

    /** Returns whether {@link #isRight} would be true if the mean bias were zero. */
    boolean couldBeRight(int block, double part) {
        double norm = isZero(block) ? leastNorm() : bounds[block].leastNorm();
        return norm > 0 && bounds[block].smallest() <= Math.max(part * norm, Tolerated.ofBlock(means, block));
    }

    /** Returns whether the gradient of a block does not differ from zero. */
    boolean isZero(int block) {
        return bounds[block].leastNorm() == 0;
    }

    /** Returns whether a few samples make up the variance of the gradient, though it may be right in each sample. */
    boolean isGradientHeavy(int block) {
        return means.gradientAlongItself(block).effectiveCount() < FEWEST_OF_GRADIENT;
    }
}
