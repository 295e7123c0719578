package org.gradcheck.internal.parameters;

/**
 * The cost at one displaced point.
 *
 * @param cost the cost; NaN where it has no finite value
 * @param reading the {@link Displacement#reading} of the point
 */
public record Sample(double cost, double reading) {

    /** Returns the cost minus the reading, where that is the expected change. */
    public double rest() {
        return cost - reading;
    }
}
