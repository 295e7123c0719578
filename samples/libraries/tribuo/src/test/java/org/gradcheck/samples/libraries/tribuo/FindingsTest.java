package org.gradcheck.samples.libraries.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.util.Pair;
import java.io.IOException;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.samples.libraries.findings.Finding;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.sgd.objectives.Hinge;
import org.tribuo.math.la.DenseVector;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/** Where Tribuo 4.3.2 disagrees with its own values, or has conventions of its own; told in FINDINGS.md. */
class FindingsTest {

    /** The margin is added to the loss, but multiplies the gradient. */
    @Test
    void hingeWithAnotherMargin() throws IOException {
        Hinge hinge = new Hinge(2);
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("hinge")
                        .point(0.3, -0.4, 1.1)
                        .pair(
                                x -> hinge.lossAndGradient(1, DenseVector.createDenseVector(x)),
                                Pair::getA,
                                result -> Tensors.flat(result.getB())));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.CONSTANT_FACTOR);
        new Finding("tribuo-classification-sgd 4.3.2: `Hinge.lossAndGradient` with a margin that is not 1")
                .quotes(report);
    }

    @Test
    void gradientOfTheNegativeLoss() throws IOException {
        SquaredLoss loss = new SquaredLoss();
        DenseVector truth = DenseVector.createDenseVector(new double[] {0.5, -0.2});
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("squared loss")
                        .point(0.3, 0.4)
                        .pair(
                                x -> loss.lossAndGradient(truth, DenseVector.createDenseVector(x)),
                                Pair::getA,
                                result -> Tensors.flat(result.getB())));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.SIGN_FLIPPED);
        new Finding("tribuo-regression-sgd, tribuo-multilabel-sgd 4.3.2: sign of `lossAndGradient`").quotes(report);
    }
}
