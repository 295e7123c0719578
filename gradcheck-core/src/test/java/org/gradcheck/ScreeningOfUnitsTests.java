package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Screening of one array whose parameters have units between 10^-d and 10^d. */
class ScreeningOfUnitsTests {

    private static final int SIZE = 3000;

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 12})
    void aRightGradientAgreesInFewEvaluations(int decades) {
        GradientReport report = new Case(decades, false).check(g -> g);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.sensitivity().orElseThrow()).isLessThan(1e-4);
        assertThat(report.evaluations()).isLessThan(40);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9, 12})
    void aZeroInPlaceOfAnEntryOfAnyUnitIsWrong(int decades) {
        for (int entry : new int[] {0, decades, 2 * decades}) {
            GradientReport report = new Case(decades, false).check(g -> with(g, entry, 1, 0));

            assertThat(report.mismatches()).as("%s", report).singleElement().matches(wrong -> wrong.entry() == entry);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void aUnitThatIsNeverFilledIsWrong(int decades) {
        for (int first : new int[] {0, decades, 2 * decades}) {
            GradientReport report = new Case(decades, false).check(g -> with(g, first, 2 * decades + 1, 0));

            assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.DISAGREES);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void zerosAmongSeveralUnitsAreComparedByThemselves(int decades) {
        GradientReport right = new Case(decades, true).check(g -> g);

        assertThat(right.verdict()).as("%s", right).isEqualTo(Verdict.AGREES);
        assertThat(right.toString())
                .contains("all entries by 2 random directions, entries of unknown unit by 2 random directions");
        GradientReport wrong = new Case(decades, true).check(g -> with(g, decades, SIZE, 0.5));
        assertThat(wrong.mismatches()).as("%s", wrong).singleElement().matches(entry -> entry.entry() == decades);
    }

    @Test
    void roundingOfDeclaredUnitsIsNoNoise() {
        Case units = new Case(9, false);
        GradientReport report = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(units::cost, units::gradient, x -> x.scale(units.units), units.x);

        assertThat(report.verdict()).as("%s", report).isEqualTo(Verdict.AGREES);
        assertThat(report.sensitivity().orElseThrow()).isLessThan(1e-4);
    }

    @Test
    void derivativesBySmallParametersAreNotTakenForSmallOnes() {
        double[] x = new double[SIZE];
        Random random = new Random(3);
        for (int i = 0; i < SIZE; i++) {
            x[i] = (i % 2 == 0 ? 1 : 1e-12) * random.nextGaussian();
        }
        MultivariateFunction cost =
                v -> IntStream.range(0, SIZE).mapToDouble(i -> Math.sin(v[i])).sum();
        double[] right =
                IntStream.range(0, SIZE).mapToDouble(i -> Math.cos(x[i])).toArray();
        double[] wrong = with(right, 1, 2, 0);
        GradientChecker checker = GradientChecker.standard().mode(CheckMode.SCREENING);

        assertThat(checker.check(cost, v -> right, x).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(checker.check(cost, v -> wrong, x).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    private static double[] with(double[] gradient, int first, int every, double factor) {
        double[] changed = gradient.clone();
        for (int i = first; i < (every == 1 ? first + 1 : SIZE); i += every) {
            changed[i] *= factor;
        }
        return changed;
    }

    private static final class Case {

        private final double[] units = new double[SIZE];
        private final double[] weights = new double[SIZE];
        private final double[] x = new double[SIZE];

        Case(int decades, boolean hasZeros) {
            Random random = new Random(6);
            for (int i = 0; i < SIZE; i++) {
                units[i] = Math.pow(10, i % (2 * decades + 1) - decades);
                weights[i] = 1 + random.nextDouble();
                x[i] = hasZeros && i % 4 == decades % 4 ? 0 : (0.5 + random.nextDouble()) * units[i];
            }
        }

        double cost(double[] v) {
            return IntStream.range(0, SIZE)
                    .mapToDouble(i -> weights[i] * Math.sin(v[i] / units[i]))
                    .sum();
        }

        double[] gradient(double[] v) {
            return IntStream.range(0, SIZE)
                    .mapToDouble(i -> weights[i] * Math.cos(v[i] / units[i]) / units[i])
                    .toArray();
        }

        GradientReport check(UnaryOperator<double[]> change) {
            return GradientChecker.standard()
                    .mode(CheckMode.SCREENING)
                    .check(this::cost, v -> change.apply(gradient(v)), x.clone());
        }
    }
}
