package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.junit.jupiter.api.Test;

/** Layers whose output and upstream gradient are in single precision. */
class FloatLayerTests {

    private static final int OUTPUTS = 3;
    private static final int INPUTS = 4;

    private final float[] weights = {0.1f, -0.4f, 0.3f, 0.7f, 0.2f, -0.5f, -0.3f, 0.6f, 0.8f, 0.5f, -0.1f, 0.9f};
    private final float[] gradient = new float[weights.length];
    private final float[] input = {0.5f, -1.5f, 2, 0.25f};
    private final float[] inputGradient = new float[INPUTS];
    private float factor = 1;

    private float[] forward() {
        float[] y = new float[OUTPUTS];
        for (int k = 0; k < OUTPUTS; k++) {
            float sum = 0;
            for (int i = 0; i < INPUTS; i++) {
                sum += weights[k * INPUTS + i] * input[i];
            }
            y[k] = (float) Math.tanh(sum);
        }
        return y;
    }

    private void backward(float[] upstream) {
        float[] y = forward();
        Arrays.fill(inputGradient, 0);
        for (int k = 0; k < OUTPUTS; k++) {
            float delta = upstream[k] * (1 - y[k] * y[k]);
            for (int i = 0; i < INPUTS; i++) {
                gradient[k * INPUTS + i] = (k == 1 ? factor : 1) * delta * input[i];
                inputGradient[i] += delta * weights[k * INPUTS + i];
            }
        }
    }

    private GradientSubject layer() {
        return GradientSubject.named("layer")
                .parameter("weights", weights, gradient)
                .parameter("input", input, inputGradient)
                .floatOutput(this::forward)
                .floatBackward(this::backward);
    }

    @Test
    void aRightBackwardPasses() {
        GradientChecker.standard().check(layer()).assertPassed();
    }

    @Test
    void aWrongOneIsNamedByItsEntries() {
        factor = -1;

        GradientReport report = GradientChecker.standard().check(layer());

        assertThat(report.mismatches())
                .extracting(wrong -> wrong.name())
                .containsExactlyInAnyOrder("weights[4]", "weights[5]", "weights[6]", "weights[7]");
    }

    @Test
    void eachOutputMayBeCheckedByItself() {
        assertThat(GradientChecker.standard().checkOutputs(layer()).verdict()).isEqualTo(Verdict.AGREES);

        factor = 1.5f;
        GradientReport report = GradientChecker.standard().checkOutputs(layer());

        assertThat(report.mismatches())
                .extracting(wrong -> wrong.name())
                .containsExactlyInAnyOrder(
                        "weights[4] of output[1]",
                        "weights[5] of output[1]",
                        "weights[6] of output[1]",
                        "weights[7] of output[1]");
    }

    /** The output is its parameters, so the gradient is the upstream gradient, and the cost its sum with the parameters. */
    @Test
    void theCostSumsTheOutputsWithTheUpstreamGradientOfTheBackwardCall() {
        float[] w = {1, 0, 0};
        float[] received = new float[3];
        Objective objective = GradientSubject.named("identity")
                .parameter("w", w, new float[3])
                .floatOutput(() -> w)
                .floatBackward(upstream -> System.arraycopy(upstream, 0, received, 0, 3))
                .objective();
        assertThat(objective.gradient().get()).hasSize(1);

        assertThat(objective.cost().getAsDouble()).isEqualTo(received[0]);
    }

    @Test
    void aFloatOutputMayTakeADoubleUpstreamGradientAndTheReverse() {
        double[] w = {0.3, -0.7};
        double[] ofW = new double[2];
        GradientChecker.standard()
                .check(GradientSubject.named("float forward")
                        .parameter("w", w, ofW)
                        .floatOutput(() ->
                                new float[] {(float) Math.exp(w[0] + w[1]), (float) Math.sin(w[0] - 2 * w[1])})
                        .backwardFrom(u -> {
                            ofW[0] = u[0] * Math.exp(w[0] + w[1]) + u[1] * Math.cos(w[0] - 2 * w[1]);
                            ofW[1] = u[0] * Math.exp(w[0] + w[1]) - 2 * u[1] * Math.cos(w[0] - 2 * w[1]);
                        }))
                .assertPassed();
        GradientChecker.standard()
                .check(GradientSubject.named("float backward")
                        .parameter("w", w, ofW)
                        .output(() -> new double[] {Math.exp(w[0] + w[1]), Math.sin(w[0] - 2 * w[1])})
                        .floatBackward(u -> {
                            ofW[0] = u[0] * Math.exp(w[0] + w[1]) + u[1] * Math.cos(w[0] - 2 * w[1]);
                            ofW[1] = u[0] * Math.exp(w[0] + w[1]) - 2 * u[1] * Math.cos(w[0] - 2 * w[1]);
                        }))
                .assertPassed();
    }

    @Test
    void anOutputThatIsNullIsRefused() {
        GradientSubject subject = GradientSubject.named("layer")
                .parameter("w", new float[1], new float[1])
                .floatOutput(NullOutput::value)
                .floatBackward(upstream -> {});

        assertThatIllegalStateException()
                .isThrownBy(subject::objective)
                .withMessage("the output of layer is null; return one entry or more");
    }

    @Test
    @SuppressWarnings("NullAway") // Java code without annotations may do so
    void codeThatIsNullIsRefused() {
        GradientSubject subject = GradientSubject.named("layer");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> subject.floatOutput((Supplier<float[]>) null))
                .withMessage("floatOutput(...) of layer was given null; give the code to be called, or leave"
                        + " floatOutput(...) out");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subject.floatBackward((Consumer<float[]>) null))
                .withMessage("floatBackward(...) of layer was given null; give the code to be called, or leave"
                        + " floatBackward(...) out");
    }

    @SuppressWarnings("NullAway") // Java code without annotations may do so
    private static final class NullOutput {

        static float[] value() {
            return null;
        }
    }
}
