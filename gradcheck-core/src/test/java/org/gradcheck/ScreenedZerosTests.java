package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** A shift of all logits, the sum of 70 parameters, beside the logits. */
class ScreenedZerosTests {

    private final double[] logits = new Random(4).doubles(200, -1, 1).toArray();
    private final double[] shifts = new Random(5).doubles(70, -1, 1).toArray();

    @Test
    void aBlockThatIsZeroBySymmetryIsRight() {
        BlockReport block = check(0).blocks().get(1);

        assertThat(block.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(block.count(EntryVerdict.AGREES)).isEqualTo(70);
        assertThat(block.note())
                .isEqualTo(
                        "zero by symmetry: the cost changes by no more than its noise when all entries are displaced");
    }

    @Test
    void roundingInPlaceOfItsZerosIsRight() {
        assertThat(check(1e-18).verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void otherDerivativesOfItAreWrong() {
        assertThat(check(0.01).blocks().get(1).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void theSameHoldsInSinglePrecision() {
        double[] floats = gradient();
        Arrays.setAll(floats, i -> (float) floats[i]);

        assertThat(check(0, floats, () -> (float) crossEntropy()).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(check(0.01, floats, () -> (float) crossEntropy())
                        .blocks()
                        .get(1)
                        .verdict())
                .isEqualTo(Verdict.DISAGREES);
    }

    private GradientReport check(double claimed) {
        return check(claimed, gradient(), this::crossEntropy);
    }

    private GradientReport check(double claimed, double[] ofLogits, DoubleSupplier cost) {
        double[] zeros = new double[shifts.length];
        Arrays.fill(zeros, claimed);
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("shifted")
                        .parameter("logits", logits, ofLogits)
                        .parameter("shifts", shifts, zeros)
                        .cost(cost));
    }

    private double crossEntropy() {
        double shift = Arrays.stream(shifts).sum();
        double sum = Arrays.stream(logits).map(z -> Math.exp(z + shift)).sum();
        return Math.log(sum) - (logits[0] + shift);
    }

    private double[] gradient() {
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        double[] gradient = Arrays.stream(logits).map(z -> Math.exp(z) / sum).toArray();
        gradient[0] -= 1;
        return gradient;
    }
}
