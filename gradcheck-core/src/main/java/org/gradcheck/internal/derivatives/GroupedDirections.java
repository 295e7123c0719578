package org.gradcheck.internal.derivatives;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.DeclaredParameters;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/**
 * Directions that each displace the coordinates of one group, and no other: {@code x + sum of t_g v_g}.
 *
 * <p>A component of {@code v} is the scale of its coordinate, rounded down to a power of two, times a random weight from 1/2 to 1 of
 * either sign. Weights differ, so that the derivatives by two coordinates of a group rarely cancel. Weights that are powers of two make
 * the displaced coordinates exact, so a difference has no error by their rounding. A component leads away from a bound that is close.
 */
final class GroupedDirections {

    private final ParameterVector coordinates;
    private final double[] origin;
    private final int[][] groups;
    private final double[] v;
    private final double[] t;

    /**
     * Draws the directions.
     *
     * @param groups the coordinates of each group; none is in two of them
     * @param bits the number of random bits of a weight; 0 for 1/2 or 1
     */
    GroupedDirections(ParameterVector coordinates, int[][] groups, int bits, RandomGenerator random) {
        this.coordinates = coordinates;
        this.origin = coordinates.toArray();
        this.groups = groups;
        this.v = new double[origin.length];
        this.t = new double[groups.length];
        ParameterScale scales = new ParameterScale(coordinates);
        for (int[] group : groups) {
            for (int column : group) {
                v[column] = component(column, scales.of(column), bits, random);
            }
        }
    }

    private double component(int column, double scale, int bits, RandomGenerator random) {
        double weight =
                bits == 0 ? 0.5 * (1 + random.nextInt(2)) : 1 - Math.scalb(random.nextInt(1 << bits), -bits - 1);
        double size = Math.scalb(weight, Math.getExponent(scale));
        boolean isUp = random.nextBoolean();
        if (origin[column] - size < coordinates.lowerBound(column)) {
            return size;
        }
        return isUp && origin[column] + size <= coordinates.upperBound(column) ? size : -size;
    }

    /** Returns a copy of the components, one for each coordinate; 0 for a coordinate that is in no group. */
    double[] v() {
        return v.clone();
    }

    /** Returns the point for the current {@code t}, rounded into the bounds of the coordinates. */
    double[] x() {
        double[] x = origin.clone();
        for (int group = 0; group < t.length; group++) {
            if (t[group] != 0) {
                for (int column : groups[group]) {
                    double displaced = origin[column] + t[group] * v[column];
                    x[column] = Math.max(
                            coordinates.lowerBound(column), Math.min(coordinates.upperBound(column), displaced));
                }
            }
        }
        return x;
    }

    /** Returns a block with the {@code t} of each group, bounded so that all coordinates are within their bounds. */
    ParameterBlock block(String name) {
        double[] lowest = new double[t.length];
        double[] highest = new double[t.length];
        Arrays.fill(lowest, Double.NEGATIVE_INFINITY);
        Arrays.fill(highest, Double.POSITIVE_INFINITY);
        for (int group = 0; group < t.length; group++) {
            for (int column : groups[group]) {
                double toLower = (coordinates.lowerBound(column) - origin[column]) / v[column];
                double toUpper = (coordinates.upperBound(column) - origin[column]) / v[column];
                lowest[group] = Math.max(lowest[group], Math.min(toLower, toUpper));
                highest[group] = Math.min(highest[group], Math.max(toLower, toUpper));
            }
        }
        ParameterVector bounded =
                new DeclaredParameters(name, ParameterVector.of(t), new boolean[t.length], lowest, highest);
        return new ParameterBlock(name, Shape.of(t.length), bounded);
    }
}
