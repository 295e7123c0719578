package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkBuilderTests {

    private final NetworkBuilder builder = FeedforwardNetwork.builder(2);

    @Test
    void theDefaultsAreTheQuadraticCostNoDecayAndSeedZero() {
        FeedforwardNetwork network = builder.dense(1, Activation.SIGMOID).build();

        assertThat(network.costFunction()).isEqualTo(CostFunction.QUADRATIC);
        assertThat(network.weightDecay()).isZero();
        assertThat(network.parameters()).isEqualTo(builder.seed(0).build().parameters());
    }

    @Test
    void buildsNetworksThatDoNotShareParameters() {
        FeedforwardNetwork first = builder.dense(1, Activation.SIGMOID).build();
        FeedforwardNetwork second = builder.build();
        double before = second.parameters().getEntry(0);

        first.parameters().setEntry(0, before + 1);

        assertThat(second.parameters().getEntry(0)).isEqualTo(before);
    }

    @Test
    void layersAddedLaterDoNotReachNetworksAlreadyBuilt() {
        FeedforwardNetwork network = builder.dense(3, Activation.SIGMOID).build();
        builder.dense(1, Activation.TANH);

        assertThat(network.describe()).isEqualTo("2-3 sigmoid");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void refusesANetworkWithoutInputs(int inputs) {
        assertThatThrownBy(() -> FeedforwardNetwork.builder(inputs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a network with " + inputs + " inputs has nothing to compute from: give it at least 1");
    }

    @Test
    void refusesALayerWithoutUnits() {
        builder.dense(2, Activation.TANH);

        assertThatThrownBy(() -> builder.dense(0, Activation.TANH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("layer 1 with 0 units computes nothing: give it at least 1");
    }

    @Test
    void refusesALayerWithoutActivation() {
        assertThatThrownBy(() -> builder.dense(2, (ActivationFunction) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the activation of layer 0 is null: pass one, such as Activation.TANH");
        assertThatThrownBy(() -> builder.dense(2, (UnivariateDifferentiableFunction) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the activation function is null: pass a UnivariateDifferentiableFunction");
    }

    @Test
    void refusesANetworkWithoutLayers() {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a network needs at least one layer: add dense(units, activation) before build()");
    }

    @Test
    void refusesSoftmaxInAHiddenLayer() {
        builder.dense(3, Activation.SOFTMAX).dense(2, Activation.IDENTITY);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hidden layer 0 of the network 2-3-2 uses softmax, which is for the output layer: choose an"
                        + " elementwise activation for it");
    }

    @Test
    void refusesSoftmaxForASingleUnit() {
        builder.dense(3, Activation.TANH).dense(1, Activation.SOFTMAX);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the output layer of the network 2-3-1 is softmax with 1 unit, whose output is always 1:"
                        + " give it at least 2 units, or use SIGMOID");
    }

    @Test
    void refusesBinaryCrossEntropyUnlessOutputsAreProbabilities() {
        builder.dense(3, Activation.TANH).cost(CostFunction.BINARY_CROSS_ENTROPY);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cost binary cross-entropy does not fit the tanh output of the network 2-3: use SIGMOID"
                        + " or a function of your own with values in (0, 1) in the output layer, or another cost");
    }

    @Test
    void refusesCategoricalCrossEntropyUnlessOutputsAreADistribution() {
        builder.dense(3, Activation.SIGMOID).cost(CostFunction.CATEGORICAL_CROSS_ENTROPY);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the cost categorical cross-entropy does not fit the sigmoid output of the network 2-3: use"
                        + " SOFTMAX or a function of your own with positive values in the output layer, or another"
                        + " cost");
    }

    @ParameterizedTest
    @EnumSource
    void acceptsEveryCostAfterAUsersOwnOutput(CostFunction cost) {
        assertThat(builder.dense(2, new AlgebraicSigmoid()).cost(cost).build().costFunction())
                .isEqualTo(cost);
    }

    @Test
    void refusesANullCost() {
        assertThatThrownBy(() -> builder.cost(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the cost is null: pass one, such as CostFunction.QUADRATIC, or leave cost(...) out");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAWeightDecayThatIsNegativeOrNotFinite(double weightDecay) {
        assertThatThrownBy(() -> builder.weightDecay(weightDecay))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight decay " + weightDecay
                        + " would make the cost meaningless: pass a finite number that is not negative");
    }

    @Test
    void refusesMoreParametersThanAnArrayHolds() {
        builder.dense(50_000, Activation.RELU).dense(50_000, Activation.RELU);

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the layers have 2500200000 parameters, more than the 2147483647 that an array can hold:"
                        + " make them smaller");
    }
}
