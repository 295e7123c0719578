package org.gradcheck.internal.derivatives;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.parameters.RandomVector;

/**
 * Sizes of the outputs of a function: how far each output changes if every coordinate changes by its scale.
 *
 * <p>The size is extrapolated linearly from a few other points (the root mean square of the changes). An output that hardly changes
 * has a small part of its value as its size, because its rounding errors, multiplied by a large number, would hide all other outputs.
 */
final class OutputSizes {

    /**
     * Smallest size as a part of the value of an output. Formula: the rounding of the value, 2^-52 of it, is then 2^-32 of the size, which
     * leaves a difference quotient five digits. An output behind an offset of 1e10 times its change then takes part with 1e-4 of its change,
     * which these digits resolve.
     */
    private static final double SMALLEST = 0x1p-20;

    private final double[] sizes;

    /**
     * Measures the sizes.
     *
     * @param values the outputs at the point
     * @param elsewhere the outputs at other points; may be empty
     */
    OutputSizes(double[] values, List<DeclaredPoint.Elsewhere> elsewhere) {
        sizes = new double[values.length];
        Arrays.setAll(sizes, output -> size(values, elsewhere, output));
    }

    private static double size(double[] values, List<DeclaredPoint.Elsewhere> elsewhere, int output) {
        double changes = 0;
        for (DeclaredPoint.Elsewhere there : elsewhere) {
            if (there.values().getDimension() == values.length) {
                changes = Math.hypot(changes, (there.values().getEntry(output) - values[output]) / there.distance());
            }
        }
        double value = Math.abs(values[output]);
        double size = changes == 0 ? value : Math.max(changes / Math.sqrt(elsewhere.size()), SMALLEST * value);
        return size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE ? size : 1;
    }

    /** Draws a vector whose components are random parts of the inverse sizes, each with a random sign. */
    double[] drawUpstream(RandomGenerator random) {
        double[] upstream = RandomVector.signedParts(sizes.length, random);
        Arrays.setAll(upstream, output -> upstream[output] / sizes[output]);
        return upstream;
    }
}
