package org.gradcheck.internal.inspection;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
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

    /**
     * Asymmetry, relative to the larger entry, that an approximate gradient may have. Chosen: the largest error that counts as
     * approximately right.
     */
    private static final double APPROXIMATE = 1e-4;

    private HessianSymmetry() {}

    /**
     * Tests the user's matrix. A pair of entries that agree with the differences is a violation if it is far from symmetric; the rounding
     * of such a pair, of which one may be zero, is none.
     *
     * @param measured the measured matrix
     * @param isWrong whether an entry, by its number in row-major order, disagrees
     * @param subscript the subscript of an entry in row-major order, such as {@code [1][0]}
     * @return a finding about the first pair of entries that differ; empty if there is none
     */
    public static Optional<Finding> violationIn(
            List<double[]> hessian, MeasuredBlock measured, IntPredicate isWrong, IntFunction<String> subscript) {
        int n = hessian.size();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double below = hessian.get(i)[j];
                double above = hessian.get(j)[i];
                double difference = Math.abs(below - above);
                double larger = Math.max(Math.abs(below), Math.abs(above));
                boolean isFar = difference > APPROXIMATE * larger && difference > rounding(hessian, measured, i, j);
                boolean isBlamed = isWrong.test(i * n + j) || isWrong.test(j * n + i);
                if (isFar || (isBlamed && difference > ASYMMETRY * larger)) {
                    return Optional.of(new Finding(
                            Finding.Kind.HESSIAN_NOT_SYMMETRIC,
                            "the Hessian is not symmetric: entry " + subscript.apply(i * n + j) + " is " + below
                                    + " and " + subscript.apply(j * n + i) + " is " + above));
                }
            }
        }
        return Optional.empty();
    }

    /** The difference of a pair that rounding explains: by its error bars, or where it was not measured by the entries of the diagonal. */
    private static double rounding(List<double[]> hessian, MeasuredBlock measured, int i, int j) {
        int below = i * hessian.size() + j;
        int above = j * hessian.size() + i;
        return measured.isComplete() && measured.isKnown(below) && measured.isKnown(above)
                ? ErrorBars.DISAGREEMENT * (measured.error(below) + measured.error(above))
                : ASYMMETRY * Math.sqrt(Math.abs(hessian.get(i)[i])) * Math.sqrt(Math.abs(hessian.get(j)[j]));
    }

    /**
     * Tests the differences of the gradient, for a symmetric matrix of the user that disagrees with them. An approximate gradient may
     * be not quite symmetric.
     *
     * @param measured the measured matrix
     * @param isWrong whether an entry, by its number in row-major order, disagrees
     * @return a finding about the pair of entries that are the most error bars apart; empty if all pairs agree, or some entries were
     *     not measured
     */
    public static Optional<Finding> violationInDifferences(MeasuredBlock measured, IntPredicate isWrong) {
        int n = measured.shape().sizes().get(0);
        double worst = ErrorBars.DISAGREEMENT;
        int worstBelow = 0;
        int worstAbove = 0;
        for (int i = 0; i < n && measured.isComplete(); i++) {
            for (int j = 0; j < i; j++) {
                int below = i * n + j;
                int above = j * n + i;
                double difference = Math.abs(measured.numeric(below) - measured.numeric(above));
                double distance = difference / (measured.error(below) + measured.error(above));
                boolean isBlamed = isWrong.test(below) || isWrong.test(above);
                boolean isApproximate = difference
                        <= APPROXIMATE * Math.max(Math.abs(measured.numeric(below)), Math.abs(measured.numeric(above)));
                if (isBlamed
                        && !isApproximate
                        && measured.isKnown(below)
                        && measured.isKnown(above)
                        && distance > worst) {
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
