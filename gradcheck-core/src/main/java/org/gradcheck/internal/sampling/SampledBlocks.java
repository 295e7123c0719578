package org.gradcheck.internal.sampling;

/** Conclusions about the blocks from means over samples. */
final class SampledBlocks {

    /** Fewest events that make up a variance. Chosen: the variance of 25 events is known to about a third. */
    static final double FEWEST_EVENTS = 25;

    /**
     * Values that may not have been drawn yet, in units of the farthest one. Formula: of events that are expected 4.6 times, none is drawn with a
     * chance of 1 %, exp(-4.6); chosen: each is up to eleven times as far as the farthest that was.
     */
    private static final double HIDDEN_EVENTS = 50;

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
        return norm > 0 && bounds[block].bias() <= allowed && !hasHeavyTails(block, part * norm);
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

    /** Returns whether the variance is made up by a few samples, so that as many may be missing. */
    boolean hasHeavyTails(int block, double allowed) {
        for (int i = means.parameters().from(block); i < means.parameters().to(block); i++) {
            if (isHeavy(means.entry(i), allowed)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isHeavy(Moments moments, double allowed) {
        return moments.effectiveCount() < FEWEST_EVENTS
                && HIDDEN_EVENTS * moments.farthest() / moments.count() > allowed;
    }
}
