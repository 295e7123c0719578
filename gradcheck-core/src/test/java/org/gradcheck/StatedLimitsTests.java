package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages 'Limits' and 'What gradcheck promises' of the guide: each figure on both sides, and each kind of exception. */
class StatedLimitsTests {

    private final GradientChecker checker = GradientChecker.standard();

    @ParameterizedTest
    @CsvSource({"9e-5, APPROXIMATE", "2e-4, CONSTANT_FACTOR"})
    void smallFactorIsApproximate(double deviation, Cause wanted) {
        GradientReport report = checker.check(
                x -> Math.exp(x[0]) + Math.pow(x[1], 3),
                x -> new double[] {(1 + deviation) * Math.exp(x[0]), (1 + deviation) * 3 * x[1] * x[1]},
                1,
                1.3);

        assertThat(report.diagnosis()).map(bug -> bug.cause()).contains(wanted);
    }

    /** Steps of a thousandth or more of the parameter hide the slope; steps of a third of a thousandth do not. */
    @ParameterizedTest
    @CsvSource({"0.3, 3, false", "1, 3, false", "3, 2, false", "3, 3, true", "1, 4, true"})
    void wideStepsAreAStaircaseWithoutASlope(double slope, int decimals, boolean isTerm) {
        double unit = Math.pow(10, -decimals);
        GradientReport report = checker.check(
                x -> Math.exp(x[0]) + unit * Math.rint(slope * Math.sin(x[0]) / unit),
                x -> new double[] {Math.exp(x[0]) + (isTerm ? slope * Math.cos(x[0]) : 0)},
                0.7);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
    }

    @ParameterizedTest
    @CsvSource({"28, AGREES", "30, AGREES", "31, UNRESOLVED", "34, UNRESOLVED"})
    void costThatLosesAllDigitsIsUnresolved(double z, Verdict wanted) {
        GradientReport report = checker.check(
                x -> -Math.log(1 - 1 / (1 + Math.exp(-x[0]))), x -> new double[] {1 / (1 + Math.exp(-x[0]))}, z);

        assertThat(report.verdict()).as("%s", report).isEqualTo(wanted);
    }

    /** A slope of 1 on the left, beside 99 derivatives of 2. A quarter of the mean of 1 and 1.285 is 0.286. */
    @ParameterizedTest
    @CsvSource({"1.25, 1.125, AGREES", "1.25, 1.1, AT_A_KINK", "1.28, 1.14, AGREES", "1.3, 1.15, AT_A_KINK"})
    void meanOfCloseSlopesIsRightAsIfTheCostWereSmooth(double right, double subgradient, EntryVerdict wanted) {
        double[] x = new double[100];
        Arrays.fill(x, 1, 100, 0.7);
        GradientReport report = checker.check(
                v -> Math.max(v[0], right * v[0])
                        + Arrays.stream(v, 1, 100).map(Math::exp).sum(),
                v -> IntStream.range(0, 100)
                        .mapToDouble(i -> i == 0 ? subgradient : Math.exp(v[i]))
                        .toArray(),
                x);

        assertThat(report.entryVerdicts().get(0).verdicts().get(0)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @CsvSource({"1e-11, AGREES", "1e-10, DISAGREES"})
    void tinyDerivativeThatIsClaimedToBeZeroIsUnexercised(double derivative, Verdict wanted) {
        GradientReport report =
                checker.check(x -> Math.sin(x[0]) + derivative * x[1], x -> new double[] {Math.cos(x[0]), 0}, 1, 1);

        assertThat(report.verdict()).isEqualTo(wanted);
        assertThat(report.count(EntryVerdict.UNEXERCISED)).isEqualTo(wanted == Verdict.AGREES ? 1 : 0);
    }

    @Test
    void shortFeatureIsSeenIfItsScaleIsDeclared() {
        assertThat(checker.check(x -> Math.sin(x[0]), x -> new double[] {Math.cos(x[0])}, x -> x.scale(1), 1e11)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e11, 1e12, 1e13})
    void shortFeatureIsUnresolvedIfItsScaleIsNotDeclared(double at) {
        assertThat(checker.check(x -> Math.sin(x[0]), x -> new double[] {Math.cos(x[0])}, at)
                        .verdict())
                .isEqualTo(Verdict.UNRESOLVED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2})
    void toleranceOfSixtyPercentAllowsHalfOfAnEntry(double factor) {
        GradientReport report =
                checker.relativeTolerance(0.6).check(x -> x[0] * x[0], x -> new double[] {factor * 2 * x[0]}, 1);

        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(1);
    }

    static Stream<RuntimeException> endsOfADomain() {
        return Stream.of(new IllegalArgumentException("no data here"), new ArithmeticException("no root here"));
    }

    @ParameterizedTest
    @MethodSource("endsOfADomain")
    void exceptionAtADisplacedPointEndsTheDomain(RuntimeException thrown) {
        GradientReport report = checker.check(x -> until(1, x[0], thrown), x -> new double[] {2 * x[0]}, 1);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    @ParameterizedTest
    @MethodSource("endsOfADomain")
    void exceptionAtThePointReachesTheCaller(RuntimeException thrown) {
        assertThatThrownBy(() -> checker.check(x -> until(0.5, x[0], thrown), x -> new double[] {2 * x[0]}, 1))
                .isSameAs(thrown);
    }

    private static double until(double end, double x, RuntimeException beyond) {
        if (x > end) {
            throw beyond;
        }
        return x * x;
    }

    @Test
    void reportsOfDeterministicCodeAreEqual() {
        assertThat(checkWrong()).hasToString(checkWrong().toString()).isEqualTo(checkWrong());
    }

    private GradientReport checkWrong() {
        return checker.check(
                x -> Math.exp(x[0]) + Math.sin(x[1]) * x[2],
                x -> new double[] {Math.exp(x[0]), Math.cos(x[1]), 0.3},
                0.3,
                0.4,
                0.5);
    }
}
