package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layers that are checked output by output: a matrix for each block of parameters. */
class LayerOutputsTests {

    private static final int OUTPUTS = 4;
    private static final int INPUTS = 3;

    /** {@code y = size tanh(W x + b)}, with outputs of very different sizes. */
    private static final class Layer {

        final double[][] weights = {{0.1, -0.4, 0.3}, {0.7, 0.2, -0.5}, {-0.3, 0.6, 0.8}, {0.5, -0.1, 0.9}};
        final double[] bias = {0.1, -0.2, 0.3, 0.05};
        final double[] input = {0.5, -1.5, 2};
        final double[] sizes = {1, 1e-9, 1e3, 1};
        final double[][] weightsGradient = new double[OUTPUTS][INPUTS];
        final double[] biasGradient = new double[OUTPUTS];
        final double[] factors = {1, 1, 1, 1};
        int evaluations;
        int backwardPasses;
        boolean adds;

        double[] forward() {
            evaluations++;
            double[] y = new double[OUTPUTS];
            Arrays.setAll(y, k -> sizes[k] * Math.tanh(preactivation(k)));
            return y;
        }

        private double preactivation(int k) {
            double sum = bias[k];
            for (int i = 0; i < INPUTS; i++) {
                sum += weights[k][i] * input[i];
            }
            return sum;
        }

        void backward(double[] upstream) {
            backwardPasses++;
            for (int k = 0; k < OUTPUTS; k++) {
                double y = Math.tanh(preactivation(k));
                double delta = upstream[k] * sizes[k] * (1 - y * y);
                biasGradient[k] = (adds ? biasGradient[k] : 0) + delta;
                for (int i = 0; i < INPUTS; i++) {
                    weightsGradient[k][i] = (adds ? weightsGradient[k][i] : 0) + factors[k] * delta * input[i];
                }
            }
        }

        GradientSubject subject() {
            return GradientSubject.named("tanh layer")
                    .parameter("weights", weights, weightsGradient)
                    .parameter("bias", bias, biasGradient)
                    .output(this::forward)
                    .backwardFrom(this::backward);
        }
    }

    private final Layer layer = new Layer();

