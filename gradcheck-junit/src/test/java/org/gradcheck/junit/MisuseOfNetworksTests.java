package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks that cannot be built or bound are refused before a body runs, by a text that names the remedy. */
class MisuseOfNetworksTests {

    @ParameterizedTest
    @MethodSource("misuses")
    void isRefusedBeforeTheBodyRuns(Class<?> testCase, String refusal) {
        assertThat(TestCaseRun.of(testCase).refusal())
                .isEqualTo("Configuration error: @GradientCheck method " + testCase.getName() + ".body: " + refusal);
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of(
                        GradientWithoutNetworkTestCase.class,
                        "its NetworkGradient parameter belongs to a network, but there is none; add a parameter"
                                + " @Network(layers = {2, 2, 1}) FeedforwardNetwork network"),
                Arguments.of(
                        BatchWithoutNetworkTestCase.class,
                        "its TrainingBatch parameter belongs to a network, but there is none; add a parameter"
                                + " @Network(layers = {2, 2, 1}) FeedforwardNetwork network"),
                Arguments.of(
                        UndescribedNetworkTestCase.class,
                        "parameter 1 is a FeedforwardNetwork without @Network; add @Network(layers = {2, 2, 1}) to"
                                + " it"),
                Arguments.of(
                        NetworkOnBatchTestCase.class,
                        "@Network is on parameter 2 of type TrainingBatch; put it on a FeedforwardNetwork parameter"),
                Arguments.of(
                        NetworkAfterNetworkTestCase.class,
                        "@Network is on parameter 2 of type double[]; put it on a FeedforwardNetwork parameter"),
                Arguments.of(
                        TwoNetworksTestCase.class,
                        "it has 2 parameters of type FeedforwardNetwork, which would be the same object; keep one of them"),
                Arguments.of(
                        NoLayersTestCase.class,
                        "@Network of parameter 1: layers has 0 sizes; give the number of inputs and of the units of each"
                                + " layer, such as layers = {2, 3, 1}"),
                Arguments.of(
                        OneSizeTestCase.class,
                        "@Network of parameter 1: layers has 1 size; give the number of inputs and of the units of each"
                                + " layer, such as layers = {2, 3, 1}"),
                Arguments.of(
                        EmptyLayerTestCase.class,
                        "@Network of parameter 1: layers is [2, 0, 1]; each size must be 1 or more"),
                Arguments.of(
                        SoftmaxHiddenTestCase.class,
                        "@Network of parameter 1: hidden layer 0 of the network 2-2-1 uses softmax, which is for the output"
                                + " layer: choose an elementwise activation for it"),
                Arguments.of(
                        OneOfTheHiddenIsSoftmaxTestCase.class,
                        "@Network of parameter 1: hidden layer 0 of the network 2-2-1 uses softmax, which is for the output"
                                + " layer: choose an elementwise activation for it"),
                Arguments.of(
                        UnfitCostTestCase.class,
                        "@Network of parameter 1: the cost categorical cross-entropy does not fit the sigmoid output of the"
                                + " network 2-2-3: use SOFTMAX or a function of your own with positive values in the"
                                + " output layer, or another cost"),
                Arguments.of(
                        NegativeDecayTestCase.class,
                        "@Network of parameter 1: weight decay -0.1 would make the cost meaningless: pass a finite number"
                                + " that is not negative"),
                Arguments.of(
                        EmptyBatchTestCase.class,
                        "@Network of parameter 1: batchSize is [1, 0]; each must be 1 or more"),
                Arguments.of(
                        NoHiddenAlternativeTestCase.class,
                        "@Network of parameter 1: hidden, output and batchSize need one value each at least"),
                Arguments.of(
                        NoOutputAlternativeTestCase.class,
                        "@Network of parameter 1: hidden, output and batchSize need one value each at least"),
                Arguments.of(
                        NoBatchAlternativeTestCase.class,
                        "@Network of parameter 1: hidden, output and batchSize need one value each at least"));
    }

    @Test
    void aNetworkDescribedOutsideOfTheTestIsRefused() {
        assertThat(TestCaseRun.of(NetworkBeforeEachTestCase.class).onlyFailure())
                .hasMessage(
                        "Configuration error: @Network describes a network on a parameter of the @GradientCheck method;"
                                + " remove it from void org.gradcheck.junit.MisuseOfNetworksTests$NetworkBeforeEachTestCase.setUp("
                                + "org.gradcheck.network.FeedforwardNetwork), which receives the same network");
    }

    static class GradientWithoutNetworkTestCase {

        @GradientCheck
        void body(NetworkGradient gradient) {}
    }

    static class BatchWithoutNetworkTestCase {

        @GradientCheck
        void body(TrainingBatch batch, GradientSubject subject) {}
    }

    static class UndescribedNetworkTestCase {

        @GradientCheck
        void body(FeedforwardNetwork network, NetworkGradient gradient) {}
    }

    static class NetworkOnBatchTestCase {

        @GradientCheck
        void body(NetworkGradient gradient, @Network(layers = {2, 1}) TrainingBatch batch) {}
    }

    static class NetworkAfterNetworkTestCase {

        @GradientCheck
        void body(
                @Network(layers = {2, 1}) FeedforwardNetwork network,
                @Network(layers = {2, 1}) double[] x,
                NetworkGradient gradient) {}
    }

    static class TwoNetworksTestCase {

        @GradientCheck
        void body(
                @Network(layers = {2, 1}) FeedforwardNetwork first,
                @Network(layers = {3, 1}) FeedforwardNetwork second,
                NetworkGradient gradient) {}
    }

    static class NoLayersTestCase {

        @GradientCheck
        void body(@Network(layers = {}) FeedforwardNetwork network, NetworkGradient gradient) {}
    }

    static class OneSizeTestCase {

        @GradientCheck
        void body(@Network(layers = 2) FeedforwardNetwork network, NetworkGradient gradient) {}
    }

    static class EmptyLayerTestCase {

        @GradientCheck
        void body(@Network(layers = {2, 0, 1}) FeedforwardNetwork network, NetworkGradient gradient) {}
    }

    static class SoftmaxHiddenTestCase {

        @GradientCheck
        void body(
                @Network(
                                layers = {2, 2, 1},
                                hidden = Activation.SOFTMAX)
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }

    static class OneOfTheHiddenIsSoftmaxTestCase {

        @GradientCheck
        void body(
                @Network(
                                layers = {2, 2, 1},
                                hidden = {Activation.TANH, Activation.SOFTMAX})
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }

    static class UnfitCostTestCase {

        @GradientCheck
        void body(
                @Network(
                                layers = {2, 2, 3},
                                output = {Activation.SOFTMAX, Activation.SIGMOID},
                                cost = CostFunction.CATEGORICAL_CROSS_ENTROPY)
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }

    static class NegativeDecayTestCase {

        @GradientCheck
        void body(
                @Network(
                                layers = {2, 1},
                                weightDecay = -0.1)
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }

    static class EmptyBatchTestCase {

        @GradientCheck
        void body(
                @Network(
                                layers = {2, 1},
                                batchSize = {1, 0})
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }

    static class NoHiddenAlternativeTestCase {

        @GradientCheck
        void body(
                @Network(
                                layers = {2, 1},
                                hidden = {})
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }

    static class NoOutputAlternativeTestCase {

        @GradientCheck
        void body(
                @Network(
                                layers = {2, 1},
                                output = {})
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }

    static class NoBatchAlternativeTestCase {

        @GradientCheck
        void body(
                @Network(
                                layers = {2, 1},
                                batchSize = {})
                        FeedforwardNetwork network,
                NetworkGradient gradient) {}
    }

    static class NetworkBeforeEachTestCase {

        @BeforeEach
        void setUp(@Network(layers = {3, 1}) FeedforwardNetwork network) {}

        @GradientCheck(trials = 1)
        void body(@Network(layers = {2, 1}) FeedforwardNetwork network, NetworkGradient gradient) {}
    }
}
