package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class DirectionalCausesTests {

    private static final List<MeasuredBlock> BLOCKS = List.of(block("q"), block("k"));

    @Test
    void blocksWithTheSameFactorAreNamedTogether() {
        assertThat(named(OptionalInt.empty(), factor(0.5), factor(0.5))).isEqualTo("""
                CONSTANT_FACTOR in all blocks
                analytic = (2.000000 +- 2e-03) x numeric along the gradient, and in all parts of the block alike
                multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice""");
    }

    @Test
    void theOppositeSign() {
        assertThat(named(OptionalInt.empty(), factor(-1.0004))).startsWith("SIGN_FLIPPED in q\n");
    }

    @Test
    void theNumberOfExamples() {
        assertThat(named(OptionalInt.of(32), factor(1 / 32.0))).startsWith("SUM_INSTEAD_OF_MEAN in q\n");
    }

    /** As the entries of smaller blocks show, a 2 may be that of a square as well. */
    @Test
    void factorTwoOfTwoExamplesHasTwoReadings() {
        assertThat(named(OptionalInt.of(2), factor(0.5))).isEqualTo("""
                SUM_INSTEAD_OF_MEAN or CONSTANT_FACTOR in q
                analytic = (2.000000 +- 2e-03) x numeric along the gradient, and in all parts of the block alike; the batch has 2 examples
                divide the accumulated gradient by the number of examples; for CONSTANT_FACTOR: multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice""");
    }

    /** The derivative of x^2 / 2 times 2 is also that of a decay that is added twice. */
    @Test
    void factorTwoOfAMultipleOfTheParametersHasTwoReadings() {
        assertThat(DiagnosisText.of(List.copyOf(new DirectionalCauses(BLOCKS, OptionalInt.empty(), block -> block == 0)
                        .of(Map.of(0, factor(0.5)))
                        .keySet())))
                .isEqualTo("""
                        CONSTANT_FACTOR or EXTRA_WEIGHT_DECAY in q
                        analytic = (2.000000 +- 2e-03) x numeric along the gradient, and in all parts of the block alike
                        multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice; \
                        for EXTRA_WEIGHT_DECAY: the derivative of a sum of squares, added twice""");
    }

    @Test
    void unfilledRows() {
        assertThat(named(
                        OptionalInt.empty(),
                        new DirectionalEvidence(1, 1e-3, false, false, List.of("row q[3]", "row q[7]"), true, false)))
                .isEqualTo("""
                        PARTLY_FILLED in q
                        analytic = 0 in row q[3] and row q[7], but the cost changes along a direction in each of them
                        look at the loop or the index that fills them""");
    }

    @Test
    void anUnfilledBlock() {
        assertThat(named(
                        OptionalInt.empty(),
                        new DirectionalEvidence(Double.NaN, Double.NaN, false, true, List.of(), false, false)))
                .startsWith("NEVER_FILLED in q\n");
    }

    /** Such as the scale of attention, by the root of a dimension. */
    @Test
    void theRootOfADimension() {
        assertThat(named(OptionalInt.empty(), exact(0.1), exact(0.10001))).isEqualTo("""
                CONSTANT_FACTOR in all blocks
                analytic = (10.000000 +- 1e-03) x numeric along the gradient, and in all parts of the block alike; \
                10.000000 is the square root of the 100 rows of q
                divide by 10: a sum of as many terms of which the cost takes the mean, or a weight; \
                look for a scale by the root of 100 that only one side has, such as that of attention""");
    }

    @Test
    void theNumberOfEntriesOfARow() {
        assertThat(named(OptionalInt.empty(), exact(0.010001))).contains("is the number of the 100 rows of q");
    }

    @Test
    void aFactorWithoutAMeaning() {
        assertThat(named(OptionalInt.empty(), exact(0.7675))).isEmpty();
    }

    /** Parts of the block have other factors. */
    @Test
    void aMeanFactorHasNoName() {
        assertThat(named(
                        OptionalInt.empty(), new DirectionalEvidence(0.5, 5e-4, false, false, List.of(), false, false)))
                .isEmpty();
    }

    private static DirectionalEvidence exact(double ratio) {
        return new DirectionalEvidence(ratio, 1e-4 * ratio, true, false, List.of(), false, false);
    }

    private static DirectionalEvidence factor(double ratio) {
        return new DirectionalEvidence(ratio, 1e-3 * Math.abs(ratio), true, false, List.of(), false, false);
    }

    private static String named(OptionalInt examples, DirectionalEvidence... evidence) {
        Map<Integer, DirectionalEvidence> ofBlocks = new LinkedHashMap<>();
        for (int b = 0; b < evidence.length; b++) {
            ofBlocks.put(b, evidence[b]);
        }
        return DiagnosisText.of(List.copyOf(new DirectionalCauses(BLOCKS, examples, any -> false)
                .of(ofBlocks)
                .keySet()));
    }

    private static MeasuredBlock block(String name) {
        return Measured.sample(name, Shape.of(100, 100), new double[10_000], new int[0], new double[0], new double[0]);
    }
}
