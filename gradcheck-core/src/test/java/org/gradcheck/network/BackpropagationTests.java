package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BackpropagationTests {

    private static final ActivationFunction OWN = ActivationFunction.of("own", new AlgebraicSigmoid());

    /**
     * The five-point difference has truncation 1e-12 / 30 of a fifth derivative, and a roundoff of a few ulps of a cost
     * below 100 over 1e-3.
     */
    private static final double STEP = 1e-3;

    private static final double ROUNDOFF = 4 * Math.ulp(100.0) / STEP;

    /** Fifth derivatives may be a million times the gradient before truncation reaches this part of its scale. */
    private static final double RELATIVE = 1e-7;

    /** Each combination runs for depths 1 to 4, batches of 1, 2 and 7, and with and without weight decay. */
    @TestFactory
    Stream<DynamicTest> gradientIsThatOfTheCost() {
        return activations()
                .filter(ActivationFunction::isElementwise)
                .flatMap(hidden -> activations()
                        .flatMap(output -> Stream.of(CostFunction.values())
                                .filter(cost -> cost.fits(output))
                                .map(cost -> DynamicTest.dynamicTest(
                                        hidden.label() + ", " + output.label() + ", " + cost.label(),
                                        () -> checkDepthsBatchesAndDecays(hidden, output, cost)))));
    }

    private static Stream<ActivationFunction> activations() {
        return Stream.concat(Stream.of(Activation.values()), Stream.of(OWN));
    }

    private static void checkDepthsBatchesAndDecays(
            ActivationFunction hidden, ActivationFunction output, CostFunction cost) {
        for (int depth = 1; depth <= 4; depth++) {
            for (int batchSize : new int[] {1, 2, 7}) {
                for (double weightDecay : new double[] {0, 0.1}) {
                    NetworkBuilder builder = FeedforwardNetwork.builder(2);
                    IntStream.range(1, depth).forEach(layer -> builder.dense(3, hidden));
                    builder.dense(2, output).cost(cost).weightDecay(weightDecay);
                    SmoothPoint.of(builder, batchSize).check();
                }
            }
        }
    }

    /** A network and a batch at which no kink is near enough to be crossed by a difference. */
    private record SmoothPoint(FeedforwardNetwork network, TrainingBatch batch) {

        /** A weight that moves by two steps moves a pre-activation by less than this, with inputs below 4. */
        private static final double CLEARANCE = 0.02;

        static SmoothPoint of(NetworkBuilder builder, int batchSize) {
            return IntStream.range(0, 1000)
                    .mapToObj(seed -> {
                        FeedforwardNetwork network = builder.seed(seed).build();
                        return new SmoothPoint(network, TrainingBatch.random(network, batchSize, new Well19937c(seed)));
                    })
                    .filter(SmoothPoint::isSmoothAndAlive)
                    .findFirst()
                    .orElseThrow();
        }

        private boolean isSmoothAndAlive() {
            ForwardPass pass = new ForwardPass(network);
            for (int example = 0; example < batch.size(); example++) {
                pass.run(batch.input(example));
                if (isNearKink(pass, batch.target(example))) {
                    return false;
                }
            }
            return Backpropagation.gradient(network, batch).asVector().getLInfNorm() > 1e-3;
        }

        private boolean isNearKink(ForwardPass pass, double[] target) {
            for (int l = 0; l < network.depth(); l++) {
                ActivationFunction activation = network.layer(l).activation();
                boolean kinked = activation == Activation.RELU
                        || activation == Activation.LEAKY_RELU
                        || activation == Activation.ELU;
                if (kinked
                        && isNear(
                                0,
                                pass.preActivations(l),
                                new double[network.layer(l).units()])) {
                    return true;
                }
            }
            double[] outputs = pass.outputs(network.depth() - 1);
            return switch (network.costFunction()) {
                case MEAN_ABSOLUTE_ERROR -> isNear(0, outputs, target);
                case HUBER -> isNear(1, outputs, target);
                case QUADRATIC, BINARY_CROSS_ENTROPY, CATEGORICAL_CROSS_ENTROPY -> false;
            };
        }

        private static boolean isNear(double distance, double[] values, double[] from) {
            return IntStream.range(0, values.length)
                    .anyMatch(i -> Math.abs(Math.abs(values[i] - from[i]) - distance) < CLEARANCE);
        }

        void check() {
            NetworkGradient gradient = Backpropagation.gradient(network, batch);
            RealVector numeric = fivePointDifferences(network, batch);
            int offset = 0;
            for (RealVector block : blocks(gradient)) {
                RealVector expected = numeric.getSubVector(offset, block.getDimension());
                assertThat(block.subtract(expected).getLInfNorm())
                        .as("%s, %s", network, batch)
                        .isLessThanOrEqualTo(RELATIVE * expected.getLInfNorm() + ROUNDOFF);
                offset += block.getDimension();
            }
        }
    }

    private static List<RealVector> blocks(NetworkGradient gradient) {
        List<RealVector> blocks = new ArrayList<>();
        RealVector all = gradient.asVector();
        int offset = 0;
        for (int l = 0; l < gradient.depth(); l++) {
            int weights =
                    gradient.weights(l).getRowDimension() * gradient.weights(l).getColumnDimension();
            int biases = gradient.biases(l).getDimension();
            blocks.add(all.getSubVector(offset, weights));
            blocks.add(all.getSubVector(offset + weights, biases));
            offset += weights + biases;
        }
        return blocks;
    }

    private static RealVector fivePointDifferences(FeedforwardNetwork network, TrainingBatch batch) {
        RealVector differences = network.parameters().copy();
        for (int p = 0; p < differences.getDimension(); p++) {
            UnivariateFunction cost = costAlong(network, batch, p);
            double at = network.parameters().getEntry(p);
            double near = cost.value(at + STEP) - cost.value(at - STEP);
            double far = cost.value(at + 2 * STEP) - cost.value(at - 2 * STEP);
            differences.setEntry(p, (8 * near - far) / (12 * STEP));
        }
        return differences;
    }

    private static UnivariateFunction costAlong(FeedforwardNetwork network, TrainingBatch batch, int parameter) {
        RealVector parameters = network.parameters();
        return value -> {
            double original = parameters.getEntry(parameter);
            parameters.setEntry(parameter, value);
            try {
                return network.cost(batch);
            } finally {
                parameters.setEntry(parameter, original);
            }
        };
    }

    @Test
    void finiteDifferencesOfCommonsMathAgree() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(3)
                .dense(4, Activation.TANH)
                .dense(3, Activation.GELU)
                .dense(3, Activation.SOFTMAX)
                .cost(CostFunction.CATEGORICAL_CROSS_ENTROPY)
                .weightDecay(0.05)
                .seed(11)
                .build();
        TrainingBatch batch = TrainingBatch.random(network, 5, new Well19937c(12));
        RealVector gradient = Backpropagation.gradient(network, batch).asVector();

        FiniteDifferencesDifferentiator differentiator = new FiniteDifferencesDifferentiator(7, 0.02);
        for (int p = 0; p < gradient.getDimension(); p++) {
            double numeric = differentiator
                    .differentiate(costAlong(network, batch, p))
                    .value(new DerivativeStructure(1, 1, 0, network.parameters().getEntry(p)))
                    .getPartialDerivative(1);
            // Truncation is 0.02^6 / 140 = 5e-13 of a seventh derivative, which reaches some thousands here.
            assertThat(gradient.getEntry(p)).as("parameter %s", p).isCloseTo(numeric, within(1e-8));
        }
    }

    @Test
    void gradientOfASaturatedOutputIsRight() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(1)
                .dense(1, Activation.SIGMOID)
                .cost(CostFunction.BINARY_CROSS_ENTROPY)
                .build();
        network.layer(0).weights().setEntry(0, 0, 1000);
        network.layer(0).biases().setEntry(0, 0);

        TrainingBatch wrong = TrainingBatch.of(new double[][] {{-1}}, new double[][] {{1}});
        assertThat(network.cost(wrong)).isEqualTo(1000);
        assertThat(Backpropagation.gradient(network, wrong).asVector().toArray())
                .containsExactly(1, -1);
    }

    @Test
    void weightsDecayAndBiasesDoNotWhateverTheBatchSize() {
        NetworkBuilder builder =
                FeedforwardNetwork.builder(2).dense(3, Activation.TANH).dense(1, Activation.IDENTITY);
        FeedforwardNetwork plain = builder.build();
        FeedforwardNetwork decaying = builder.weightDecay(0.5).build();
        for (int batchSize : new int[] {1, 4}) {
            TrainingBatch batch = TrainingBatch.random(plain, batchSize, new Well19937c(1));
            NetworkGradient without = Backpropagation.gradient(plain, batch);
            NetworkGradient with = Backpropagation.gradient(decaying, batch);
            for (int l = 0; l < 2; l++) {
                assertThat(with.weights(l)
                                .subtract(without.weights(l))
                                .subtract(plain.layer(l).weights().scalarMultiply(0.5))
                                .getNorm())
                        .isLessThan(1e-15);
                assertThat(with.biases(l)).isEqualTo(without.biases(l));
            }
        }
    }

    @Test
    void gradientLeavesTheParametersAlone() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(2)
                .dense(2, Activation.SIGMOID)
                .weightDecay(0.1)
                .build();
        RealVector before = network.parameters().copy();

        Backpropagation.gradient(network, TrainingBatch.random(network, 3, new Well19937c(1)));

        assertThat(network.parameters().toArray()).containsExactly(before.toArray());
    }

    @Test
    void refusesABatchThatDoesNotFitTheNetwork() {
        FeedforwardNetwork network =
                FeedforwardNetwork.builder(2).dense(1, Activation.TANH).build();

        assertThatThrownBy(() -> Backpropagation.gradient(
                        network, TrainingBatch.of(new double[][] {{1, 2, 3}}, new double[][] {{1}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch has 3 inputs per example, the network 2-1 takes 2: give each example 2 inputs, or"
                        + " build the network with builder(3)");
    }
}
