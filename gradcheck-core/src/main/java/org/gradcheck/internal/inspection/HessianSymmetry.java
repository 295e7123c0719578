package org.gradcheck.internal.inspection;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.report.Finding;
import org.gradcheck.report.MeasuredBlock;

/**
 * Test whether a Hessian is symmetric: second derivatives do not depend on the order of differentiation (Schwarz,
 * 1873). The same holds for the differences of a gradient; if they are not symmetric, it is the gradient of no cost.
 */
public final class HessianSymmetry {

    /** Largest relative difference of two equal second derivatives. Chosen: half of the digits of a double may be lost. */
    private static final double ASYMMETRY = 1e-9;

    private HessianSymmetry() {}

    /**
     * Tests the user's matrix.
     *
     * @param subscript the subscript of an entry in row-major order, such as {@code [1][0]}
     * @return a finding about the first pair of entries that differ; empty if there is none
     */
    public static Optional<Finding> violationIn(List<double[]> hessian, IntFunction<String> subscript) {
        int n = hessian.size();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double below = hessian.get(i)[j];
                double above = hessian.get(j)[i];
                if (Math.abs(below - above) > ASYMMETRY * Math.max(Math.abs(below), Math.abs(above))) {
                    return Optional.of(new Finding(
                            Finding.Kind.HESSIAN_NOT_SYMMETRIC,
                            "the Hessian is not symmetric: entry " + subscript.apply(i * n + j) + " is " + below
                                    + " and " + subscript.apply(j * n + i) + " is " + above));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Tests the differences of the gradient, for a symmetric matrix of the user.
     *
     * @param measured the measured matrix
     * @return a finding about the pair of entries that are the most error bars apart; empty if all pairs agree, or some entries were
     *     not measured
     */
    public static Optional<Finding> violationInDifferences(MeasuredBlock measured) {
        int n = measured.shape().sizes().get(0);
        double worst = ErrorBars.DISAGREEMENT;
        int worstBelow = 0;
        int worstAbove = 0;
        for (int i = 0; i < n && measured.isComplete(); i++) {
            for (int j = 0; j < i; j++) {
                int below = i * n + j;
                int above = j * n + i;
                double distance = Math.abs(measured.numeric(below) - measured.numeric(above))
                        / (measured.error(below) + measured.error(above));
                if (measured.isKnown(below) && measured.isKnown(above) && distance > worst) {
                    worst = distance;
                    worstBelow = below;
                    worstAbove = above;
                }
            }
        }
        return worstBelow == worstAbove
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.NOT_A_GRADIENT,
                        "the Hessian is symmetric, but the differences of the gradient are not: entry "
                                + measured.subscript(worstBelow) + " is "
                                + DecimalText.scientific(measured.numeric(worstBelow), 6) + " and "
                                + measured.subscript(worstAbove) + " is "
                                + DecimalText.scientific(measured.numeric(worstAbove), 6)
                                + "; no cost has this gradient, so check the gradient first (assertGradient)"));
    }
}
