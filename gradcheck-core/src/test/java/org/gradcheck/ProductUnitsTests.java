package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Products of Jacobians whose coordinates and outputs have units of very different size. */
class ProductUnitsTests {

    private static final GradientChecker CHECKER = GradientChecker.standard();

    private static final double[] SIZES = {1e-12, 1e-6, 1, 3e9, 1e14};

    /** Smooth functions of {@code x_i / size_i}, multiplied by the unit of the output. */
    private static final class Model {

        private final double[] coordinates;
        private final double[] outputs;

        Model(double[] coordinates, double[] outputs) {
            this.coordinates = coordinates;
            this.outputs = outputs;
        }

        double[] value(double[] x) {
            double[] y = new double[outputs.length];
            for (int k = 0; k < y.length; k++) {
                double sum = 0.3;
                for (int i = 0; i < x.length; i++) {
                    sum += Math.sin((k + 1) * 0.7 * x[i] / coordinates[i] + i);
                }
                y[k] = outputs[k] * sum;
            }
            return y;
        }

        double[][] jacobian(double[] x) {
            double[][] jacobian = new double[outputs.length][x.length];
            for (int k = 0; k < outputs.length; k++) {
                for (int i = 0; i < x.length; i++) {
                    double rate = (k + 1) * 0.7 / coordinates[i];
                    jacobian[k][i] = outputs[k] * rate * Math.cos(rate * x[i] + i);
                }
            }
            return jacobian;
        }

        double[] point() {
            return Arrays.stream(coordinates).map(size -> 0.9 * size).toArray();
        }
    }

    private static final Model LARGE_COORDINATES = new Model(SIZES, new double[] {1, 2});
    private static final Model LARGE_OUTPUTS = new Model(new double[] {1, 3}, SIZES);

    static Stream<Arguments> spoiltSizes() {
        return IntStream.range(0, SIZES.length)
                .boxed()
                .flatMap(i -> Stream.of(0.0, 1.01, 2.0).map(factor -> Arguments.of(i, factor)));
    }

    @Test
    void rightProductsAgree() {
        for (Model model : new Model[] {LARGE_COORDINATES, LARGE_OUTPUTS}) {
            assertThat(timesVector(model, -1, 1).verdict()).isEqualTo(Verdict.AGREES);
            assertThat(vectorTimes(model, -1, 1).verdict()).isEqualTo(Verdict.AGREES);
        }
    }

    @ParameterizedTest
    @MethodSource("spoiltSizes")
    void aWrongColumnOfACoordinateOfAnySizeIsSeen(int column, double factor) {
        GradientReport report = timesVector(LARGE_COORDINATES, column, factor);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
    }

    @ParameterizedTest
    @MethodSource("spoiltSizes")
    void aWrongRowOfAnOutputOfAnySizeIsSeen(int row, double factor) {
        GradientReport report = vectorTimes(LARGE_OUTPUTS, row, factor);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void aWrongRowOfAnOutputThatHardlyChangesIsSeen() {
        GradientReport report = CHECKER.checkVectorJacobianProduct(
                x -> new double[] {1e9 + Math.sin(x[0]), 1e9 * Math.exp(x[0] - x[1])},
                (x, u) -> new double[] {
                    2 * u[0] * Math.cos(x[0]) + u[1] * 1e9 * Math.exp(x[0] - x[1]), -u[1] * 1e9 * Math.exp(x[0] - x[1])
                },
                0.6,
                1.1);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void aDoubledRowBehindALargeOffsetIsSeen() {
        for (double factor : new double[] {1, 2}) {
            GradientReport report = CHECKER.checkVectorJacobianProduct(
                    x -> new double[] {1e10 + Math.sin(x[0]), 100 + Math.exp(x[0] - x[1])},
                    (x, u) -> new double[] {
                        factor * u[0] * Math.cos(x[0]) + u[1] * Math.exp(x[0] - x[1]), -u[1] * Math.exp(x[0] - x[1])
                    },
                    0.6,
                    1.1);

            assertThat(report.verdict())
                    .as("%s: %s", factor, report)
                    .isEqualTo(factor == 1 ? Verdict.AGREES : Verdict.DISAGREES);
        }
    }

    @Test
    void constantAndZeroOutputsHideNoOther() {
        GradientReport report = CHECKER.checkVectorJacobianProduct(
                x -> new double[] {7e8, 0, Math.sin(x[0]) * x[1]},
                (x, u) -> new double[] {u[2] * Math.cos(x[0]) * x[1], u[2] * Math.sin(x[0])},
                0.6,
                1.1);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.sensitivity().orElseThrow()).isLessThan(1e-5);
    }

    @Test
    void aWrongColumnOfAHessianIsSeen() {
        double[] x = {0.9e-9, 0.9e9};
        for (double factor : new double[] {0, 1, 1.01, 2}) {
            GradientReport report = CHECKER.checkHessianVectorProduct(
                    t -> new double[] {
                        1e9 * Math.cos(1e9 * t[0] + 1e-9 * t[1]), 1e-9 * Math.cos(1e9 * t[0] + 1e-9 * t[1])
                    },
                    (t, v) -> {
                        double sine = -Math.sin(1e9 * t[0] + 1e-9 * t[1]);
                        return new double[] {sine * (1e18 * v[0] + factor * v[1]), sine * (v[0] + factor * 1e-18 * v[1])
                        };
                    },
                    x);
            assertThat(report.verdict())
                    .as("%s: %s", factor, report)
                    .isEqualTo(factor == 1 ? Verdict.AGREES : Verdict.DISAGREES);
        }
    }

    private static GradientReport timesVector(Model model, int column, double factor) {
        return CHECKER.checkJacobianVectorProduct(
                model::value,
                (x, v) -> MatrixUtils.createRealMatrix(model.jacobian(x)).operate(spoilt(v, column, factor)),
                model.point());
    }

    private static GradientReport vectorTimes(Model model, int row, double factor) {
        return CHECKER.checkVectorJacobianProduct(
                model::value,
                (x, u) -> MatrixUtils.createRealMatrix(model.jacobian(x)).preMultiply(spoilt(u, row, factor)),
                model.point());
    }

    private static double[] spoilt(double[] vector, int component, double factor) {
        double[] spoilt = vector.clone();
        if (component >= 0) {
            spoilt[component] *= factor;
        }
        return spoilt;
    }
}
