package org.gradcheck.internal.differentiation;

import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.StoredPoint;

/** Points at which all parameters of an array are displaced together and far, to find out whether the cost depends on any of them. */
public final class FarPoints {

    /** Smallest part of their size by which all parameters of an array are displaced together. Chosen: an eighth of it. */
    private static final double SMALLEST_FAR_STEP = 0x1p-3;

    /**
     * Largest displacement, in sizes, that tests whether the cost keeps its value. Chosen: a sum of floats loses the other terms
     * altogether, and one of doubles shows its rounding beside an offset of a million times its terms.
     */
    private static final double FARTHEST = 0x1p30;

    /** Ratio of such displacements. Chosen: the first one that changes the rounding of the cost changes it by few units. */
    private static final double FAR_RATIO = 8;

    private FarPoints() {}

    /**
     * Returns points at which all parameters of an array are displaced by up to an eighth, a quarter, a half and the whole of their
     * size. Each is displaced by a random part of it, so that two of them do not cancel each other. An array whose effect is taken
     * off again changes the cost by its rounding at some of them.
     *
     * @param parameters the live parameters, at the point
     * @return four points
     */
    public static List<Displacement> withinTheSizesOf(ParameterVector parameters) {
        return with(
                parameters,
                1,
                DoubleStream.iterate(SMALLEST_FAR_STEP, step -> step <= 1, step -> 2 * step)
                        .toArray());
    }

    private static List<Displacement> with(ParameterVector parameters, double reach, double... steps) {
        StoredPoint point = new StoredPoint(List.of(parameters));
        Direction direction = Direction.reaching(
                point, List.of(new ParameterScale(parameters)), new Well19937c(parameters.size()), reach);
        return point.along(direction, point.all(), () -> 0, steps);
    }

    /**
     * Returns points at which all parameters of an array are displaced by many times their size, and more at each next point.
     *
     * @param parameters the live parameters, at the point
     * @return ten points
     */
    public static List<Displacement> beyondTheSizesOf(ParameterVector parameters) {
        return with(
                parameters,
                FARTHEST,
                DoubleStream.iterate(FAR_RATIO / FARTHEST, step -> step <= 1, step -> FAR_RATIO * step)
                        .toArray());
    }
}
