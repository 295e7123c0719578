package org.gradcheck.internal.parameters;

import java.util.List;

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

    /** Returns what is left of each cost. */
    public static double[] rests(List<Sample> samples) {
        double[] rests = new double[samples.size()];
        for (int i = 0; i < rests.length; i++) {
            rests[i] = samples.get(i).rest();
        }
        return rests;
    }
}
