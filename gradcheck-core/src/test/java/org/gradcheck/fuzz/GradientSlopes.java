package org.gradcheck.fuzz;

import java.util.Arrays;
import java.util.stream.IntStream;

/** True slopes of a program along all coordinates. */
final class GradientSlopes {

    /** Part of a block that need not be visible for a right gradient to be decided. */
    private static final double SMALL_PART = 0.01;

    /** Part of an entry that must be visible for the entry to be decided. */
    private static final double CLEAR_PART = 0.03;

    /** A gradient in double precision may be rounded by this part of its largest entry, in units of the parameters. */
    private static final double ROUNDING = 1e-10;

    private static final double ROUNDING_TO_FLOATS = 1e-5;

    private final Program program;
    private final TrueSlopes[] slopes;
    private final double largest;

    GradientSlopes(Program program) {
        this.program = program;
        double noise = program.noise();
        this.slopes = IntStream.range(0, program.size())
                .mapToObj(i -> new TrueSlopes(program, i, noise))
                .toArray(TrueSlopes[]::new);
        this.largest =
                Arrays.stream(slopes).mapToDouble(TrueSlopes::weight).max().orElse(0);
    }

    /** {@return whether there is a gradient to be checked} */
    boolean areUsable() {
        return largest > 0 && Arrays.stream(slopes).allMatch(entry -> Double.isFinite(entry.weight()));
    }

    TrueSlopes of(int entry) {
        return slopes[entry];
    }

    /** {@return the distance of a claimed entry from its slopes, relative to the steeper one} */
    double error(int entry, double claimed) {
        return slopes[entry].distance(claimed) / slopes[entry].steepest();
    }

    /** {@return whether the cost shows that a claimed entry is wrong} */
    boolean show(int entry, double claimed, Claims.Claim claim) {
        double distance = slopes[entry].distance(claimed);
        double rounding = (claim.isRounded() ? ROUNDING_TO_FLOATS : ROUNDING) * largest;
        return !Double.isFinite(distance)
                || (distance * program.sizeOf(entry) > rounding && slopes[entry].shows(distance));
    }

    /** {@return whether the derivative is not so small that its own rounding matters} */
    boolean areOfSize(int entry) {
        return slopes[entry].weight() > ROUNDING * largest;
    }

    /** {@return whether the cost shows 3 % of the entries that make up nearly all of the gradient} */
    boolean areDecidable() {
        double hidden = 0;
        double sum = 0;
        for (TrueSlopes entry : slopes) {
            sum += entry.weight();
            hidden += entry.shows(CLEAR_PART * entry.steepest()) ? 0 : entry.weight();
        }
        return hidden <= SMALL_PART * sum;
    }
}
