package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole reports of gradients with a bug, as in the guide. */
class NamedBugsTests {

    private static final Path CAUSES = Path.of("guide", "causes.md");

    @TempDir
    private Path folder;

    private final FeedforwardNetwork network = FeedforwardNetwork.builder(3)
            .dense(4, Activation.TANH)
            .dense(3, Activation.TANH)
            .dense(2, Activation.SIGMOID)
            .cost(CostFunction.QUADRATIC)
            .seed(7)
            .build();

    private final TrainingBatch batch = TrainingBatch.of(
            new double[][] {{0.2, -1.0, 0.7}, {1.4, 0.3, -0.6}, {-0.9, 0.8, 0.1}},
            new double[][] {{0.5, 0.5}, {1.0, 0.0}, {0.0, 0.25}});

    @Test
    void oneBugIsTheCauseOfAllWrongEntriesBelow() {
        assertThat(check(new Bugs(1, false))).isEqualTo(withoutRounding("""
                        3-4-3-2 tanh, sigmoid: 31 of 39 entries disagree, in 4 of 6 blocks (44 cost evaluations)
                          layer 0 weights  4 x 3  DISAGREES  12 wrong
                          layer 0 biases   4      DISAGREES  4 wrong
                          layer 1 weights  3 x 4  DISAGREES  12 wrong
                          layer 1 biases   3      DISAGREES  3 wrong
                          layer 2 weights  2 x 3  agrees     6 right, errors above 7e-07 would show
                          layer 2 biases   2      agrees     2 right, errors above 4e-06 would show
                          worst entries               analytic        numeric  error bar
                          layer 1 weights[1][2]   1.581226e-02   6.755922e-03    3.8e-12
                          layer 1 weights[1][3]  -2.093129e-02  -1.007902e-02    5.7e-12
                          layer 0 weights[2][2]  -2.599547e-02  -1.847306e-02    4.5e-12
                        Cause: derivative of the activation left out (MISSING_ACTIVATION_DERIVATIVE) in layer 1
                          the delta without the derivative of tanh: this gives all 31 wrong entries to 1e-14 of the largest
                          remedy: multiply the delta of layer 1 by the derivative of its activation
                        Reproduce: mvn test"""));
    }

    @Test
    void twoBugsInDifferentLayersAreBothNamed() throws IOException {
        String report;
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.FAILURES)) {
            report = check(GradientChecker.standard().writingTo(pages), new Bugs(0, true))
                    .replace(folder.toUri().toString(), "file:///home/you/net/target/gradcheck/");
        }

        assertThat(report).isEqualTo(withoutRounding("""
                        3-4-3-2 tanh, sigmoid: 18 of 39 entries disagree, in 3 of 6 blocks (44 cost evaluations)
                          layer 0 weights  4 x 3  DISAGREES  12 wrong
                          layer 0 biases   4      DISAGREES  4 wrong
                          layer 2 biases   2      DISAGREES  2 wrong
                          ... and 3 more blocks, all of which agree
                          worst entries               analytic        numeric  error bar
                          layer 0 weights[0][2]  -2.535503e-02  -9.758439e-03    7.4e-12
                        Cause 1 of 2: gradient of the biases forgotten (BIAS_FORGOTTEN) in layer 2 biases
                          analytic = 0 in both entries, though the cost depends on them; the weights beside them are right
                          remedy: add up the delta of each unit: it is the derivative by its bias
                        Cause 2 of 2, independent of the first: derivative of the activation left out (MISSING_ACTIVATION_DERIVATIVE) in layer 0
                          the delta without the derivative of tanh: this gives all 16 wrong entries to 1e-14 of the largest
                          remedy: multiply the delta of layer 0 by the derivative of its activation
                        Page: file:///home/you/net/target/gradcheck/checks/3-4-3-2-tanh-sigmoid-dc558559.html
                        Reproduce: mvn test"""));
        assertThat(withoutRounding(Files.readString(CAUSES))).contains(report.indent(4));
    }

    @Test
    void bothBugsThatFitAreNamed() {
        String report = GradientChecker.standard()
                .check(x -> 2 * x[0] - 2 * x[1], x -> new double[] {-2, 2}, 1, 1)
                .toString();

        assertThat(report.lines())
                .element(5)
                .isEqualTo("Cause: sign flipped (SIGN_FLIPPED) or right values in another order (REORDERED) in x;"
                        + " both would give these values");
    }

    private String check(Bugs bugs) {
        return check(GradientChecker.standard(), bugs);
    }

    private String check(GradientChecker checker, Bugs bugs) {
        return withoutRounding(checker.reproducedBy("Reproduce: mvn test")
                .check(network, batch, bugs.backpropagate(network, batch))
                .toString());
    }

    /** The last bits differ between the libraries that compute exponentials. */
    private static String withoutRounding(String text) {
        return text.replaceAll("to \\S+ of the largest", "to # of the largest")
                .replaceAll("errors above \\S+ would show", "errors above # would show")
                .replaceAll("\\d\\.\\de-1\\d(?!\\d)", "#######");
    }

    /**
     * Backpropagation by hand, for layers of tanh below an output of sigmoids and the quadratic cost.
     *
     * @param withoutDerivative the layer whose delta is not multiplied by the derivative of its activation
     * @param forgetsBiases whether the biases of the output layer get no gradient
     */
    private record Bugs(int withoutDerivative, boolean forgetsBiases) {

        NetworkGradient backpropagate(FeedforwardNetwork network, TrainingBatch batch) {
            NetworkGradient gradient = NetworkGradient.zerosLike(network);
            for (int example = 0; example < batch.size(); example++) {
                double[][] flow = new double[network.layers().size() + 1][];
                flow[0] = batch.inputs().getRow(example);
                for (int layer = 0; layer < network.layers().size(); layer++) {
                    flow[layer + 1] = network.layer(layer).output(flow[layer]);
                }
                add(gradient, network, flow, batch.targets().getRow(example), batch.size());
            }
            return gradient;
        }

        private void add(
                NetworkGradient gradient, FeedforwardNetwork network, double[][] flow, double[] target, int examples) {
            int last = flow.length - 2;
            double[] output = flow[last + 1];
            double[] delta = new double[output.length];
            for (int k = 0; k < delta.length; k++) {
                delta[k] = (output[k] - target[k]) * output[k] * (1 - output[k]) / examples;
            }
            for (int layer = last; layer >= 0; layer--) {
                double[] below = flow[layer];
                double[] deltaBelow = new double[below.length];
                for (int i = 0; i < delta.length; i++) {
                    if (!(forgetsBiases && layer == last)) {
                        gradient.biases(layer).addToEntry(i, delta[i]);
                    }
                    for (int j = 0; j < below.length; j++) {
                        gradient.weights(layer).addToEntry(i, j, delta[i] * below[j]);
                        deltaBelow[j] += network.layer(layer).weights().getEntry(i, j) * delta[i];
                    }
                }
                for (int j = 0; j < below.length && layer - 1 != withoutDerivative; j++) {
                    deltaBelow[j] *= 1 - below[j] * below[j];
                }
                delta = deltaBelow;
            }
        }
    }
}
