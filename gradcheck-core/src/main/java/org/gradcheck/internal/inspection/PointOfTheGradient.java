package org.gradcheck.internal.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.Finding;

/**
 * Comparison of a gradient, or of another derivative, with itself after the cost was evaluated at another point. A function of the
 * point gives the same values.
 *
 * <p>The values are compared twice: as they are, and multiplied by the scales of their parameters, since the derivative by a
 * parameter of a large unit is small.
 */
public final class PointOfTheGradient {

    private PointOfTheGradient() {}

    /**
     * Compares two results of a gradient at the same point.
     *
     * @param parameters the parameters, block by block
     * @param before the result after the cost was evaluated at the point, one array for each block
     * @param after the result after the cost was evaluated at another point
     * @return a finding if the results differ by more than rounding
     */
    static Optional<Finding> ofGradient(List<ParameterVector> parameters, List<double[]> before, List<double[]> after) {
        List<ParameterScale> scales = ParameterScale.ofAll(parameters);
        return isSame(before, after) && isSame(scaled(before, scales), scaled(after, scales))
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.GRADIENT_FOLLOWS_COST,
                        "the gradient differs after the cost was evaluated at another point: it belongs to the point of"
                                + " the last cost; compute it from its argument, or from the parameters as they are stored,"
                                + " or declare the convention with gradientFollowsCost()"));
    }

    /**
     * Compares two results of a derivative of a function with many outputs at the same point.
     *
     * @param name the name of the derivative, such as {@code Jacobian}
     * @param function the name of the function that is differentiated, such as {@code function}
     * @param before the result after the function was evaluated at the point
     * @param after the result after the function was evaluated at another point
     * @param sizes the size of the coordinate of each of their entries
     * @return a finding if the results differ by more than rounding
     */
    public static Optional<Finding> ofDerivative(
            String name, String function, List<double[]> before, List<double[]> after, List<double[]> sizes) {
        return isSame(before, after) && isSame(before, after, sizes)
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.GRADIENT_FOLLOWS_COST,
                        "the " + name + " differs after the " + function
                                + " was evaluated at another point: it belongs to"
                                + " the point of the last evaluation; compute it from its argument, or let its code evaluate"
                                + " the " + function + " at its argument first"));
    }

    private static boolean isSame(List<double[]> before, List<double[]> after) {
        return Repeatability.areEqual(before, after, block -> 1);
    }

    private static boolean isSame(List<double[]> before, List<double[]> after, List<double[]> sizes) {
        for (int row = 0; row < before.size(); row++) {
            if (!isSame(before.get(row), after.get(row), sizes.get(row))) {
                return false;
            }
        }
        return true;
    }

    /** Compares rows as {@link Repeatability} does, entry by entry in units of the output. Matrices may be too large for a scaled copy. */
    private static boolean isSame(double[] before, double[] after, double[] sizes) {
        double largest = 0;
        for (int i = 0; i < before.length; i++) {
            largest = Math.max(largest, Math.abs(before[i]) * sizes[i]);
        }
        double allowed = CostRounding.SINGLE_PRECISION * largest;
        for (int i = 0; i < before.length; i++) {
            boolean isSame = Math.abs(before[i] - after[i]) * sizes[i] <= allowed;
            if (!isSame && Double.compare(before[i], after[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    private static List<double[]> scaled(List<double[]> gradient, List<ParameterScale> scales) {
        List<double[]> scaled = new ArrayList<>(gradient.size());
        for (int b = 0; b < gradient.size(); b++) {
            scaled.add(scaled(gradient.get(b), scales.get(b)));
        }
        return scaled;
    }

    private static double[] scaled(double[] block, ParameterScale scale) {
        double[] scaled = new double[block.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = block[i] * scale.of(i);
        }
        return scaled;
    }
}
