package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Hessians and differences of gradients that are not symmetric, and what is blamed for it. */
class HessianSymmetryTests {

    private static final double[] X = {0.7, -0.3};

    @Test
    void asymmetricPairIsNamedByItsCoordinates() {
        assertThat(GradientChecker.standard()
                        .checkHessian(
                                x -> new double[] {2 * x[0] * x[1], x[0] * x[0] + Math.cos(x[1])},
                                x -> new double[][] {{2 * x[1], 2 * x[0]}, {3, -Math.sin(x[1])}},
                                x -> x.names("rate", "shape"),
                                X)
                        .findings())
                .extracting(Finding::text)
                .containsExactly("the Hessian is not symmetric: entry [shape][rate] is 3.0 and [rate][shape] is 1.4");
    }

    @Test
    void roundingLeavesNoHessianAsymmetric() {
        assertThat(GradientChecker.standard()
                        .checkHessian(
                                x -> new double[] {2 * x[0], 3 * x[1]}, x -> new double[][] {{2, 1e-17}, {0, 3}}, X)
                        .findings())
                .isEmpty();
    }

    /** Differences of a cost by a step of 0.01 are not quite symmetric. */
    @Test
    void approximateGradientIsNotThatOfNoCost() {
        MultivariateFunction cost = x -> Math.exp(x[0] * x[1]) + Math.pow(x[0], 3) * x[1];
        GradientReport report = GradientChecker.standard()
                .checkHessian(
                        x -> new double[] {slope(cost, x, 0, 0.01), slope(cost, x, 1, 0.02)},
                        x -> {
                            double e = Math.exp(x[0] * x[1]);
                            double mixed = e * (1 + x[0] * x[1]) + 3 * x[0] * x[0];
                            return new double[][] {{x[1] * x[1] * e + 6 * x[0] * x[1], mixed}, {mixed, x[0] * x[0] * e}
                            };
                        },
                        X);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings()).isEmpty();
    }

    private static double slope(MultivariateFunction cost, double[] x, int coordinate, double step) {
        double[] right = x.clone();
        double[] left = x.clone();
        right[coordinate] += step;
        left[coordinate] -= step;
        return (cost.value(right) - cost.value(left)) / (2 * step);
    }

    /** The Hessian of {@code x0 x1} is right, and the second entry of the gradient is three times too large. */
    @Test
    void wrongGradientIsBlamedForAsymmetricDifferences() {
        GradientReport report = GradientChecker.standard()
                .checkHessian(
                        x -> new double[] {x[1], 3 * x[0]},
                        x -> new double[][] {{0, 1}, {1, 0}},
                        x -> x.names("rate", "shape"),
                        X);

        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.NOT_A_GRADIENT,
                        "the Hessian is symmetric, but the differences of the gradient are not: entry [shape][rate] is"
                                + " 3.000000e+00 and [rate][shape] is 1.000000e+00; no cost has this gradient, so check the"
                                + " gradient first (assertGradient)"));
        assertThat(report.diagnoses()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
    }
}
