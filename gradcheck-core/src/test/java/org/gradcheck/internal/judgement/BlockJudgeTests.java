package org.gradcheck.internal.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockJudgeTests {

    private static final Derivative UNKNOWN = new Derivative.Smooth(Double.NaN, Double.POSITIVE_INFINITY);

    @Test
    void countsTheVerdictsOfItsEntries() {
        BlockReport report = examined(
                        new double[] {1, 2, 0, 5, 3},
                        smooth(1),
                        new Derivative.Kink(1, 3, 1e-9),
                        smooth(0),
                        smooth(4),
                        UNKNOWN)
                .report();

        assertThat(report.counts())
                .isEqualTo(Map.of(
                        EntryVerdict.AGREES, 1,
                        EntryVerdict.AT_A_KINK, 1,
                        EntryVerdict.UNEXERCISED, 1,
                        EntryVerdict.DISAGREES, 1,
                        EntryVerdict.UNRESOLVED, 1));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.name()).isEqualTo("block");
        assertThat(report.shape()).isEqualTo(Shape.of(5));
        assertThat(report.note()).isEmpty();
    }

    @Test
    void listsItsMismatches() {
        assertThat(examined(new double[] {1, 2, 3}, smooth(1), smooth(-2), smooth(4))
                        .mismatches())
                .containsExactly(
                        new Discrepancy("block[1]", "block", Shape.of(3), 1, 2, -2, 1e-9),
                        new Discrepancy("block[2]", "block", Shape.of(3), 2, 3, 4, 1e-9));
    }

    @Test
    void isUnresolvedIfItsLargestEntryIs() {
        assertThat(examined(new double[] {1, 3}, smooth(1), UNKNOWN).report().verdict())
                .isEqualTo(Verdict.UNRESOLVED);
    }

    @Test
    void agreesIfTheUnresolvedEntriesAreSmaller() {
        Derivative vague = new Derivative.Smooth(0.3, 0.1);

        assertThat(examined(new double[] {1, 0.3, 0}, smooth(1), vague, smooth(0))
                        .report()
                        .verdict())
                .isEqualTo(Verdict.AGREES);
        assertThat(examined(new double[] {1, 0.3}, new Derivative.Kink(-1, 1, 1e-9), vague)
                        .report()
                        .verdict())
                .isEqualTo(Verdict.AGREES);
    }

    @Test
    void isUnresolvedIfAnEntryHasNoDifference() {
        assertThat(examined(new double[] {1, 0}, smooth(1), UNKNOWN).report().verdict())
                .isEqualTo(Verdict.UNRESOLVED);
    }

    @Test
    void isUnresolvedIfNoEntryCouldBeComparedAndOneIsUnresolved() {
        BlockReport report = examined(new double[] {0, 3}, smooth(0), UNKNOWN).report();

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.note())
                .isEqualTo("the cost is not finite, or refuses to be evaluated, wherever block[1] is displaced");
        assertThat(report.sensitivity()).isEmpty();
    }

    @Test
    void isVacuousIfTheCostDoesNotDependOnIt() {
        BlockReport report =
                judged(CostResponse.FLAT, new double[2], smooth(0), smooth(0)).report();

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(report.note())
                .isEqualTo(
                        "the cost does not depend on it here: dead or saturated units, inputs that are zero, or parts that are unused in this batch");
    }

    @Test
    void isVacuousAtAStationaryPoint() {
        BlockReport report = examined(new double[2], smooth(0), smooth(0)).report();

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(report.note()).isEqualTo("the cost is stationary here; check at another point");
    }

    @Test
    void isVacuousWithoutEntries() {
        BlockReport report = examined(new double[0]).report();

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(report.note()).isEqualTo("it has no entries");
        assertThat(report.worst()).isEmpty();
    }

    @Test
    void hasTheWorstSensitivityOfTheEntriesThatAgree() {
        JudgedBlock examined = examined(
                new double[] {1, 1, 1, 0},
                new Derivative.Smooth(1, 1e-3),
                new Derivative.Smooth(1, 1e-6),
                new Derivative.Smooth(1, 1e-5),
                new Derivative.Smooth(0, 1e-9));

        assertThat(examined.report().sensitivity().orElseThrow()).isCloseTo(30e-3, within(1e-8));
    }

    @Test
    void knowsItsWorstEntry() {
        assertThat(examined(new double[] {1, 2, 3}, smooth(1), smooth(2 + 3e-9), smooth(3 - 1e-9))
                        .report()
                        .worst()
                        .orElseThrow()
                        .entry())
                .isEqualTo(1);
    }

    @Test
    void measuresEntriesAgainstItsLargestKnownDerivative() {
        // Beside 1000 an error bar of 1 is small; a large value that is not known says nothing.
        assertThat(examined(new double[] {1000, 0.5}, smooth(1000), new Derivative.Smooth(0.5, 1))
                        .report()
                        .counts())
                .isEqualTo(Map.of(EntryVerdict.AGREES, 1, EntryVerdict.TOO_SMALL, 1));
        assertThat(examined(new double[] {-1000, 0.5}, smooth(-1000), new Derivative.Smooth(0.5, 1))
                        .report()
                        .counts())
                .isEqualTo(Map.of(EntryVerdict.AGREES, 1, EntryVerdict.TOO_SMALL, 1));
        assertThat(examined(new double[] {0, 0.5}, new Derivative.Smooth(1000, 2000), new Derivative.Smooth(0.5, 1))
                        .report()
                        .counts())
                .doesNotContainKey(EntryVerdict.AGREES);
    }

    @Test
    void leavesFixedEntriesOut() {
        BlockReport report = examined(new double[] {Double.NaN, 1}, new Derivative.Excluded(), smooth(1))
                .report();

        assertThat(report.counts()).isEqualTo(Map.of(EntryVerdict.FIXED, 1, EntryVerdict.AGREES, 1));
        assertThat(report.worst().orElseThrow().entry()).isEqualTo(1);
        assertThat(examined(new double[1], new Derivative.Excluded()).report().verdict())
                .isEqualTo(Verdict.AGREES);
        assertThat(examined(new double[2], new Derivative.Excluded(), smooth(0))
                        .report()
                        .verdict())
                .isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void ignoresParametersIfTheCostNeverMoves() {
        assertThat(examined(new double[] {0}, smooth(0)).ignoresParameters()).isFalse();
        assertThat(judged(CostResponse.NONE, new double[] {1}, smooth(0)).ignoresParameters())
                .isTrue();
    }

    /** Entries of 0.06 beside 1: 24 have a norm of 0.294, 26 one of 0.306. */
    @ParameterizedTest
    @CsvSource({"24, AGREES", "26, UNRESOLVED"})
    void entriesThatAreTooSmallToTellAreAtMostThreeTenthsOfTheRightOnes(int small, Verdict wanted) {
        double[] analytic = new double[1 + small];
        Derivative[] numeric = new Derivative[1 + small];
        Arrays.fill(analytic, 0.06);
        Arrays.fill(numeric, new Derivative.Smooth(0.06, 0.001));
        analytic[0] = 1;
        numeric[0] = smooth(1);

        BlockReport report = examined(analytic, numeric).report();

        assertThat(report.counts()).isEqualTo(Map.of(EntryVerdict.AGREES, 1, EntryVerdict.TOO_SMALL, small));
        assertThat(report.verdict()).isEqualTo(wanted);
    }

    @Test
    void aFurtherNoteStandsBeforeItsOwn() {
        JudgedBlock right = examined(new double[] {1}, smooth(1));
        JudgedBlock stationary = examined(new double[1], smooth(0));

        assertThat(right.withNote("every entry by itself").report().note()).isEqualTo("every entry by itself");
        assertThat(stationary.withNote("every entry by itself").report().note())
                .isEqualTo("every entry by itself; the cost is stationary here; check at another point");
    }

    private static JudgedBlock examined(double[] analytic, Derivative... numeric) {
        return judged(CostResponse.MOVES, analytic, numeric);
    }

    private static JudgedBlock judged(CostResponse response, double[] analytic, Derivative... numeric) {
        EntryJudge judge = new EntryJudge(CheckOptions.NONE, AnalyticRounding.DOUBLE_PRECISION);
        ParameterBlock block = block(analytic.length);
        BlockScale scale = BlockScale.of(numeric, new ParameterScale(block.values()));
        NoiseOfDifferences noise = new NoiseOfDifferences(new Noise(1e-16, 1), new double[analytic.length]);
        return new ExaminedBlock(block, analytic, numeric, scale, 0, noise, judge, response, 0, Optional.empty())
                .within(scale.largest())
                .judge();
    }

    private static ParameterBlock block(int size) {
        return new ParameterBlock(
                "block",
                Shape.of(size),
                ParameterVector.of(new double[size]),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Derivative smooth(double value) {
        return new Derivative.Smooth(value, 1e-9);
    }
}
