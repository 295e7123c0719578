package org.gradcheck.samples.libraries.deeplearning4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.samples.libraries.findings.Finding;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;

/** Conventions of Deeplearning4j 1.0.0-M2.1; told in FINDINGS.md. */
class FindingsTest {

    @Test
    void theGradientIsASumAndTheScoreAMean() throws IOException {
        GradientReport report = GradientChecker.standard()
                .check(TensorByTensor.subject(
                                Networks.dense(new ActivationTanH(), 0, DataType.DOUBLE),
                                Networks.examples(DataType.DOUBLE))
                        .examples(Networks.EXAMPLES));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.SUM_INSTEAD_OF_MEAN);
        new Finding("deeplearning4j-nn 1.0.0-M2.1: `MultiLayerNetwork.score` is a mean, `gradient` a sum")
                .quotes(report);
    }

    /** The updater adds what regularisation adds to the gradient. */
    @Test
    void theScoreIsRegularisedAndTheGradientIsNot() throws IOException {
        GradientReport report = GradientChecker.standard()
                .check(TensorByTensor.subject(
                                Networks.dense(new ActivationTanH(), 0.05, DataType.DOUBLE),
                                Networks.examples(DataType.DOUBLE))
                        .gradientIsSumOver(Networks.EXAMPLES));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.MISSING_WEIGHT_DECAY);
        new Finding("deeplearning4j-nn 1.0.0-M2.1: l2 is in `score`, and not in `gradient`").quotes(report);
    }
}
