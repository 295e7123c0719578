package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleSupplier;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Advice to sum a loss in double, where all values of the cost are floats. */
class FloatCostAdviceTests {

    private static final int EXAMPLES = 300;

    private final float[] w = {0.5f, -1.25f, 0.75f};
    private final float[] gradient = new float[3];

    private float loss(int example) {
        float x = (float) Math.sin(example);
        return (float) Math.exp(w[0] * x) + (float) Math.cos(w[1] - x) + w[2] * w[2] * x * x;
    }

    private float summedInFloat() {
        float sum = 0;
        for (int example = 0; example < EXAMPLES; example++) {
            sum += loss(example);
        }
        return sum;
    }

    private double summedInDouble() {
        double sum = 0;
        for (int example = 0; example < EXAMPLES; example++) {
            sum += loss(example);
        }
        return sum;
    }

    private void backward() {
        double[] sums = new double[3];
        for (int example = 0; example < EXAMPLES; example++) {
            double x = (float) Math.sin(example);
            sums[0] += x * Math.exp(w[0] * x);
            sums[1] -= Math.sin(w[1] - x);
            sums[2] += 2 * w[2] * x * x;
        }
        for (int i = 0; i < 3; i++) {
            gradient[i] = (float) sums[i];
        }
    }

    private GradientSubject subject(DoubleSupplier cost) {
        return GradientSubject.named("fit")
                .parameter("w", w, gradient)
                .cost(cost)
                .backward(this::backward);
    }

    private static GradientReport check(GradientSubject subject) {
        return GradientChecker.standard().check(subject);
    }

    @Test
    void aLossThatIsSummedInFloatGetsAdvice() {
        GradientReport report = check(subject(this::summedInFloat));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_IN_SINGLE_PRECISION,
                        "all values of the cost are floats; if it is a sum, such as a loss over examples, sum it in"
                                + " double: smaller errors would show"));
        assertThat(report.toString().lines().skip(1).findFirst())
                .hasValue("  all values of the cost are floats; if it is a sum, such as a loss over examples, sum it in"
                        + " double: smaller errors would show");
    }

    @Test
    void theAdviceIsTrueHere() {
        double inFloat = check(subject(this::summedInFloat)).sensitivity().orElseThrow();
        double inDouble = check(subject(this::summedInDouble)).sensitivity().orElseThrow();

        assertThat(inDouble).isLessThan(inFloat);
    }

    @Test
    void aLossThatIsSummedInDoubleGetsNone() {
        assertThat(check(subject(this::summedInDouble)).findings()).isEmpty();
    }

    @Test
    void severalPointsGetOneAdvice() {
        GradientReport report = check(subject(this::summedInFloat).alsoAround(2, 0.1));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.findings()).hasSize(1);
    }

    @Test
    void aWrongGradientGetsNone() {
        GradientReport report = check(GradientSubject.named("fit")
                .parameter("w", w, gradient)
                .cost(this::summedInFloat)
                .backward(() -> {
                    backward();
                    gradient[1] = -gradient[1];
                }));

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings()).isEmpty();
    }
}
