package org.gradcheck.samples.libraries.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/** Conventions of Deeplearning4j 1.0.0-M2.1; told in FINDINGS.md. */
class FindingsTest {

    @Test
    void theGradientIsASumAndTheScoreAMean() {
        GradientReport report = GradientChecker.standard()
                .check(TensorByTensor.subject(
                                Networks.dense(new ActivationTanH(), 0, DataType.DOUBLE),
                                Networks.examples(DataType.DOUBLE))
                        .examples(Networks.EXAMPLES));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.SUM_INSTEAD_OF_MEAN);
        assertThat(report.toString()).containsIgnoringWhitespaces("1_W[0][1] 1.871338e+00 3.118897e-01");
    }

    /** The updater adds what regularisation adds to the gradient. */
    @Test
    void theScoreIsRegularisedAndTheGradientIsNot() {
        GradientReport report = GradientChecker.standard()
                .check(TensorByTensor.subject(
                                Networks.dense(new ActivationTanH(), 0.05, DataType.DOUBLE),
                                Networks.examples(DataType.DOUBLE))
                        .gradientIsSumOver(Networks.EXAMPLES));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.MISSING_WEIGHT_DECAY);
        assertThat(report.toString()).containsIgnoringWhitespaces("1_W[4][1] 5.508139e-02 1.086780e-01");
    }
}
