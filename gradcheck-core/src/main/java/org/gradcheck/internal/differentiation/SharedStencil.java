package org.gradcheck.internal.differentiation;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Displacement;

/**
 * The displacements of one coordinate to both sides, from which each output of a function gets a central difference of its own.
 *
 * <p>A side beyond the bounds is not evaluated, as in {@link CoordinateLine}. Distances are measured between the stored values.
 */
public final class SharedStencil {

    private final ParameterVector parameters;
    private final double origin;
    private final List<Displacement> sides;
    private final boolean hasRight;
    private double left;
    private double right;

    /**
     * Plans the displacements.
     *
     * @param parameters the live parameters, at the point
     * @param index the coordinate
     * @param step the displacement to each side, in the unit of the coordinate
     */
    public SharedStencil(ParameterVector parameters, int index, double step) {
        this.parameters = parameters;
        origin = parameters.get(index);
        double distance = CoordinateLine.exact(origin, step);
        hasRight = CoordinateLine.isAllowed(parameters, index, origin + distance);
        sides = CoordinateLine.sides(parameters, index, origin, step);
        left = distance;
        right = distance;
    }

    /**
     * Returns the parameters.
     *
     * @return the live parameters of the coordinate
     */
    public ParameterVector parameters() {
        return parameters;
    }

    /**
     * Returns the points to evaluate.
     *
     * @return the right side first, then the left one; those within the bounds alone
     */
    public List<Displacement> sides() {
        return sides;
    }

    /**
     * Returns whether the first of the {@link #sides} is the right one.
     *
     * @return false if the right side is beyond the bounds
     */
    public boolean hasRight() {
        return hasRight;
    }

    /**
     * Sets the distances between the stored values.
     *
     * @param readings the stored values of the coordinate at the {@link #sides}
     */
    public void measure(double... readings) {
        right = hasRight ? readings[0] - origin : right;
        boolean hasLeft = readings.length > (hasRight ? 1 : 0);
        left = hasLeft ? origin - readings[readings.length - 1] : left;
    }

    /**
     * Returns the central difference of one output.
     *
     * @param onLeft its value on the left; NaN if it has none
     * @param atPoint its value at the point
     * @param onRight its value on the right; NaN if it has none
     * @param noise its noise
     * @return the difference, without a value if one of the sides has none
     */
    public CentralDifference of(double onLeft, double atPoint, double onRight, Noise noise) {
        return new CentralDifference(CoordinateLine.stencil(left, right, onLeft, atPoint, onRight, noise));
    }
}
