package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lines of causes, for one bug, for several bugs and for alternatives. */
class CauseLinesTests {

    private static final Diagnosis DELTA = diagnosis(Cause.DELTA_NOT_PROPAGATED, "layer 0");
    private static final Diagnosis BIASES = diagnosis(Cause.BIAS_FORGOTTEN, "layer 1 biases");

    @Test
    void nameOneBugWithItsEvidenceAndItsRemedy() {
        assertThat(lines(DELTA))
                .containsExactly(
                        "Cause: delta not sent through the weights above (DELTA_NOT_PROPAGATED) in layer 0",
                        "  evidence of DELTA_NOT_PROPAGATED",
                        "  remedy: undo DELTA_NOT_PROPAGATED");
    }

    @Test
    void numberTwoBugs() {
        assertThat(lines(BIASES, DELTA))
                .containsExactly(
                        "Cause 1 of 2: gradient of the biases forgotten (BIAS_FORGOTTEN) in layer 1 biases",
                        "  evidence of BIAS_FORGOTTEN",
                        "  remedy: undo BIAS_FORGOTTEN",
                        "Cause 2 of 2, independent of the first: delta not sent through the weights above"
                                + " (DELTA_NOT_PROPAGATED) in layer 0",
                        "  evidence of DELTA_NOT_PROPAGATED",
                        "  remedy: undo DELTA_NOT_PROPAGATED");
    }

    @Test
    void sameCauseIsNotCalledIndependent() {
        assertThat(lines(DELTA, diagnosis(Cause.DELTA_NOT_PROPAGATED, "layer 2")))
                .element(3)
                .isEqualTo("Cause 2 of 2: delta not sent through the weights above (DELTA_NOT_PROPAGATED) in layer 2");
    }

    @Test
    void bugAfterNaNIsNotCalledIndependent() {
        assertThat(lines(diagnosis(Cause.NOT_FINITE, "layer 1"), DELTA))
                .element(3)
                .isEqualTo("Cause 2 of 2: delta not sent through the weights above (DELTA_NOT_PROPAGATED) in layer 0");
    }

    @Test
    void haveOneLineForAllFurtherBugs() {
        assertThat(lines(
                        BIASES,
                        DELTA,
                        diagnosis(Cause.SIGN_FLIPPED, "layer 2 weights"),
                        diagnosis(Cause.TRANSPOSED, "layer 3 weights", Cause.REORDERED)))
                .hasSize(7)
                .startsWith("Cause 1 of 4: gradient of the biases forgotten (BIAS_FORGOTTEN) in layer 1 biases")
                .endsWith("Further causes: sign flipped (SIGN_FLIPPED) in layer 2 weights;"
                        + " matrix transposed (TRANSPOSED) or right values in another order (REORDERED)"
                        + " in layer 3 weights");
    }

    @Test
    void nameBothBugsThatFitTheValues() {
        assertThat(lines(diagnosis(Cause.TRANSPOSED, "weights", Cause.REORDERED)))
                .first()
                .isEqualTo("Cause: matrix transposed (TRANSPOSED) or right values in another order (REORDERED)"
                        + " in weights; both would give these values");
    }

    @Test
    void nameAllBugsThatFitTheValues() {
        assertThat(lines(diagnosis(Cause.SIGN_FLIPPED, "x", Cause.REORDERED, Cause.CONSTANT_OFFSET)))
                .first()
                .isEqualTo("Cause: sign flipped (SIGN_FLIPPED), right values in another order (REORDERED)"
                        + " or same number added to each entry (CONSTANT_OFFSET)"
                        + " in x; each of them would give these values");
    }

    @Test
    void areNoneIfTheBugIsNotKnown() {
        assertThat(lines()).isEmpty();
    }

    @Test
    void keepLineBreaksOutOfTheText() {
        assertThat(lines(new Diagnosis(Cause.TRANSPOSED, "my\nweights", "two\nlines", "three\nor\nfour", List.of())))
                .containsExactly(
                        "Cause: matrix transposed (TRANSPOSED) in my weights",
                        "  two lines",
                        "  remedy: three or four");
    }

    @Test
    void areBetweenWorstEntriesAndCommand() {
        assertThat(Reports.report(
                        "f",
                        Verdict.DISAGREES,
                        List.of(Reports.disagreeing("x", Shape.of(2), 2)),
                        List.of(
                                Reports.mismatch("x", Shape.of(2), 1, 1, 2, 1e-9),
                                Reports.mismatch("x", Shape.of(2), 0, 1, 2, 1e-9)),
                        List.of(),
                        List.of("the sum over examples"),
                        42,
                        Optional.of("Reproduce: run it again"),
                        List.of(diagnosis(Cause.CONSTANT_FACTOR, "x")),
                        List.of()))
                .hasToString("""
                        f: all 2 entries disagree, in x (42 cost evaluations)
                          x  2  DISAGREES  2 wrong
                          worst entries      analytic       numeric  error bar
                          x[1]           1.000000e+00  2.000000e+00    1.0e-09
                          x[0]           1.000000e+00  2.000000e+00    1.0e-09
                          declared by the user: the sum over examples
                        Cause: constant factor (CONSTANT_FACTOR) in x
                          evidence of CONSTANT_FACTOR
                          remedy: undo CONSTANT_FACTOR
                        Reproduce: run it again""");
    }

    @Test
    void accumulationIsNotRepeatedAsAFinding() {
        GradientReport report =
                Reports.of(new Finding(Finding.Kind.GRADIENT_ACCUMULATES, "it accumulates; set it to zero"));

        assertThat(Reports.explained(report, diagnosis(Cause.ACCUMULATED, "all blocks")))
                .hasToString("""
                        2-3-1 tanh: the gradient is wrong (4 cost evaluations)
                          not examined: weights
                        Cause: gradient added up over several calls (ACCUMULATED) in all blocks
                          evidence of ACCUMULATED
                          remedy: undo ACCUMULATED""");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void nameEachCauseInAFewWordsOfAscii(Cause cause) {
        assertThat(cause.words()).isASCII().hasSizeBetween(10, 60).doesNotContain("\n");
    }

    private static List<String> lines(Diagnosis... diagnoses) {
        return new CauseLines(List.of(diagnoses), Optional.empty()).lines();
    }

    private static Diagnosis diagnosis(Cause cause, String where, Cause... alternatives) {
        return new Diagnosis(cause, where, "evidence of " + cause, "undo " + cause, List.of(alternatives));
    }
}
