package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.differentiation.PairedSlopes;
import org.gradcheck.internal.differentiation.SlopePair;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Search for the step along a line at which noise and kinks meet.
 *
 * <p>The error by noise falls with the step; that by kinks and curvature grows with it. The search starts at the step at which the noise
 * is as small as wanted. As long as the slopes at the whole and at half of the step differ by more than the noise explains, it takes a
 * quarter of the step. The best of these steps is chosen.
 *
 * @param slopes measures the slopes
 * @param noise the noise level of the cost
 * @param memory holds the components of one direction after the other
 */
record StepSearch(PairedSlopes slopes, double noise, DirectionComponents memory) {

    /** Ratio of the steps. Chosen: kinks in a quarter of the step are a quarter as many, and the noise is four times as large. */
    static final double RATIO = 4;

    /** Difference of both slopes that noise explains, in its standard deviations. Chosen: one of 16,000 normal ones is larger. */
    private static final double BY_NOISE = 4;

    /** Most steps. Chosen: the last one is a thousandth of the first. */
    private static final int MOST_STEPS = 6;

    /** Smallest step, in lengths of the block. Chosen: 64 roundings of a parameter in single precision. */
    static final double SMALLEST_STEP = 0x1p-18;

    /** Largest step, in lengths of the block. Chosen: few costs are close to a parabola over larger ones. */
    static final double LARGEST_STEP = 0x1p-2;

    /** Line through the point along which the cost is evaluated. */
    interface Line {

        /** Writes the displacements at a distance along the line. */
        void write(DirectionComponents components, double length);

        /** Returns the numbers of the displaced parameters. */
        EntryRange range();
    }

    /**
     * The chosen step.
     *
     * @param length the step, in lengths of the block
     * @param pair the slopes there
     */
    record Step(double length, SlopePair pair) {}

    /** Searches from a step on, which is cut to the limits of the steps of a block. */
    Step ofBlock(Line line, double start, double longest) {
        return from(line, Math.max(SMALLEST_STEP, Math.min(start, Math.min(longest, LARGEST_STEP))), SMALLEST_STEP);
    }

    /** Searches from a step on. */
    Step from(Line line, double start, double smallest) {
        double length = start;
        Step best = at(line, length);
        Step last = best;
        for (int i = 1; i < MOST_STEPS && isTooLong(last.pair()) && length / RATIO >= smallest; i++) {
            length /= RATIO;
            last = at(line, length);
            best = error(last) < error(best) ? last : best;
        }
        return best;
    }

    Step at(Line line, double length) {
        memory.clear();
        line.write(memory, length);
        return new Step(length, slopes.along(memory.direction(), line.range()));
    }

    private boolean isTooLong(SlopePair pair) {
        return !pair.isKnown() || Math.abs(pair.difference()) > BY_NOISE * SlopePair.DIFFERENCE_NOISE * noise;
    }

    /** Returns the error of the slope; infinite outside the domain of the cost. */
    private double error(Step step) {
        return step.pair().isKnown()
                ? Math.max(SlopePair.VALUE_NOISE * noise, Math.abs(step.pair().difference())) / step.length()
                : Double.POSITIVE_INFINITY;
    }
}
