package org.gradcheck.internal.diagnosis.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.BackpropagationWithBug;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.diagnosis.Networks;
import org.gradcheck.network.Activation;
import org.junit.jupiter.api.Test;

class SearchTests {

    private static final double[] W = {0.5, -1.25, 2};
    private static final double[] RIGHT = {0.31, 0.17, -0.43};

    @Test
    void bugThatExplainsAllValuesIsNamed() {
        assertThat(search(guess(Cause.SIGN_FLIPPED, 0, 0, -0.31, -0.17, 0.43), -0.31, -0.17, 0.43))
                .containsExactly(diagnosis(Cause.SIGN_FLIPPED));
    }

    @Test
    void bugThatExplainsAllButOneValueIsNotNamed() {
        assertThat(search(guess(Cause.SIGN_FLIPPED, 0, 0, -0.31, -0.17, 0.43), -0.31, -0.17, 0.44))
                .isEmpty();
    }

    /** A number that is fitted for each value explains whatever it is. */
    @Test
    void asManyFittedNumbersAsValuesExplainNothing() {
        assertThat(search(guess(Cause.CONSTANT_ROW_FACTOR, 3, 0, -0.31, 0.4, 0.43), -0.31, 0.4, 0.43))
                .isEmpty();
    }

    @Test
    void bugWithTooManyChoicesIsNotNamed() {
        assertThat(search(guess(Cause.REORDERED, 0, 150, -0.31, 0.4, 0.43), -0.31, 0.4, 0.43))
                .isEmpty();
    }

    @Test
    void aTieNamesBoth() {
        assertThat(search(
                        List.of(
                                guess(Cause.CONSTANT_OFFSET, 1, 0, 0.41, 0.27, -0.33),
                                guess(Cause.EXTRA_WEIGHT_DECAY, 1, 0, 0.41, 0.27, -0.33)),
                        0.41,
                        0.27,
                        -0.33))
                .containsExactly(new Diagnosis(
                        Cause.CONSTANT_OFFSET,
                        "w",
                        "evidence",
                        "remedy; for EXTRA_WEIGHT_DECAY: remedy",
                        List.of(Cause.EXTRA_WEIGHT_DECAY)));
    }

    @Test
    void tieIsKeptBehindManyVariantsOfTheBest() {
        Hypothesis best = guess(Cause.CONSTANT_OFFSET, 1, 0, 0.41, 0.27, -0.33);
        Hypothesis other = guess(Cause.EXTRA_WEIGHT_DECAY, 1, 1, 0.41, 0.27, -0.33);

        assertThat(search(List.of(best, best, best, best, best, best, other), 0.41, 0.27, -0.33))
                .extracting(Diagnosis::alternatives)
                .containsExactly(List.of(Cause.EXTRA_WEIGHT_DECAY));
    }

    @Test
    void theSimplerOfTwoExplanationsWins() {
        assertThat(search(
                        List.of(
                                guess(Cause.CONSTANT_FACTOR, 1, 0, -0.31, -0.17, 0.43),
                                guess(Cause.SIGN_FLIPPED, 0, 0, -0.31, -0.17, 0.43)),
                        -0.31,
                        -0.17,
                        0.43))
                .containsExactly(diagnosis(Cause.SIGN_FLIPPED));
    }

    @Test
    void bugThatMakesARightBlockWrongIsNotNamed() {
        Hypothesis both = situation -> Stream.of(explanation(
                situation,
                Cause.SIGN_FLIPPED,
                0,
                0,
                (block, right) -> right.of(block).times(-1)));

        assertThat(new Search(List.of(), List.of(both), List.of())
                        .diagnose(DiagnosisState.of(Measured.gradient(
                                OptionalInt.empty(),
                                Measured.vector("v", W, RIGHT, RIGHT),
                                Measured.vector("w", W, new double[] {-0.31, -0.17, 0.43}, RIGHT)))))
                .isEqualTo(new Diagnosed(List.of(), List.of(1)));
    }

