package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.DeclaredParameters;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.StoredPoint;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/**
 * A line {@code x + t v} through a point, for a random {@code v} in units of the coordinates.
 *
 * <p>Each component is a random part of the scale of its coordinate, so no column of a Jacobian is hidden by the unit of its
 * coordinate. A component is 0 for a fixed coordinate, and leads away from a bound that is closer than the component.
 */
final class CoordinateDirection {

    private final ParameterVector coordinates;
    private final double[] origin;
    private final double[] v;
    private final double[] t = {0};

    CoordinateDirection(ParameterVector coordinates, RandomGenerator random) {
        this(coordinates, random, new EntryRange(0, coordinates.size()));
    }

    /** Draws a direction in which the components of all other coordinates are 0. */
    CoordinateDirection(ParameterVector coordinates, RandomGenerator random, EntryRange displaced) {
        this.coordinates = coordinates;
        this.origin = coordinates.toArray();
        Direction direction = Direction.ofNoise(
                new StoredPoint(List.of(coordinates)),
                List.of(new ParameterScale(coordinates)),
                random,
                Direction.SMALLEST_PART);
        this.v = IntStream.range(0, origin.length)
                .mapToDouble(i -> displaced.contains(i) ? direction.component(i) : 0)
                .toArray();
    }

    /** Returns a copy of {@code v}, in the order of the coordinates. */
    double[] v() {
        return v.clone();
    }

    /** Returns {@code x + t v} for the current {@code t}, rounded into the bounds of the coordinates. */
    double[] x() {
        double[] x = origin.clone();
        for (int i = 0; i < x.length; i++) {
            if (v[i] != 0 && t[0] != 0) {
                x[i] = Math.max(
                        coordinates.lowerBound(i), Math.min(coordinates.upperBound(i), origin[i] + t[0] * v[i]));
            }
        }
        return x;
    }

    /** Returns a block whose only entry is {@code t}, bounded so that all coordinates are within their bounds. */
    ParameterBlock block(String name) {
        double lowest = Double.NEGATIVE_INFINITY;
        double highest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < v.length; i++) {
            if (v[i] != 0) {
                double toLower = (coordinates.lowerBound(i) - origin[i]) / v[i];
                double toUpper = (coordinates.upperBound(i) - origin[i]) / v[i];
                lowest = Math.max(lowest, Math.min(toLower, toUpper));
                highest = Math.min(highest, Math.max(toLower, toUpper));
            }
        }
        ParameterVector bounded = new DeclaredParameters(
                name, ParameterVector.of(t), new boolean[1], new double[] {lowest}, new double[] {highest});
        return new ParameterBlock(name, Shape.of(1), bounded);
    }
}
