package org.gradcheck.internal.judgement;

import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Largest derivative of a block, compared across parameters of different units.
 *
 * <p>A parameter of size 1e12 has a small derivative and the same rights as its neighbours. So the derivatives are
 * compared as the changes of the cost when each parameter changes by its own size.
 *
 * @param largest the largest derivative times the size of its parameter, in the unit of the cost; 0 if none exceeds its error
 * @param sizes the size of each parameter
 */
@SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
public record BlockScale(double largest, double[] sizes) {

    /** Returns the scale of the first differences. */
    public static BlockScale of(CentralDifference[] quick, ParameterScale parameters) {
        double largest = 0;
        for (int i = 0; i < quick.length; i++) {
            largest = Math.max(largest, change(quick[i].value(), quick[i].noise(), parameters.of(i)));
        }
        return new BlockScale(largest, sizes(parameters, quick.length));
    }

    /** Returns the scale of derivatives. */
    public static BlockScale of(Derivative[] numeric, ParameterScale parameters) {
        double largest = 0;
        for (int i = 0; i < numeric.length; i++) {
            largest = Math.max(largest, change(numeric[i].value(), numeric[i].error(), parameters.of(i)));
        }
        return new BlockScale(largest, sizes(parameters, numeric.length));
    }

    private static double change(double value, double error, double size) {
        return Math.abs(value) > error ? Math.abs(value) * size : 0;
    }

    private static double[] sizes(ParameterScale parameters, int entries) {
        double[] sizes = new double[entries];
        for (int i = 0; i < entries; i++) {
            sizes[i] = parameters.ofDerivative(i);
        }
        return sizes;
    }

    /** Returns the derivative by one parameter that changes the cost as much as the largest of the block. */
    public double of(int entry) {
        return largest / sizes[entry];
    }
}
