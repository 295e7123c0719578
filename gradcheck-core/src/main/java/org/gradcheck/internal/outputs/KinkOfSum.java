package org.gradcheck.internal.outputs;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.SharedStencil;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Kink of a sum {@code u . f(x)} of outputs, several of which may have a kink at the point.
 *
 * <p>The subgradients of each output are known from its own slopes. The product of {@code u} with any of them is correct, such as 0 for
 * several rectified outputs, while the slopes of the sum on both sides are only two of these products. The sum of the intervals of all
 * outputs has the same middle as the slopes of the sum (Clarke, 1983).
 *
 * @param evaluation evaluates the outputs
 * @param u the weights of the outputs; none if they are not summed up
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record KinkOfSum(OutputEvaluation evaluation, double[] u) {

    /** Smallest step, as a part of a coordinate. Chosen: two kinks closer than this count as one at the point. */
    private static final double SMALLEST_STEP = 0x1p-24;

    boolean isOfSeveral() {
        return u.length > 1;
    }

    /**
     * Returns a kink with the slopes that the outputs allow one by one: three evaluations.
     *
     * @param noise the noise of the sum
     */
    Derivative.Kink of(
            Derivative.Kink sum, ParameterVector parameters, int column, ParameterScale scales, Noise noise) {
        double balanced = noise.balancedStep();
        double step = Math.max(SMALLEST_STEP, balanced * Math.sqrt(balanced)) * scales.of(column);
        SharedStencil stencil = new SharedStencil(parameters, column, step);
        OutputEvaluation.Outputs here = evaluation.termsHere();
        try (Displaced displaced = new Displaced()) {
            List<OutputEvaluation.Outputs> sides = evaluation.termsAt(stencil.sides(), displaced);
            if (sides.size() < 2) {
                return sum;
            }
            stencil.measure(sides.get(0).reading(), sides.get(1).reading());
            return widened(sum, stencil, sides.get(1), here, sides.get(0));
        }
    }

    private Derivative.Kink widened(
            Derivative.Kink sum,
            SharedStencil stencil,
            OutputEvaluation.Outputs left,
            OutputEvaluation.Outputs here,
            OutputEvaluation.Outputs right) {
        double width = 0;
        for (int k = 0; k < u.length; k++) {
            width += Math.abs(u[k])
                    * stencil.of(left.of(k), here.of(k), right.of(k), new Noise(0, 1))
                            .slopeDifference();
        }
        return width > sum.width() && Double.isFinite(width)
                ? new Derivative.Kink(sum.value() - width / 2, sum.value() + width / 2, sum.error())
                : sum;
    }
}
