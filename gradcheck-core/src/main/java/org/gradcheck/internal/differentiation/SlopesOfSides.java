package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;

/**
 * The slopes on both sides of the point at close steps, and the slopes that a kink near it allows.
 *
 * @param central stencils with both sides, by ascending steps
 */
record SlopesOfSides(List<Stencil> central) {

    /** The slopes that each side allows; at least one stencil. */
    SlopeInterval allowed() {
        return SlopeInterval.ofSide(Side.LEFT.quotients(central))
                .and(SlopeInterval.ofSide(Side.RIGHT.quotients(central)));
    }

    /**
     * The width of the range of all slopes beside a kink. Another kink close to the point makes the extrapolation uncertain, but not that
     * range: a slope beyond it by more than its width is none at the point.
     *
     * @param limit the largest step whose slopes count
     * @return the width; infinite if noise explains the spread, or no step counts
     */
    double spread(double limit) {
        List<Stencil> near = new ArrayList<>(central);
        near.removeIf(stencil -> stencil.step() > limit);
        if (near.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        DifferenceQuotient largest = near.get(near.size() - 1).slopeDifference();
        double width = SlopeInterval.ofStepsAboveNoise(near).width();
        return width > ErrorBars.AGREEMENT * largest.noise() ? width : Double.POSITIVE_INFINITY;
    }

    /**
     * The slopes that a kink near the point allows. A kink at the point gives the same difference of slopes at every step, a kink
     * beside it at every step beyond, and a smooth cost a series in powers of the step, whose limit is 0. So the limit, with its error
     * bar, bounds the slopes of a smooth cost. Near a kink, the slopes of each side do, and where the difference of the slopes does not
     * shrink towards the point.
     *
     * @param slope the extrapolated slope of the close steps
     */
    SlopeInterval allowedAround(double slope) {
        SlopeInterval sides = allowed();
        List<DifferenceQuotient> differences = new ArrayList<>();
        for (Stencil stencil : central) {
            differences.add(stencil.slopeDifference());
        }
        Extrapolation kink = Extrapolation.best(differences, 1);
        double error = ErrorBars.AGREEMENT * kink.error();
        SlopeInterval smooth = SlopeInterval.around(slope, (Math.abs(kink.value()) + error) / 2);
        boolean isSmooth = Math.abs(kink.value()) <= error
                && SlopeInterval.shrinkTowardsThePoint(differences)
                && smooth.intersects(sides)
                && smooth.isNarrowerThan(sides);
        return isSmooth ? smooth : sides;
    }

    /**
     * Returns whether the slope on one side changes more, from step to step, as the step shrinks. Beyond a kink it changes by the
     * height of the kink divided by the step; where the cost is smooth, it changes in proportion to the step.
     */
    boolean areDiverging() {
        return central.size() >= 3
                && (areDiverging(Side.LEFT.quotients(central)) || areDiverging(Side.RIGHT.quotients(central)));
    }

    private static boolean areDiverging(List<DifferenceQuotient> quotients) {
        double near = Math.abs(quotients.get(1).value() - quotients.get(0).value());
        double far = Math.abs(quotients.get(2).value() - quotients.get(1).value());
        return near > Math.max(far, ErrorBars.AGREEMENT * quotients.get(0).noise());
    }
}
