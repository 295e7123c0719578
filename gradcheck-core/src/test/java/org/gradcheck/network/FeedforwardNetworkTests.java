package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class FeedforwardNetworkTests {

    /** The weights and biases of both layers count up from 1. */
    private final FeedforwardNetwork network = counting(FeedforwardNetwork.builder(2)
            .dense(3, Activation.IDENTITY)
            .dense(1, Activation.RELU)
            .build());

    private final TrainingBatch batch =
            TrainingBatch.of(new double[][] {{1, 0}, {0, -1}}, new double[][] {{130}, {-60}});

    private static FeedforwardNetwork counting(FeedforwardNetwork network) {
        for (int p = 0; p < network.parameters().getDimension(); p++) {
            network.parameters().setEntry(p, p + 1);
        }
        return network;
    }

    @Test
    void parametersAreLaidOutLayerByLayerWeightsRowByRowThenBiases() {
        assertThat(network.layer(0).weights().getData()).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}, {5, 6}});
        assertThat(network.layer(0).biases().toArray()).containsExactly(7, 8, 9);
        assertThat(network.layer(1).weights().getData()).isDeepEqualTo(new double[][] {{10, 11, 12}});
        assertThat(network.layer(1).biases().toArray()).containsExactly(13);
        assertThat(network.parameters().getDimension()).isEqualTo(13);
    }

    @Test
    void parametersAreALiveViewOfTheWholeNetwork() {
        network.parameters().setEntry(2, -1);
        network.layer(1).biases().setEntry(0, -2);

        assertThat(network.layer(0).weights().getEntry(1, 0)).isEqualTo(-1);
        assertThat(network.parameters().getEntry(12)).isEqualTo(-2);
    }

    @Test
    void outputRunsThroughAllLayers() {
        assertThat(network.output(new double[] {1, 0})).containsExactly(10 * 8 + 11 * 11 + 12 * 14 + 13);
        assertThat(network.output(new double[] {-10, -10})).containsExactly(0);
    }

    @Test
    void outputIsANewArrayEachTime() {
        double[] input = {1, 0};
        network.output(input)[0] = 5;

        assertThat(network.output(input)).containsExactly(382);
        assertThat(input).containsExactly(1, 0);
    }

    @Test
    void costIsTheMeanOverTheExamples() {
        double first = 382 - 130;
        double second = 10 * 5 + 11 * 4 + 12 * 3 + 13 + 60;

        assertThat(network.cost(batch)).isEqualTo((first * first / 2 + second * second / 2) / 2);
    }

    @Test
    void costSumsOverTheOutputsOfAnExample() {
        FeedforwardNetwork wide = FeedforwardNetwork.builder(1)
                .dense(2, Activation.IDENTITY)
                .cost(CostFunction.MEAN_ABSOLUTE_ERROR)
                .build();
        wide.parameters().set(0);

        assertThat(wide.cost(TrainingBatch.of(new double[][] {{1}}, new double[][] {{1, -2}})))
                .isEqualTo(3);
    }

    @Test
    void weightDecayAddsHalfTheSquaredWeightsWhateverTheBatchSize() {
        FeedforwardNetwork decaying = counting(FeedforwardNetwork.builder(2)
                .dense(3, Activation.IDENTITY)
                .dense(1, Activation.RELU)
                .weightDecay(0.5)
                .build());
        double squares = 1 + 4 + 9 + 16 + 25 + 36 + 100 + 121 + 144;

        assertThat(decaying.cost(batch) - network.cost(batch)).isEqualTo(0.25 * squares);
    }

    @Test
    void notANumberInTheParametersReachesTheCost() {
        network.parameters().setEntry(0, Double.NaN);

        assertThat(network.cost(batch)).isNaN();
    }

    @Test
    void knowsItsShape() {
        assertThat(network.inputs()).isEqualTo(2);
        assertThat(network.outputs()).isEqualTo(1);
        assertThat(network.depth()).isEqualTo(2);
        assertThat(network.layers()).hasSize(2).containsExactly(network.layer(0), network.layer(1));
    }

    @Test
    void layersCannotBeReplaced() {
        assertThat(network.layers()).isUnmodifiable();
    }

    @Test
    void describesSizesAndActivationsWithoutRepeatingEqualNeighbours() {
        assertThat(described(Activation.TANH, Activation.SIGMOID)).isEqualTo("2-2-1 tanh, sigmoid");
        assertThat(described(Activation.TANH, Activation.TANH)).isEqualTo("2-2-1 tanh");
        assertThat(FeedforwardNetwork.builder(4)
                        .dense(3, Activation.RELU)
                        .dense(3, Activation.RELU)
                        .dense(2, Activation.SOFTMAX)
                        .build()
                        .describe())
                .isEqualTo("4-3-3-2 relu, softmax");
    }

    private static String described(Activation hidden, Activation output) {
        return FeedforwardNetwork.builder(2)
                .dense(2, hidden)
                .dense(1, output)
                .build()
                .describe();
    }

    @Test
    void itsStringAddsCostAndDecay() {
        NetworkBuilder builder =
                FeedforwardNetwork.builder(2).dense(1, Activation.TANH).cost(CostFunction.HUBER);

        assertThat(builder.build()).hasToString("2-1 tanh; huber");
        assertThat(builder.weightDecay(0.01).build()).hasToString("2-1 tanh; huber, weight decay 0.01");
    }

    @Test
    void refusesALayerThatIsNotThere() {
        assertThatThrownBy(() -> network.layer(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("there is no layer 2 in the network 2-3-1 with 2 layers: pass an index from 0 (next to the"
                        + " inputs) to 1 (the output layer)");
        assertThatThrownBy(() -> network.layer(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesAnInputOfAnotherLength() {
        assertThatThrownBy(() -> network.output(new double[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input has 3 entries, the network 2-3-1 takes 2: pass one entry per input, or build a"
                        + " network with builder(3)");
    }

    @Test
    void refusesABatchWithOtherInputs() {
        assertThatThrownBy(() -> network.cost(TrainingBatch.of(new double[][] {{1, 2, 3}}, new double[][] {{1}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch has 3 inputs per example, the network 2-3-1 takes 2: give each example 2 inputs, or"
                        + " build the network with builder(3)");
    }

    @Test
    void refusesABatchWithOtherOutputs() {
        assertThatThrownBy(() -> network.cost(TrainingBatch.of(new double[][] {{1, 2}}, new double[][] {{1, 2}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch has 2 targets per example, the network 2-3-1 has 1 outputs: give each example 1"
                        + " targets, or the output layer 2 units");
    }

    @Test
    void parametersAreTheSameForTheSameSeedAndDifferForAnother() {
        NetworkBuilder builder = FeedforwardNetwork.builder(3).dense(4, Activation.GELU);

        ArrayRealVector first = new ArrayRealVector(builder.seed(7).build().parameters());
        assertThat(builder.seed(7).build().parameters().toArray()).containsExactly(first.toArray());
        assertThat(builder.seed(8).build().parameters().toArray()).isNotEqualTo(first.toArray());
    }

    @Test
    void costMayBeComputedByManyThreadsAtOnce() {
        FeedforwardNetwork shared = FeedforwardNetwork.builder(5)
                .dense(8, Activation.TANH)
                .dense(3, Activation.SOFTMAX)
                .cost(CostFunction.CATEGORICAL_CROSS_ENTROPY)
                .build();
        RandomGenerator random = new Well19937c(3);
        List<TrainingBatch> batches = IntStream.range(0, 20)
                .mapToObj(i -> TrainingBatch.random(shared, 10, random))
                .toList();
        List<Double> alone = batches.stream().map(shared::cost).toList();

        double[] together = IntStream.range(0, 2000)
                .parallel()
                .mapToDouble(i -> shared.cost(batches.get(i % 20)))
                .toArray();

        for (int i = 0; i < together.length; i++) {
            assertThat(together[i]).isEqualTo(alone.get(i % 20));
        }
    }

    @Test
    void aLayerComputesItsPartOfTheOutput() {
        Layer layer = network.layer(0);

        assertThat(layer.preActivations(new double[] {1, -1})).containsExactly(6, 7, 8);
        double[] hidden = layer.output(new double[] {1, 0});
        assertThat(network.layer(1).output(hidden)).containsExactly(network.output(new double[] {1, 0}), within(0.0));
        assertThat(layer.inputs()).isEqualTo(2);
        assertThat(layer.units()).isEqualTo(3);
        assertThat(layer.activation()).isEqualTo(Activation.IDENTITY);
        assertThat(layer).hasToString("layer 0: 3 x 2 identity");
    }

    @Test
    void aLayerRefusesAnInputOfAnotherLength() {
        assertThatThrownBy(() -> network.layer(1).preActivations(new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input has 2 entries, layer 1: 1 x 3 relu takes 3: pass the output of the layer before it,"
                        + " or the network's input for layer 0");
    }

    @Test
    void nullInputsAreRefused() {
        assertThatThrownBy(() -> network.output(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the input of a network is null: pass an array with one entry per input");
        assertThatThrownBy(() -> network.layer(0).output(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the input of a layer is null: pass an array with one entry per input");
    }
}
