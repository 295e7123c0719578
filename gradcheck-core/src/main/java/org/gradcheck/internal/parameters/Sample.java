package org.gradcheck.internal.parameters;

/**
 * The cost at one displaced point.
 *
 * @param cost the cost; NaN where it has no finite value
 * @param reading the {@link Displacement#reading} of the point
 */
public record Sample(double cost, double reading) {

    /** The part of the cost that a reading, as the change that is expected, leaves open. */
    public double rest() {
        return cost - reading;
    }
}
