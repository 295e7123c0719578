package org.gradcheck.internal.blockwise;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.gradcheck.internal.noise.RobustMean;

/**
 * Step for a block at points nearby.
 *
 * <p>It is searched at the first points, and is the median of these from then on. It is shortened once if kinks spread the slopes far more
 * than noise. The variance by kinks falls with the step and that by noise grows with its square, so their sum is the least where kinks have
 * twice the variance of noise.
 */
final class StepNearby {

    /** Points at which the step is searched. Chosen: a kink close to one of them misleads the search there. */
    private static final int SEARCHES = 3;

    /** Points after which the step is compared with the spread. Chosen: their median deviation is within a half of the true one. */
    private static final int COMPARED = 6;

    /** Spread by kinks, in standard deviations of noise, from which the step is shorter. Chosen: a gain of less is not worth the lost points. */
    private static final double FAR_BEYOND_NOISE = 4;

    /** Largest factor by which the step is shorter. Chosen: two of {@link StepSearch#RATIO}. */
    private static final double MUCH_SHORTER = StepSearch.RATIO * StepSearch.RATIO;

    private OptionalDouble length = OptionalDouble.empty();
    private boolean isCompared;

    /** Returns the step; empty as long as it is to be searched. */
    OptionalDouble length() {
        return length;
    }

    /**
     * Chooses the step, and returns whether it is shorter now, so that longer ones count no more.
     *
     * @param points the block at all points nearby but the closest
     */
    boolean isShortenedBy(Collection<WholeBlock> points) {
        if (length.isEmpty() && points.size() == SEARCHES) {
            length = OptionalDouble.of(
                    points.stream().mapToDouble(WholeBlock::length).sorted().toArray()[SEARCHES / 2]);
        } else if (!isCompared && points.size() == COMPARED) {
            isCompared = true;
            double noise = points.stream().mapToDouble(WholeBlock::error).min().orElseThrow();
            double spread = RobustMean.spread(
                    points.stream().mapToDouble(WholeBlock::deviation).toArray());
            double ratio = spread / noise;
            if (ratio > FAR_BEYOND_NOISE) {
                length = OptionalDouble.of(Math.max(
                        StepSearch.SMALLEST_STEP,
                        length.getAsDouble() / Math.min(MUCH_SHORTER, Math.cbrt(ratio * ratio / 2))));
                return true;
            }
        }
        return false;
    }

    /** Takes the step of the last of some points. */
    void follow(Collection<WholeBlock> points) {
        length = OptionalDouble.of(List.copyOf(points).get(points.size() - 1).length());
    }
}
