package org.gradcheck.samples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.GradientChecker;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** The steps of the forward pass as stages. Their arrays hold one digit, so the mini-batch has one. */
class StagesTest {

    private final Digit digit = DigitDataset.load().digits().get(0);
    private final DigitNetwork network = new DigitNetwork(1);

    @GradientCheck(trials = 1)
    void gradientIsRight(GradientSubject subject) {
        describe(subject, () -> network.backpropagate(List.of(digit)));
    }

    /** The bug that is most common of all: the slope of the activation is missing. */
    @Test
    void missingSlopeOfTanhIsAnErrorOfTheHiddenLayer() {
        GradientReport report = GradientChecker.standard()
                .check(describe(GradientSubject.named("digits without slope"), this::backpropagateWithoutSlope));

        assertThat(report.wrongStages()).containsExactly("hidden");
        assertThat(report.toString())
                .contains("The error enters in 'hidden': the derivative by its values is right, the gradients of"
                        + " 'hidden weights' and 'hidden biases', which it reads, are wrong.");
    }

    private void backpropagateWithoutSlope() {
        network.backpropagate(List.of(digit));
        for (int j = 0; j < network.hidden().length; j++) {
            network.hiddenBiasesGradient()[j] = network.hiddenGradient()[j];
            for (int i = 0; i < Digit.PIXELS; i++) {
                network.hiddenWeightsGradient()[j][i] = network.hiddenGradient()[j] * digit.pixel(i);
            }
        }
    }

    private GradientSubject describe(GradientSubject subject, Runnable backward) {
        return subject.parameter("hidden weights", network.hiddenWeights(), network.hiddenWeightsGradient())
                .parameter("hidden biases", network.hiddenBiases(), network.hiddenBiasesGradient())
                .parameter("output weights", network.outputWeights(), network.outputWeightsGradient())
                .parameter("output biases", network.outputBiases(), network.outputBiasesGradient())
                .stage("hidden", network.hidden(), network.hiddenGradient(), () -> network.computeHidden(digit))
                .stage("logits", network.logits(), network.logitsGradient(), network::computeLogits)
                .cost(() -> SoftmaxCrossEntropy.cost(network.logits(), digit.label()))
                .backward(backward);
    }
}
