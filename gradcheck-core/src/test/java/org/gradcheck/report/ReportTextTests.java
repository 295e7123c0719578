package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTextTests {

    private static final Shape WEIGHTS = Shape.of(3, 2);
    private static final Shape BIASES = Shape.of(3);

    @Test
    void ofAgreement() {
        assertThat(Reports.of(
                        Verdict.AGREES,
                        List.of(
                                Reports.agreeing("weights", WEIGHTS, 2e-9),
                                Reports.agreeing("biases", BIASES, 4.4e-10))))
                .hasToString("""
                        2-3-1 tanh: all 9 entries agree, errors above 2e-09 would show (42 cost evaluations)
                          weights  3 x 2  agrees  6 right, errors above 2e-09 would show
                          biases   3      agrees  3 right, errors above 4e-10 would show""");
    }

    @Test
    void ofAgreementOfASingleEntry() {
        assertThat(Reports.of(Verdict.AGREES, List.of(Reports.agreeing("x", Shape.of(1), 1e-8))))
                .hasToString("""
                        2-3-1 tanh: the only entry agrees, errors above 1e-08 would show (42 cost evaluations)
                          x  1  agrees  1 right, errors above 1e-08 would show""");
    }

    @Test
    void ofAgreementThatCouldNotBeTestedEverywhere() {
        assertThat(Reports.of(
                        Verdict.AGREES,
                        List.of(Reports.block(
                                "weights",
                                Shape.of(10),
                                Verdict.AGREES,
                                1e-6,
                                Map.of(
                                        EntryVerdict.AGREES, 4,
                                        EntryVerdict.AT_A_KINK, 3,
                                        EntryVerdict.UNEXERCISED, 2,
                                        EntryVerdict.UNRESOLVED, 1)))))
                .hasToString("""
                        2-3-1 tanh: 7 of 10 entries agree, errors above 1e-06 would show (42 cost evaluations)
                          weights  10  agrees  4 right, 3 at a kink, 2 unexercised, 1 unresolved, errors above 1e-06 would show""");
    }

    @Test
    void ofAgreementAtKinksAlone() {
        assertThat(Reports.of(
                        Verdict.AGREES,
                        List.of(new BlockReport(
                                "x",
                                Shape.of(2),
                                Verdict.AGREES,
                                Map.of(EntryVerdict.AT_A_KINK, 2),
                                OptionalDouble.empty(),
                                Optional.empty(),
                                ""))))
                .hasToString("""
                        2-3-1 tanh: all 2 entries agree (42 cost evaluations)
                          x  2  agrees  2 at a kink""");
    }

    @Test
    void ofDisagreementInOneBlock() {
        assertThat(Reports.of(
                        Verdict.DISAGREES,
                        List.of(Reports.disagreeing("weights", WEIGHTS, 2), Reports.agreeing("biases", BIASES, 2e-9)),
                        mismatch("weights", WEIGHTS, 5, -0.25, 0.25, 1e-9),
                        mismatch("weights", WEIGHTS, 0, 123456.789, 12, 1e-7)))
                .hasToString("""
                        2-3-1 tanh: 2 of 9 entries disagree (42 cost evaluations)
                          weights  3 x 2  DISAGREES  4 right, 2 wrong, errors above 3e-09 would show
                          biases   3      agrees     3 right, errors above 2e-09 would show
                          worst entries       analytic       numeric  error bar
                          weights[2][1]  -2.500000e-01  2.500000e-01    1.0e-09
                          weights[0][0]   1.234568e+05  1.200000e+01    1.0e-07""");
    }

    @Test
    void ofDisagreementInManyBlocksAndEntries() {
        List<BlockReport> blocks = new ArrayList<>();
        List<Discrepancy> mismatches = new ArrayList<>();
        for (int layer = 0; layer < 8; layer++) {
            String name = "layer " + layer + " weights";
            boolean wrong = layer % 2 == 1;
            blocks.add(wrong ? Reports.disagreeing(name, WEIGHTS, 6) : Reports.agreeing(name, WEIGHTS, 1e-9));
            if (wrong) {
                IntStream.range(0, 6)
                        .forEach(i -> mismatches.add(mismatch(name, WEIGHTS, i, 2.0 * (i + 1), i + 1, 1e-8)));
            }
        }

        assertThat(Reports.of(Verdict.DISAGREES, blocks, mismatches.toArray(Discrepancy[]::new)))
                .hasToString("""
                        2-3-1 tanh: 24 of 48 entries disagree (42 cost evaluations)
                          layer 1 weights  3 x 2  DISAGREES  6 wrong
                          layer 3 weights  3 x 2  DISAGREES  6 wrong
                          layer 5 weights  3 x 2  DISAGREES  6 wrong
                          layer 7 weights  3 x 2  DISAGREES  6 wrong
                          ... and 4 more blocks, all of which agree
                          worst entries              analytic       numeric  error bar
                          layer 1 weights[0][0]  2.000000e+00  1.000000e+00    1.0e-08
                          layer 1 weights[0][1]  4.000000e+00  2.000000e+00    1.0e-08
                          layer 1 weights[1][0]  6.000000e+00  3.000000e+00    1.0e-08
                          layer 1 weights[1][1]  8.000000e+00  4.000000e+00    1.0e-08""");
    }

    @Test
    void ofAgreementInManyBlocks() {
        List<BlockReport> blocks = IntStream.range(0, 6)
                .mapToObj(i -> Reports.agreeing("layer " + i, BIASES, 1e-9))
                .toList();

        assertThat(Reports.of(Verdict.AGREES, blocks)).hasToString("""
                        2-3-1 tanh: all 18 entries agree, errors above 1e-09 would show (42 cost evaluations)
                          layer 0  3  agrees  3 right, errors above 1e-09 would show
                          layer 1  3  agrees  3 right, errors above 1e-09 would show
                          layer 2  3  agrees  3 right, errors above 1e-09 would show
                          layer 3  3  agrees  3 right, errors above 1e-09 would show
                          ... and 2 more blocks, all of which agree""");
    }

    @Test
    void ofDisagreementInEveryEntry() {
        assertThat(Reports.of(
                        Verdict.DISAGREES,
                        List.of(Reports.disagreeing("x", Shape.of(1), 1)),
                        mismatch("x", Shape.of(1), 0, Double.NaN, 1, 1e-9),
                        mismatch("x", Shape.of(1), 0, Double.NEGATIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY)))
                .hasToString("""
                        2-3-1 tanh: the only entry disagrees (42 cost evaluations)
                          x  1  DISAGREES  1 wrong
                          worst entries   analytic       numeric  error bar
                          x[0]                 NaN  1.000000e+00    1.0e-09
                          x[0]           -Infinity           NaN   Infinity""");
    }

    @Test
    void ofAVacuousCheck() {
        assertThat(Reports.of(
                        Verdict.VACUOUS,
                        List.of(
                                Reports.vacuous("weights", WEIGHTS, "the cost is stationary here"),
                                Reports.agreeing("biases", BIASES, 1e-9))))
                .hasToString("""
                        2-3-1 tanh: vacuous, nothing could be compared in 1 of 2 blocks (42 cost evaluations)
                          weights  3 x 2  VACUOUS  6 unexercised: the cost is stationary here
                          biases   3      agrees   3 right, errors above 1e-09 would show""");
    }

    @Test
    void ofACheckThatCannotTell() {
        assertThat(Reports.of(
                        Verdict.UNRESOLVED,
                        List.of(new BlockReport(
                                "x",
                                BIASES,
                                Verdict.UNRESOLVED,
                                Map.of(EntryVerdict.UNRESOLVED, 3),
                                OptionalDouble.empty(),
                                Optional.empty(),
                                "noise hides the derivative"))))
                .hasToString("""
                        2-3-1 tanh: cannot tell (42 cost evaluations)
                          x  3  UNRESOLVED  3 unresolved: noise hides the derivative""");
    }

    @Test
    void ofANondeterministicCost() {
        assertThat(Reports.of(new Finding(Finding.Kind.COST_NOT_REPEATABLE, "the cost is 1 and then 2")))
                .hasToString("""
                        2-3-1 tanh: nondeterministic (4 cost evaluations)
                          the cost is 1 and then 2
                          not examined: weights""");
    }

    @Test
    void ofAGradientThatIsWrongAsAWhole() {
        assertThat(Reports.of(
                        new Finding(Finding.Kind.GRADIENT_ACCUMULATES, "first"),
                        new Finding(Finding.Kind.COST_IGNORES_PARAMETERS, "second"),
                        new Finding(Finding.Kind.COST_IGNORES_PARAMETERS, "not shown")))
                .hasToString("""
                        2-3-1 tanh: the gradient is wrong (4 cost evaluations)
                          first
                          second
                          not examined: weights""");
    }

    @Test
    void showsWhatTheUserHasOverridden() {
        GradientReport report = new GradientReport(
                "f",
                Verdict.AGREES,
                List.of(Reports.agreeing("x", Shape.of(2), 1e-4)),
                List.of(),
                List.of(),
                List.of("relativeTolerance = 1.0E-4", "step = 0.001"),
                8,
                Optional.empty(),
                List.of(),
                List.of());

        assertThat(report).hasToString("""
                        f: all 2 entries agree, errors above 1e-04 would show (8 cost evaluations)
                          x  2  agrees  2 right, errors above 1e-04 would show
                          declared by the user: relativeTolerance = 1.0E-4, step = 0.001""");
    }

    @Test
    void keepsNamesWithLineBreaksOnOneLine() {
        Shape shape = Shape.of(1);
        GradientReport report = new GradientReport(
                "my\nlayer\u2028",
                Verdict.DISAGREES,
                List.of(Reports.disagreeing("the\nx\t1", shape, 1)),
                List.of(mismatch("the\nx\t1", shape, 0, 1, 2, 1e-9)),
                List.of(new Finding(Finding.Kind.PARAMETERS_CHANGED, "two\nlines")),
                List.of(),
                4,
                Optional.empty(),
                List.of(),
                List.of());

        assertThat(report).hasToString("""
                        my layer : the only entry disagrees (4 cost evaluations)
                          two lines
                          the x 1  1  DISAGREES  1 wrong
                          worst entries      analytic       numeric  error bar
                          the x 1[0]     1.000000e+00  2.000000e+00    1.0e-09""");
        assertThat(Reports.failure(report).getExpected().getStringRepresentation())
                .isEqualTo("the x 1[0]  2.000000e+00");
    }

    @Test
    void keepsDeclarationsAndTheReproductionOnOneLineEach() {
        GradientReport report = new GradientReport(
                "f",
                Verdict.AGREES,
                List.of(Reports.agreeing("x", Shape.of(2), 1e-4)),
                List.of(),
                List.of(),
                List.of("the sum\nover examples"),
                8,
                Optional.of("run\nit\r\nagain"),
                List.of(),
                List.of());

        assertThat(report).hasToString("""
                        f: all 2 entries agree, errors above 1e-04 would show (8 cost evaluations)
                          x  2  agrees  2 right, errors above 1e-04 would show
                          declared by the user: the sum over examples
                        run it  again""");
    }

    @Test
    void keepsReasonsWithLineBreaksOnOneLine() {
        GradientReport report = Reports.of(
                Verdict.AGREES,
                List.of(new BlockReport(
                        "x",
                        Shape.of(1),
                        Verdict.AGREES,
                        Map.of(EntryVerdict.FIXED, 1),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        "two\nlines")));

        assertThat(report.toString().lines()).element(1).isEqualTo("  x  1  agrees  1 fixed: two lines");
    }

    @Test
    void ofDisagreementOfOneEntryAmongOthers() {
        assertThat(Reports.of(Verdict.DISAGREES, List.of(Reports.disagreeing("x", Shape.of(2), 1)))
                        .toString())
                .startsWith("2-3-1 tanh: the gradient is wrong (42");
        assertThat(Reports.of(
                                Verdict.DISAGREES,
                                List.of(Reports.disagreeing("x", Shape.of(2), 1)),
                                mismatch("x", Shape.of(2), 0, 1, 2, 1e-9))
                        .toString()
                        .lines()
                        .findFirst())
                .hasValue("2-3-1 tanh: 1 of 2 entries disagrees (42 cost evaluations)");
    }

    @Test
    void ofAVacuousCheckOfASingleBlock() {
        assertThat(Reports.of(Verdict.VACUOUS, List.of(Reports.vacuous("x", BIASES, "the cost is stationary here"))))
                .hasToString("""
                        2-3-1 tanh: vacuous, nothing could be compared in the only block (42 cost evaluations)
                          x  3  VACUOUS  3 unexercised: the cost is stationary here""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | 1 | '  ... and 2 more blocks, 1 of which does not agree'",
                "6 | 0 | '  ... and 2 more blocks, none of which agrees'",
                "6 | 2 | '  ... and 4 more blocks, 2 of which do not agree'",
                "0 | 6 | '  ... and 2 more blocks, all of which agree'"
            })
    void saysHowManyOfTheHiddenBlocksDoNotAgree(int disagreeing, int agreeing, String line) {
        assertThat(Reports.of(Verdict.DISAGREES, blocks(disagreeing, agreeing))
                        .toString()
                        .lines()
                        .filter(it -> it.contains("more block")))
                .containsExactly(line);
    }

    @Test
    void hidesABlockBesideUnexaminedOnes() {
        List<BlockReport> blocks = new ArrayList<>(blocks(4, 1));
        blocks.add(unexamined("x"));
        assertThat(Reports.of(Verdict.DISAGREES, blocks)).hasToString("""
                        2-3-1 tanh: the gradient is wrong (42 cost evaluations)
                          wrong 0  3 x 2  DISAGREES  6 wrong
                          wrong 1  3 x 2  DISAGREES  6 wrong
                          wrong 2  3 x 2  DISAGREES  6 wrong
                          ... and 2 more blocks, 1 of which does not agree
                          not examined: x""");
    }

    @Test
    void saysOnceWhatWasNotExamined() {
        List<BlockReport> blocks =
                IntStream.range(0, 4).mapToObj(i -> unexamined("layer " + i)).toList();

        assertThat(Reports.of(Verdict.UNRESOLVED, blocks)).hasToString("""
                        2-3-1 tanh: cannot tell (42 cost evaluations)
                          not examined: layer 0, layer 1, layer 2, layer 3""");
    }

    @Test
    void countsWhatWasNotExaminedIfItIsMuch() {
        List<BlockReport> blocks =
                IntStream.range(0, 5).mapToObj(i -> unexamined("layer " + i)).toList();

        assertThat(Reports.of(Verdict.UNRESOLVED, blocks)).hasToString("""
                        2-3-1 tanh: cannot tell (42 cost evaluations)
                          not examined: 5 blocks""");
    }

    @Test
    void hasARowForABlockWithoutEntries() {
        BlockReport empty = new BlockReport(
                "x",
                Shape.of(0),
                Verdict.VACUOUS,
                Map.of(),
                OptionalDouble.empty(),
                Optional.empty(),
                "it has no entries");

        assertThat(Reports.of(Verdict.VACUOUS, List.of(empty))).hasToString("""
                        2-3-1 tanh: vacuous, nothing could be compared in the only block (42 cost evaluations)
                          x  0  VACUOUS  it has no entries""");
    }

    @Test
    void hasAtMostFifteenLinesOfAscii() {
        List<BlockReport> blocks = new ArrayList<>(blocks(30, 0));
        blocks.add(unexamined("x"));
        GradientReport longest = new GradientReport(
                "f",
                Verdict.DISAGREES,
                blocks,
                IntStream.range(0, 30)
                        .mapToObj(i -> mismatch("wrong " + i, WEIGHTS, 0, 1, 2, 1e-9))
                        .toList(),
                IntStream.range(0, 5)
                        .mapToObj(i -> new Finding(Finding.Kind.COST_IGNORES_PARAMETERS, "finding " + i))
                        .toList(),
                List.of("step = 0.1"),
                4,
                Optional.of("run it again"),
                List.of(),
                List.of());

        assertThat(longest.toString().lines()).hasSize(15);
        assertThat(longest.toString()).isASCII().doesNotEndWith("\n");
    }

    private static List<BlockReport> blocks(int disagreeing, int agreeing) {
        return Stream.concat(
                        IntStream.range(0, disagreeing).mapToObj(i -> Reports.disagreeing("wrong " + i, WEIGHTS, 6)),
                        IntStream.range(0, agreeing).mapToObj(i -> Reports.agreeing("right " + i, WEIGHTS, 1e-9)))
                .toList();
    }

    private static BlockReport unexamined(String name) {
        return new BlockReport(
                name, WEIGHTS, Verdict.UNRESOLVED, Map.of(), OptionalDouble.empty(), Optional.empty(), "not examined");
    }

    private static Discrepancy mismatch(
            String block, Shape shape, int entry, double analytic, double numeric, double error) {
        return new Discrepancy(block, shape, entry, analytic, numeric, error);
    }
}
