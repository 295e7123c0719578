package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.report.MeasuredBlock;
import org.junit.jupiter.api.Test;

class FactorOnDataTermTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75};
    private static final double[] DATA = {0.31, 0.17, -0.43, 0.59};

    @Test
    void aSumWhoseWeightDecayIsRight() {
        assertThat(Measured.diagnosesOfBatch(3, block(3)))
                .containsExactly(new Diagnosis(
                        Cause.SUM_INSTEAD_OF_MEAN,
                        "w",
                        "analytic = 3.000000 x numeric in all 4 entries, but for a weight decay of 0.100000 that is right, or of 0.066667 that is missing",
                        "divide the accumulated gradient by the number of examples",
                        List.of()));
    }

    @Test
    void anyFactorWithoutKnownExamples() {
        assertThat(Measured.diagnoses(block(3)))
                .containsExactly(new Diagnosis(
                        Cause.CONSTANT_FACTOR,
                        "w",
                        "analytic = 3.000000 x numeric in all 4 entries, but for a weight decay of 0.100000 that is right, or of 0.066667 that is missing",
                        "divide all but the weight decay by 3.000000",
                        List.of()));
    }

    /** The cost has weight decay of the weights, none of the biases. */
    @Test
    void aSumWhereSomeBlocksHaveNoWeightDecay() {
        assertThat(Measured.diagnosesOfBatch(7, block(7), withoutDecay("b", 7)))
                .containsExactly(new Diagnosis(
                        Cause.SUM_INSTEAD_OF_MEAN,
                        "all blocks",
                        "analytic = 7.000000 x numeric in all 6 entries, but for a weight decay of 0.100000 in w that is right, or of 0.085714 that is missing",
                        "divide the accumulated gradient by the number of examples",
                        List.of()));
    }

    @Test
    void aMeanWhereSomeBlocksHaveNoWeightDecay() {
        assertThat(Measured.diagnosesOfBatch(4, withoutDecay("b", 0.25), block(0.25)))
                .containsExactly(new Diagnosis(
                        Cause.MEAN_INSTEAD_OF_SUM,
                        "all blocks",
                        "analytic = 0.250000 x numeric in all 6 entries, but for a weight decay of 0.100000 in w that is right, or of 0.075000 that the cost does not have",
                        "do not divide by the number of examples once more",
                        List.of()));
    }

    @Test
    void anyFactorWhereSomeBlocksHaveNoWeightDecay() {
        assertThat(Measured.diagnoses(block(7), withoutDecay("b", 7), withoutDecay("c", 7)))
                .containsExactly(new Diagnosis(
                        Cause.CONSTANT_FACTOR,
                        "all blocks",
                        "analytic = 7.000000 x numeric in all 8 entries, but for a weight decay of 0.100000 in w that is right, or of 0.085714 that is missing",
                        "divide all but the weight decay by 7.000000",
                        List.of()));
    }

    @Test
    void theNegativeOfTheDataTerm() {
        assertThat(Measured.diagnoses(block(-1), withoutDecay("b", -1)))
                .containsExactly(new Diagnosis(
                        Cause.SIGN_FLIPPED,
                        "all blocks",
                        "analytic = -1.000000 x numeric in all 6 entries, but for a weight decay of 0.100000 in w that is right, or of 0.200000 that is missing",
                        "negate all but the weight decay",
                        List.of()));
    }

    @Test
    void anotherBugInAnotherBlockIsNotPartOfIt() {
        assertThat(Measured.diagnosesOfBatch(7, block(7), withoutDecay("b", 7), withoutDecay("c", -1)))
                .extracting(Diagnosis::cause, Diagnosis::where)
                .containsExactly(tuple(Cause.SUM_INSTEAD_OF_MEAN, "w, b"), tuple(Cause.SIGN_FLIPPED, "c"));
    }

    /** The weight decay has overwritten the rest. */
    @Test
    void aMultipleOfTheParametersAloneHasLostItsDataTerm() {
        double[] multiple = IntStream.range(0, 4).mapToDouble(i -> 3.7 * W[i]).toArray();

        assertThat(Measured.diagnoses(Measured.vector("w", W, multiple, DATA)))
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.DATA_TERM_LOST);
    }

    /** Then any factor would do, with a weight decay to match. */
    @Test
    void weightDecayIsNotDiagnosedWhenGradientIsProportionalToParameters() {
        double[] doubled = IntStream.range(0, 4).mapToDouble(i -> 2 * W[i]).toArray();
        double[] tripled = IntStream.range(0, 4).mapToDouble(i -> 3 * W[i]).toArray();

        assertThat(Measured.diagnosesOfBatch(4, Measured.vector("w", W, tripled, doubled)))
                .extracting(Diagnosis::cause, Diagnosis::alternatives)
                .containsExactly(tuple(Cause.EXTRA_WEIGHT_DECAY, List.of(Cause.CONSTANT_FACTOR)));
    }

    /** With equal parameters a weight decay is nothing but another number to be fitted. */
    @Test
    void weightDecayIsNotDiagnosedWhenParametersAreEqual() {
        double[] ones = {1, 1, 1};

        assertThat(Measured.diagnoses(Measured.vector(
                        "w", ones, new double[] {1 / 2.0, 1 / 3.0, 1 / 4.0}, new double[] {1, 4 / 3.0, 6 / 4.0})))
                .isEmpty();
    }

    private static MeasuredBlock withoutDecay(String name, double factor) {
        double[] numeric = {0.37, -0.21};
        return Measured.vector(
                name, new double[] {0.3, 0.8}, new double[] {factor * numeric[0], factor * numeric[1]}, numeric);
    }

    private static MeasuredBlock block(double factor) {
        double[] analytic = IntStream.range(0, 4)
                .mapToDouble(i -> factor * DATA[i] + 0.1 * W[i])
                .toArray();
        double[] numeric =
                IntStream.range(0, 4).mapToDouble(i -> DATA[i] + 0.1 * W[i]).toArray();
        return Measured.vector("w", W, analytic, numeric);
    }
}
