package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Tolerances hold for each entry, also where all of them are looked at together. */
class ToleratedScreeningTests {

    private static final int SIZE = 4_000;

    private static final int SEEDS = 5;

    private static final GradientChecker STRICT = GradientChecker.standard().mode(CheckMode.SCREENING);

    @Test
    void errorsWithinATolerancePassAllTogether() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(check(STRICT.relativeTolerance(1e-3), seed, g -> 1.0002 * g)
                            .verdict())
                    .isEqualTo(Verdict.AGREES);
            assertThat(check(STRICT.absoluteTolerance(1e-3), seed, g -> g + 2e-4)
                            .verdict())
                    .isEqualTo(Verdict.AGREES);
            assertThat(check(STRICT, seed, g -> 1.0002 * g).verdict()).isEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void errorsBeyondItDoNotPass() {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(STRICT.relativeTolerance(1e-3), seed, g -> 1.02 * g);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void aWrongEntryIsFoundBesideThoseThatAreTolerated() {
        for (int seed = 0; seed < SEEDS; seed++) {
            int wrong = new Random(seed).nextInt(SIZE);
            double[] x = point(seed);
            GradientReport report = STRICT.relativeTolerance(1e-3)
                    .check(
                            ToleratedScreeningTests::cost,
                            t -> {
                                double[] g = gradient(t);
                                Arrays.setAll(g, i -> g[i] * (i == wrong ? -1 : 1.0002));
                                return g;
                            },
                            x);

            assertThatNothingElseIsWrong(wrong, report);
        }
    }

    @Test
    void aWrongEntryIsFoundWhateverTheToleranceOfAllOthers() {
        for (int seed = 0; seed < SEEDS; seed++) {
            int wrong = new Random(seed).nextInt(SIZE);
            GradientReport report = checkWithWrong(STRICT.relativeTolerance(1e-2), seed, wrong);

            assertThatNothingElseIsWrong(wrong, report);
        }
    }

    @Test
    void noBlockPassesIfToleratedErrorsCouldHideAWrongEntry() {
        GradientReport report = checkWithWrong(STRICT.relativeTolerance(1e-1), 0, 5, 1005, 2005);

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.blocks().get(0).note())
                .endsWith(
                        "; the sum of errors within the tolerance could hide a wrong entry; rerun with gradcheck.mode=exhaustive");
    }

    private static void assertThatNothingElseIsWrong(int wrong, GradientReport report) {
        assertThat(report.mismatches())
                .as(report::toString)
                .singleElement()
                .extracting(Discrepancy::entry)
                .isEqualTo(wrong);
    }

    private static GradientReport checkWithWrong(GradientChecker checker, int seed, int... wrong) {
        return checker.check(
                ToleratedScreeningTests::cost,
                x -> {
                    double[] g = gradient(x);
                    Arrays.stream(wrong).forEach(entry -> g[entry] = -g[entry]);
                    return g;
                },
                point(seed));
    }

    @Test
    void aRightGradientIsKnownAsWellAsTheToleranceAllows() {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(STRICT.relativeTolerance(1e-3), seed, g -> g);

            assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
            assertThat(report.sensitivity().orElseThrow()).isBetween(1e-3, 2e-3);
            assertThat(report.evaluations()).isLessThanOrEqualTo(17);
        }
    }

    private static GradientReport check(GradientChecker checker, int seed, DoubleUnaryOperator spoil) {
        return checker.check(
                ToleratedScreeningTests::cost,
                x -> Arrays.stream(gradient(x)).map(spoil).toArray(),
                point(seed));
    }

    private static double[] point(int seed) {
        return new Random(seed).doubles(SIZE, 0.5, 1.5).toArray();
    }

    private static double cost(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value);
        }
        return sum;
    }

    private static double[] gradient(double[] x) {
        return Arrays.stream(x).map(Math::exp).toArray();
    }
}
