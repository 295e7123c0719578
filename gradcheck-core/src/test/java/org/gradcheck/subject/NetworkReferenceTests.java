package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;
import org.junit.jupiter.api.Test;

/** Why the cost of a network may not depend on a block. */
class NetworkReferenceTests {

    @Test
    void theInputsAreZero() {
        FeedforwardNetwork network = network(2, Activation.RELU);

        assertThat(reference(network, zeros(2), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .hasValue("the inputs of layer 0 are zero in all 2 examples");
        assertThat(reference(network, zeros(1), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .hasValue("the inputs of layer 0 are zero in the only example");
        assertThat(reference(network, zeros(2), 0, NetworkReference.Part.BIASES).reasonForNoEffect())
                .isEmpty();
    }

    @Test
    void allUnitsAreDead() {
        FeedforwardNetwork network = network(3, Activation.RELU);
        network.layer(0).biases().set(-1000);

        assertThat(reference(network, random(network), 0, NetworkReference.Part.BIASES)
                        .reasonForNoEffect())
                .hasValue("all 3 units of layer 0 are dead in all 5 examples");
        assertThat(reference(network, random(network), 1, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .hasValue("the inputs of layer 1 are zero in all 5 examples");
    }

    @Test
    void theOnlyUnitIsSaturated() {
        FeedforwardNetwork network = network(1, Activation.SIGMOID);
        network.layer(0).biases().set(1000);

        assertThat(reference(network, random(network), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .hasValue("the only unit of layer 0 is saturated in all 5 examples");
    }

    @Test
    void allUnitsAreDeadOrSaturated() {
        FeedforwardNetwork network = network(2, Activation.SIGMOID);
        network.layer(0).biases().setEntry(0, 1000);
        network.layer(0).biases().setEntry(1, -1000);

        assertThat(reference(network, random(network), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .hasValue("all 2 units of layer 0 are dead or saturated in all 5 examples");
    }

    @Test
    void theSoftmaxOutputsAreSaturated() {
        FeedforwardNetwork network = classifier(Activation.SOFTMAX, CostFunction.QUADRATIC);
        network.layer(1).biases().setEntry(0, 30);

        assertThat(reference(network, random(network), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .hasValue("all 2 units of layer 1 are saturated in all 5 examples");
    }

    @Test
    void theSigmoidOutputsAreSaturatedAndRight() {
        FeedforwardNetwork network = classifier(Activation.SIGMOID, CostFunction.BINARY_CROSS_ENTROPY);
        network.layer(1).biases().set(40);

        assertThat(reference(network, targets(1, 1), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .hasValue("all 2 units of layer 1 are saturated in the only example");
    }

    @Test
    void wrongSaturatedOutputsAreNoReasonIfTheCostReadsPreActivations() {
        FeedforwardNetwork sigmoid = classifier(Activation.SIGMOID, CostFunction.BINARY_CROSS_ENTROPY);
        sigmoid.layer(1).biases().set(40);
        FeedforwardNetwork softmax = classifier(Activation.SOFTMAX, CostFunction.CATEGORICAL_CROSS_ENTROPY);
        softmax.layer(1).biases().setEntry(1, 40);

        assertThat(reference(sigmoid, targets(0, 0), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .isEmpty();
        assertThat(reference(softmax, targets(1, 0), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .isEmpty();
    }

    @Test
    void noneIsKnownOfALiveNetwork() {
        FeedforwardNetwork network = network(2, Activation.TANH);

        assertThat(reference(network, random(network), 0, NetworkReference.Part.WEIGHTS)
                        .reasonForNoEffect())
                .isEmpty();
    }

    private static FeedforwardNetwork network(int hiddenUnits, Activation hidden) {
        return FeedforwardNetwork.builder(2)
                .dense(hiddenUnits, hidden)
                .dense(1, Activation.IDENTITY)
                .cost(CostFunction.QUADRATIC)
                .seed(1)
                .build();
    }

    private static FeedforwardNetwork classifier(Activation output, CostFunction cost) {
        return FeedforwardNetwork.builder(2)
                .dense(2, Activation.TANH)
                .dense(2, output)
                .cost(cost)
                .seed(1)
                .build();
    }

    private static TrainingBatch targets(double... targets) {
        return TrainingBatch.of(new double[][] {{0.5, -0.5}}, new double[][] {targets});
    }

    private static TrainingBatch random(FeedforwardNetwork network) {
        return TrainingBatch.random(network, 5, new Well19937c(1));
    }

    private static TrainingBatch zeros(int examples) {
        return TrainingBatch.of(new double[examples][2], new double[examples][1]);
    }

    private static NetworkReference reference(
            FeedforwardNetwork network, TrainingBatch batch, int layer, NetworkReference.Part part) {
        return new NetworkReference(network, batch, layer, part, 0);
    }
}