    @Test
    void twoBugsInTwoBlocksAreBothNamed() {
        assertThat(Measured.diagnoses(
                        Measured.vector("v", W, new double[] {0.41, 0.27, -0.33}, RIGHT),
                        Measured.vector("w", W, new double[] {-0.31, -0.17, 0.43}, RIGHT)))
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.CONSTANT_OFFSET, Cause.SIGN_FLIPPED);
    }

    @Test
    void bugsInBlocksAreNamedInTheOrderOfTheBlocks() {
        assertThat(Measured.diagnoses(
                        Measured.vector("u", W, new double[] {0.41, 0.27, -0.33}, RIGHT),
                        Measured.vector("v", W, new double[] {-0.31, -0.17, 0.43}, RIGHT),
                        Measured.vector("w", W, new double[3], RIGHT)))
                .extracting(Diagnosis::cause, Diagnosis::where, Diagnosis::alternatives)
                .containsExactly(
                        tuple(Cause.CONSTANT_OFFSET, "u", List.of()),
                        tuple(Cause.SIGN_FLIPPED, "v", List.of()),
                        tuple(Cause.NEVER_FILLED, "w", List.of()));
    }

    @Test
    void aBugOfSomeWrongBlocksIsNamedInThese() {
        double[] negative = {-0.31, -0.17, 0.43};

        assertThat(Measured.diagnoses(
                        Measured.vector("u", W, negative, RIGHT),
                        Measured.vector("v", W, new double[3], RIGHT),
                        Measured.vector("w", W, negative, RIGHT)))
                .extracting(Diagnosis::cause, Diagnosis::where)
                .containsExactly(tuple(Cause.SIGN_FLIPPED, "u, w"), tuple(Cause.NEVER_FILLED, "v"));
    }

    @Test
    void aFittedNumberIsTheSameInTheBlocksThatShareIt() {
        assertThat(Measured.diagnoses(
                        Measured.vector("u", W, new double[] {0.31 * 1.7, 0.17 * 1.7, -0.43 * 1.7}, RIGHT),
                        Measured.vector("v", W, new double[] {0.31 * 2.9, 0.17 * 2.9, -0.43 * 2.9}, RIGHT),
                        Measured.vector("w", W, new double[] {0.31 * 1.7, 0.17 * 1.7, -0.43 * 1.7}, RIGHT)))
                .extracting(Diagnosis::cause, Diagnosis::where)
                .containsExactly(tuple(Cause.CONSTANT_FACTOR, "u, w"), tuple(Cause.CONSTANT_FACTOR, "v"));
    }

    @Test
    void unexplainedBlocksAreReported() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.vector("v", W, new double[] {-0.31, -0.17, 0.43}, RIGHT),
                        Measured.vector("w", W, new double[] {0.7, 0.2, 0.9}, RIGHT))))
                .isEqualTo("""
                SIGN_FLIPPED in v
                analytic = -1.000000 x numeric in all 3 entries (spread 1e-14); no cause was found for w
                negate it""");
    }

    /** Of equal parameters a weight decay is an offset. */
    @Test
    void aTieOfTheSecondBugIsKept() {
        double[] ones = {1, 1, 1};

        assertThat(Measured.diagnoses(
                        Measured.vector("v", W, new double[] {-0.31, -0.17, 0.43}, RIGHT),
                        Measured.vector("w", ones, new double[] {0.41, 0.27, -0.33}, RIGHT)))
                .extracting(Diagnosis::cause, Diagnosis::alternatives)
                .containsExactly(
                        tuple(Cause.SIGN_FLIPPED, List.of()),
                        tuple(Cause.CONSTANT_OFFSET, List.of(Cause.EXTRA_WEIGHT_DECAY)));
    }

    /** The delta of layer 1 spoils layer 0 as well, which is no bug of its own. */
    @Test
    void theConsequencesOfABugAreNotNamed() {
        assertThat(
                        new BackpropagationWithBug(Networks.deep(Activation.TANH), Networks.BATCH) {
                            @Override
                            public void changeOutputDelta(double[] z, double[] a, double[] target, double[] delta) {
                                delta[0] *= -1;
                                delta[1] *= -1;
                            }
                        }.diagnoses())
                .extracting(Diagnosis::cause, Diagnosis::where)
                .containsExactly(tuple(Cause.SIGN_FLIPPED, "all blocks"));
    }

    private static List<Diagnosis> search(Hypothesis hypothesis, double... analytic) {
        return search(List.of(hypothesis), analytic);
    }

    private static List<Diagnosis> search(List<Hypothesis> hypotheses, double... analytic) {
        return new Search(List.of(), hypotheses, List.of())
                .diagnose(DiagnosisState.of(
                        Measured.gradient(OptionalInt.empty(), Measured.vector("w", W, analytic, RIGHT))))
                .bugs();
    }

    private static Hypothesis guess(Cause cause, int parameters, double choice, double... values) {
        return situation -> Stream.of(explanation(
                situation,
                cause,
                parameters,
                choice,
                (block, right) -> PredictedBlock.of(
                        3, i -> values[i], i -> right.of(block).error(i))));
    }

    private static Explanation explanation(
            DiagnosisState situation, Cause cause, int parameters, double choice, GradientChange change) {
        return new Explanation(cause, "w", parameters, choice, situation.with(change), () -> "evidence", "remedy");
    }

    private static Diagnosis diagnosis(Cause cause) {
        return new Diagnosis(cause, "w", "evidence", "remedy", List.of());
    }
}
