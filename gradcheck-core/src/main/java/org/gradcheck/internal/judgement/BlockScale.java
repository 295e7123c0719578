package org.gradcheck.internal.judgement;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
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
        return of(quick.length, i -> quick[i].value(), i -> quick[i].noise(), parameters);
    }

    /** Returns the scale of derivatives. */
    public static BlockScale of(Derivative[] numeric, ParameterScale parameters) {
        return of(numeric.length, i -> numeric[i].value(), i -> numeric[i].error(), parameters);
    }

    private static BlockScale of(
            int entries, IntToDoubleFunction values, IntToDoubleFunction errors, ParameterScale parameters) {
        double largest = 0;
        for (int i = 0; i < entries; i++) {
            double size = Math.abs(values.applyAsDouble(i));
            largest = size > errors.applyAsDouble(i) ? Math.max(largest, size * parameters.of(i)) : largest;
        }
        return new BlockScale(largest, sizes(parameters, entries));
    }

    private static double[] sizes(ParameterScale parameters, int entries) {
        double[] sizes = new double[entries];
        Arrays.setAll(sizes, parameters::ofDerivative);
        return sizes;
    }

    /** Returns the derivative by one parameter that changes the cost as much as the largest of the block. */
    public double of(int entry) {
        return largest / sizes[entry];
    }
}
