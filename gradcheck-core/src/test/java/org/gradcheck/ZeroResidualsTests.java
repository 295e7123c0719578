package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.MatrixUtils;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Outputs of residuals that are exactly zero at the point")
class ZeroResidualsTests {

    /** Outputs {@code g(w_i x)} of even rows, with the residual {@code w_i x - w_i point}, and {@code w_i x} of odd rows. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Residuals(double[][] w, double[] point, DoubleUnaryOperator g, DoubleUnaryOperator slope) {

        static Residuals of(int seed, int rows, int columns, DoubleUnaryOperator g, DoubleUnaryOperator slope) {
            Random random = new Random(seed);
            double[][] w = new double[rows][columns];
            for (double[] row : w) {
                fill(row, random);
            }
            double[] point = new double[columns];
            fill(point, random);
            return new Residuals(w, point, g, slope);
        }

        private static void fill(double[] values, Random random) {
            for (int i = 0; i < values.length; i++) {
                values[i] = 2 * random.nextDouble() - 1;
            }
        }

        private double sum(int row, double... x) {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += w[row][i] * x[i];
            }
            return sum;
        }

        private double residual(int row, double... x) {
            return sum(row, x) - sum(row, point);
        }

        double[] values(double... x) {
            double[] values = new double[w.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = row % 2 == 0 ? g.applyAsDouble(residual(row, x)) : sum(row, x);
            }
            return values;
        }

        double[][] jacobian(double... x) {
            double[][] jacobian = new double[w.length][x.length];
            for (int row = 0; row < w.length; row++) {
                double outer = row % 2 == 0 ? slope.applyAsDouble(residual(row, x)) : 1;
                for (int i = 0; i < x.length; i++) {
                    jacobian[row][i] = outer * w[row][i];
                }
            }
            return jacobian;
        }
    }

    private static Residuals squares(int seed) {
        return Residuals.of(seed, 20, 5, r -> r * r, r -> 2 * r);
    }

    private static Residuals rectified(int seed) {
        return Residuals.of(seed, 30, 12, r -> Math.max(0, r), r -> r > 0 ? 1 : 0);
    }

    private static GradientReport check(Residuals of) {
        return GradientChecker.standard().checkJacobian(of::values, of::jacobian, of.point());
    }

    @Test
    @DisplayName("the rounding of all terms shifts the zero of a residual, and no right derivative disagrees")
    void squaresDoNotDisagree() {
        for (int seed = 0; seed < 300; seed++) {
            GradientReport report = check(squares(seed));

            assertThat(report.mismatches()).as(report::toString).isEmpty();
        }
    }

    @Test
    @DisplayName("a rounding on one side of a kink is no jump")
    void rectifiedResidualsDoNotDisagree() {
        for (int seed = 0; seed < 20; seed++) {
            GradientReport report = check(rectified(seed));

            assertThat(report.mismatches()).as(report::toString).isEmpty();
        }
    }

    @Test
    @DisplayName("a product with u may take a subgradient of each output")
    void productOfRectifiedResidualsAgrees() {
        for (int seed = 0; seed < 20; seed++) {
            GradientReport report = checkProduct(rectified(seed), 0);

            assertThat(report.mismatches()).as(report::toString).isEmpty();
        }
    }

    @Test
    @DisplayName("a product with u beyond all subgradients disagrees")
    void wrongProductOfRectifiedResidualsDisagrees() {
        for (int seed = 0; seed < 20; seed++) {
            GradientReport report = checkProduct(rectified(seed), 1e6);

            assertThat(report.mismatches()).as(report::toString).hasSize(2);
        }
    }

    private static GradientReport checkProduct(Residuals of, double wrongBy) {
        return GradientChecker.standard()
                .checkVectorJacobianProduct(
                        of::values,
                        (x, u) -> {
                            double[] product =
                                    MatrixUtils.createRealMatrix(of.jacobian(x)).preMultiply(u);
                            product[3] += wrongBy;
                            return product;
                        },
                        of.point());
    }

    @Test
    void wrongDerivativeOfASquareDisagrees() {
        Residuals of = squares(3);
        GradientReport wrong = GradientChecker.standard()
                .checkJacobian(
                        of::values,
                        x -> {
                            double[][] jacobian = of.jacobian(x);
                            jacobian[4][2] = 1e-9;
                            return jacobian;
                        },
                        of.point());

        assertThat(wrong.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(wrong.mismatches()).as(wrong::toString).hasSize(1);
    }
}