    @Test
    void eachBlockIsAMatrix() {
        GradientReport report = GradientChecker.standard().checkOutputs(layer.subject());

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks())
                .extracting(block -> block.name() + " " + block.shape())
                .containsExactly("weights 4 x 12", "bias 4 x 4");
    }

    @Test
    void blocksShareTheNoiseProbe() {
        GradientReport report = GradientChecker.standard().checkOutputs(layer.subject());

        int forBackward = 3 * OUTPUTS;
        assertThat(layer.backwardPasses).isEqualTo(forBackward);
        assertThat(layer.evaluations).isLessThanOrEqualTo(2 * (12 + 4) + forBackward + 120);
        int forDescription = 1;
        assertThat(report.evaluations()).isEqualTo(layer.evaluations - forDescription);
    }

    @Test
    void wrongGradientOfASmallOutputIsFoundBesideLargeOnes() {
        layer.factors[1] = 1.5;

        GradientReport report = GradientChecker.standard().checkOutputs(layer.subject());

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.mismatches())
                .extracting(wrong -> wrong.name())
                .containsExactlyInAnyOrder(
                        "weights[1][0] of output[1]", "weights[1][1] of output[1]", "weights[1][2] of output[1]");
        assertThat(report.blocks().get(0).note()).contains("all of row 1 wrong");
        assertThat(report.blocks().get(1).verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void causeNamesTheRowOfTheWrongOutput() {
        layer.factors[2] = 1.5;

        GradientReport report = GradientChecker.standard().checkOutputs(layer.subject());

        assertThat(report.toString()).contains("analytic = 1.500000 x numeric in row 2, the other 3 rows are right");
    }

    @Test
    void backwardThatAddsIsNamed() {
        layer.adds = true;

        assertThat(GradientChecker.standard().checkOutputs(layer.subject())).hasToString("""
                        tanh layer: the gradient is wrong (9 cost evaluations)
                          not examined: weights, bias
                        Cause: gradient added up over several calls (ACCUMULATED) in all blocks
                          computed a second time at the same parameters, the gradients of all 4 outputs are larger by the same\
                         array, that of the call before
                          remedy: set the gradient to zero at the start of backward\
                        """);
    }

    @Test
    void outputsAreNamed() {
        layer.factors[2] = 1.5;

        GradientReport report =
                GradientChecker.standard().checkOutputs(layer.subject().outputNames("north", "east", "south", "west"));

        assertThat(report.mismatches())
                .extracting(wrong -> wrong.name())
                .containsExactlyInAnyOrder(
                        "weights[2][0] of output[south]",
                        "weights[2][1] of output[south]",
                        "weights[2][2] of output[south]");
        assertThat(report.blocks().get(0).note()).isEqualTo("all of row south wrong, except zeros");
        assertThat(report.toString())
                .contains("analytic = 1.500000 x numeric in row south, the other 3 rows are right");
    }

    @Test
    void namesOfOutputsAreDistinct() {
        assertThatThrownBy(() -> layer.subject().outputNames("north", "a", "a", " ", "north", "a", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "outputNames(...) of tanh layer gives the name 'north' to outputs 0 and 4, the name 'a' to outputs 1, 2"
                                + " and 5 and an empty name to outputs 3 and 6; give each output a name of its own, or leave"
                                + " outputNames(...) out");
    }

    /** The hint is said once, not for each block. */
    @Test
    void outputsThatReadACopyAreOneFinding() {
        double[] constant = layer.forward();
        GradientSubject subject = GradientSubject.named("tanh layer")
                .parameter("weights", layer.weights, layer.weightsGradient)
                .parameter("bias", layer.bias, layer.biasGradient)
                .output(constant::clone)
                .backwardFrom(layer::backward);

        assertThat(GradientChecker.standard().checkOutputs(subject).findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_IGNORES_PARAMETERS,
                        "the output does not change whatever is stored in 'weights' (rows 0, 1, 2 and 3) and 'bias' (rows 0, 1,"
                                + " 2 and 3); does it read a copy of them?"));
    }

    @Test
    void everyOutputNeedsAName() {
        GradientSubject subject = layer.subject().outputNames("north", "east");

        assertThatThrownBy(() -> GradientChecker.standard().checkOutputs(subject))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the layer has 4 outputs, but names were given for 2; give one for each output");
    }

    @Test
    void namesOfOutputsBelongToNoBlock() {
        GradientSubject subject =
                layer.subject().declare("weights", weights -> weights.outputNames("north", "east", "south", "west"));

        assertThatThrownBy(() -> GradientChecker.standard().checkOutputs(subject))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "'weights' of tanh layer was given names for outputs, [north, east, south, west]; call outputNames(...)"
                                + " of the subject, whose outputs do not belong to one block");
    }

    @Test
    void costHasNoOutputsToName() {
        GradientSubject subject = GradientSubject.named("line")
                .parameter("bias", layer.bias, layer.biasGradient)
                .cost(() -> layer.bias[0])
                .outputNames("north");

        assertThatThrownBy(() -> GradientChecker.standard().check(subject))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("line was given names for outputs, [north], but has none; add output(...), or leave"
                        + " outputNames(...) out");
    }

    @Test
    void causesOfAllBlocksAreStated() {
        layer.factors[2] = 1.5;
        GradientSubject subject = layer.subject().backwardFrom(upstream -> {
            layer.backward(upstream);
            Arrays.setAll(layer.biasGradient, k -> -layer.biasGradient[k]);
        });

        assertThat(GradientChecker.standard().checkOutputs(subject).diagnoses())
                .extracting(bug -> bug.cause() + " in " + bug.where())
                .containsExactly("CONSTANT_ROW_FACTOR in weights", "SIGN_FLIPPED in bias");
    }

    /** A part of a denormal number of single precision is far below the noise of the outputs. */
    @ParameterizedTest
    @ValueSource(floats = {Float.MIN_VALUE, 1e-40f})
    void denormalFloatIsDisplacedByTheTypicalSize(float tiny) {
        float[] w = {1.5f, tiny, 0.7f};
        float[] gradient = new float[3];
        GradientSubject subject = GradientSubject.named("float layer")
                .parameter("w", w, gradient)
                .output(() -> new double[] {(double) w[0] * w[2] + 3.0 * w[1], (double) w[1] + w[0]})
                .backwardFrom(upstream -> {
                    gradient[0] = (float) (upstream[0] * w[2] + upstream[1]);
                    gradient[1] = (float) (3 * upstream[0] + 2 * upstream[1]);
                    gradient[2] = (float) (upstream[0] * w[0]);
                });

        GradientReport report = GradientChecker.standard().checkOutputs(subject);

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("w[1] of output[1]");
        assertThat(report.count(EntryVerdict.UNRESOLVED)).isZero();
    }

    @Test
    void parametersAreRestored() {
        double[][] before = Arrays.stream(layer.weights).map(double[]::clone).toArray(double[][]::new);

        GradientChecker.standard().checkOutputs(layer.subject()).assertPassed();

        assertThat(layer.weights).isDeepEqualTo(before);
    }

    @Test
    void screeningIsRefused() {
        assertThatThrownBy(() ->
                        GradientChecker.standard().mode(CheckMode.SCREENING).checkOutputs(layer.subject()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'weights' has 12 entries, which are to be screened, but the outputs of a layer are compared entry by"
                                + " entry; set the mode to EXHAUSTIVE, or call check");
    }

    @Test
    void costWithoutOutputsIsRefused() {
        GradientSubject subject = GradientSubject.named("line")
                .parameter("bias", layer.bias, layer.biasGradient)
                .cost(() -> layer.bias[0]);

        assertThatThrownBy(() -> GradientChecker.standard().checkOutputs(subject))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "line has no output, or is to be checked at further points; describe a layer by output(...) and"
                                + " backward(upstream -> ...), or call check");
    }
}
