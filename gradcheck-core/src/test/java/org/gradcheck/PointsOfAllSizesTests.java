package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Verdicts at large coordinates, at tiny ones, and close to kinks and singularities. */
class PointsOfAllSizesTests {

    @ParameterizedTest
    @ValueSource(doubles = {1e5, 1e6, 1e7, 1e8, 1e9, 0x1p20, 0x1p30})
    void aCostOfPeriodOneIsSeenAtALargeCoordinate(double offset) {
        MultivariateFunction cost = x -> Math.pow(x[0] - Math.rint(x[0]), 2) + x[1];

        assertVerdicts(cost, x -> new double[] {2 * (x[0] - Math.rint(x[0])), 1}, offset + 0.125, 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 1e6, 1e8, 1e9, 1.7e9})
    void aWaveOfALargeCoordinateIsSeen(double offset) {
        assertVerdicts(
                x -> Math.sin((x[0] - offset) * 3) * x[1],
                x -> new double[] {3 * x[1] * Math.cos((x[0] - offset) * 3), Math.sin((x[0] - offset) * 3)},
                offset + 0.25,
                2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-14, 1e-19, 1e-23, 1e-34, 1e-60})
    void aTinyParameterHasAUnitOfItsOwn(double unit) {
        assertVerdicts(
                x -> Math.sin(x[0] / unit) * Math.exp(x[1]),
                x -> new double[] {Math.cos(x[0] / unit) * Math.exp(x[1]) / unit, Math.sin(x[0] / unit) * Math.exp(x[1])
                },
                1.38 * unit,
                0.3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1.3e-9, 2e-9, 5e-9})
    void aKinkCloseBelowThePointIsNotAtThePoint(double distance) {
        MultivariateFunction cost = x -> Math.max(0, x[0] - 1) + 0.1 * x[0];

        assertThat(verdict(cost, x -> new double[] {1.1}, 1 + distance)).isEqualTo(Verdict.AGREES);
        assertThat(verdict(cost, x -> new double[] {0.1}, 1 + distance)).isEqualTo(Verdict.DISAGREES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-6, 1e-7, 1e-8})
    void theDerivativeBesideASingularityIsKnown(double distance) {
        assertVerdicts(x -> Math.log(x[0] - 1000) + x[1], x -> new double[] {1 / (x[0] - 1000), 1}, 1000 + distance, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15})
    void noSingularityIsAJump(double distance) {
        assertNotWrong(x -> -Math.log(1 - x[0]), x -> new double[] {1 / (1 - x[0])}, 1 - distance);
        assertNotWrong(x -> Math.sqrt(1 - x[0]), x -> new double[] {-0.5 / Math.sqrt(1 - x[0])}, 1 - distance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-10, 1e-11, 1e-13, 1e-14, 1e-15})
    void noPoleIsAJump(double distance) {
        assertNotWrong(x -> 1 / (1 - x[0]), x -> new double[] {1 / (1 - x[0]) / (1 - x[0])}, 1 - distance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-24, 1e-40, 1e-50, 1e-100})
    void aDerivativeThatGrowsTowardsThePointIsNotWrong(double at) {
        assertNotWrong(
                x -> x[0] * Math.log(x[0]) + x[1] * x[1], x -> new double[] {Math.log(x[0]) + 1, 2 * x[1]}, at, 1);
        assertNotWrong(x -> Math.cbrt(x[0]) + x[1], x -> new double[] {1 / (3 * Math.cbrt(x[0] * x[0])), 1}, at, 1);
        assertNotWrong(x -> Math.sqrt(x[0]) + x[1], x -> new double[] {0.5 / Math.sqrt(x[0]), 1}, at, 1);
    }

    /** The right gradient agrees, and its first entry is seen. Zero and twice in place of the first entry disagree. */
    private static void assertVerdicts(MultivariateFunction cost, MultivariateVectorFunction gradient, double... at) {
        GradientReport report = GradientChecker.standard().check(cost, gradient, at);
        assertThat(report.verdict()).as(report::toString).isEqualTo(Verdict.AGREES);
        assertThat(report.entryVerdicts().get(0).verdicts().get(0)).isEqualTo(EntryVerdict.AGREES);
        for (double factor : new double[] {0, 2}) {
            assertThat(verdict(
                            cost,
                            x -> {
                                double[] wrong = gradient.value(x).clone();
                                wrong[0] *= factor;
                                return wrong;
                            },
                            at))
                    .isEqualTo(Verdict.DISAGREES);
        }
    }

    private static void assertNotWrong(MultivariateFunction cost, MultivariateVectorFunction gradient, double... at) {
        GradientReport report = GradientChecker.standard().check(cost, gradient, at);
        assertThat(report.verdict()).as(report::toString).isIn(Verdict.AGREES, Verdict.UNRESOLVED);
        assertThat(report.toString()).doesNotContain("jumps");
    }

    private static Verdict verdict(MultivariateFunction cost, MultivariateVectorFunction gradient, double... at) {
        return GradientChecker.standard().check(cost, gradient, at).verdict();
    }
}
