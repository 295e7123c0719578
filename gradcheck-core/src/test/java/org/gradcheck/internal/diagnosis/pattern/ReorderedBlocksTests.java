package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class ReorderedBlocksTests {

    private static final double[] W = {0.5, -1.25, 2};
    private static final double[] FIRST = {0.31, 0.17, -0.43};
    private static final double[] SECOND = {0.59, 0.23, -0.11};

    @Test
    void twoGradientsThatChangedPlaces() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.vector("input", W, SECOND, FIRST), Measured.vector("output", W, FIRST, SECOND))))
                .isEqualTo("""
                        REORDERED in all blocks
                        the right values are there, but 6 of them at another entry of all blocks
                        give the blocks and their entries the order of the parameters""");
    }

    /** One block has another order, the other is too small: none of their values has left its block. */
    @Test
    void reorderingWithinBlocksIsReportedForEachBlock() {
        assertThat(Measured.diagnoses(
                        Measured.vector(
                                "input",
                                new double[] {0.5, -1.25, 2, 0.75, -0.6, 1.1},
                                new double[] {0.17, 0.31, -0.43, 0.23, 0.59, -0.11},
                                new double[] {0.31, 0.17, -0.43, 0.59, 0.23, -0.11}),
                        Measured.vector(
                                "output",
                                new double[] {0.3, 0.8},
                                new double[] {0.9 * 0.71, 0.9 * -0.29},
                                new double[] {0.71, -0.29})))
                .extracting(Diagnosis::cause, Diagnosis::where)
                .containsExactly(tuple(Cause.REORDERED, "input"), tuple(Cause.CONSTANT_FACTOR, "output"));
    }
}
