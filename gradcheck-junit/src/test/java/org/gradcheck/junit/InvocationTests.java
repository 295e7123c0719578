package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** Invocations of a method, their names and their objects. */
class InvocationTests {

    @Test
    void backpropagationWrittenByHandPasses() {
        TestCaseRun run = TestCaseRun.passing(HandWrittenTestCase.class);

        assertThat(run.invocations()).hasSize(3);
        assertThat(run.succeeded()).isEqualTo(3);
    }

    @Test
    void everyCombinationTimesEveryTrialIsAnInvocation() {
        TestCaseRun run = TestCaseRun.passing(AlternativesTestCase.class);

        assertThat(run.invocations().stream().map(InvocationTests::withoutSeed))
                .containsExactly(
                        "[1] 2-2-1 tanh, identity, batch 1, seed ......",
                        "[2] 2-2-1 tanh, identity, batch 1, seed ......",
                        "[3] 2-2-1 tanh, identity, batch 8, seed ......",
                        "[4] 2-2-1 tanh, identity, batch 8, seed ......",
                        "[5] 2-2-1 tanh, batch 1, seed ......",
                        "[6] 2-2-1 tanh, batch 1, seed ......",
                        "[7] 2-2-1 tanh, batch 8, seed ......",
                        "[8] 2-2-1 tanh, batch 8, seed ......",
                        "[9] 2-2-1 sigmoid, identity, batch 1, seed ......",
                        "[10] 2-2-1 sigmoid, identity, batch 1, seed ......",
                        "[11] 2-2-1 sigmoid, identity, batch 8, seed ......",
                        "[12] 2-2-1 sigmoid, identity, batch 8, seed ......",
                        "[13] 2-2-1 sigmoid, tanh, batch 1, seed ......",
                        "[14] 2-2-1 sigmoid, tanh, batch 1, seed ......",
                        "[15] 2-2-1 sigmoid, tanh, batch 8, seed ......",
                        "[16] 2-2-1 sigmoid, tanh, batch 8, seed ......");
    }

    @Test
    void everyInvocationReceivesTheNetworkAndTheBatchOfItsName() {
        TestCaseRun run = TestCaseRun.passing(AlternativesTestCase.class);

        List<String> described = run.published("received");
        assertThat(described).hasSize(16);
        for (int i = 0; i < described.size(); i++) {
            assertThat(run.invocations().get(i)).startsWith("[" + (i + 1) + "] " + described.get(i) + ", seed ");
        }
    }

    @Test
    void everyInvocationHasWeightsOfItsOwn() {
        assertThat(TestCaseRun.passing(AlternativesTestCase.class).published("weights"))
                .hasSize(16)
                .doesNotHaveDuplicates();
    }

    @Test
    void aNetworkIsNotSharedByMethods() {
        TestCaseRun run = TestCaseRun.passing(TwoMethodsTestCase.class);

        assertThat(run.published("weights")).hasSize(6).doesNotHaveDuplicates();
        assertThat(run.invocations()).doesNotHaveDuplicates();
    }

    @Test
    void aSubjectAloneIsNamedByItsSeed() {
        assertThat(TestCaseRun.passing(SubjectTestCase.class).invocations().stream()
                        .map(InvocationTests::withoutSeed))
                .containsExactly("[1] seed ......", "[2] seed ......", "[3] seed ......");
    }

    @Test
    void oneInvocationRunAloneIsTheSame() {
        TestCaseRun all = TestCaseRun.passing(AlternativesTestCase.class);

        for (int number : new int[] {1, 7, 16}) {
            TestCaseRun alone = TestCaseRun.passing(AlternativesTestCase.class, "gradcheck.only=" + number);

            assertThat(alone.invocations()).containsExactly(all.invocations().get(number - 1));
            assertThat(alone.published("weights"))
                    .containsExactly(all.published("weights").get(number - 1));
        }
    }

    @Test
    void theSameBaseSeedGivesTheSameWeights() {
        assertThat(TestCaseRun.passing(AlternativesTestCase.class).published("weights"))
                .isEqualTo(TestCaseRun.passing(AlternativesTestCase.class, "gradcheck.seed=0")
                        .published("weights"));
    }

    @Test
    void anotherBaseSeedGivesOtherWeights() {
        assertThat(TestCaseRun.passing(AlternativesTestCase.class, "gradcheck.seed=7")
                        .published("weights"))
                .doesNotContainAnyElementsOf(TestCaseRun.passing(AlternativesTestCase.class, "gradcheck.seed=8")
                        .published("weights"));
    }

    @Test
    void seedsDoNotFollowTheOrderOfExecution() {
        TestCaseRun forwards = TestCaseRun.passing(TwoMethodsTestCase.class);
        TestCaseRun alsoReordered = TestCaseRun.passing(
                TwoMethodsTestCase.class,
                "junit.jupiter.testmethod.order.default=" + MethodOrderer.Random.class.getName(),
                "junit.jupiter.execution.order.random.seed=1");
        TestCaseRun parallel = TestCaseRun.passing(
                TwoMethodsTestCase.class,
                "junit.jupiter.execution.parallel.enabled=true",
                "junit.jupiter.execution.parallel.mode.default=concurrent");

        assertThat(alsoReordered.published("weights"))
                .containsExactlyInAnyOrderElementsOf(forwards.published("weights"));
        assertThat(alsoReordered.sortedInvocations()).isEqualTo(forwards.sortedInvocations());
        assertThat(parallel.published("weights")).containsExactlyInAnyOrderElementsOf(forwards.published("weights"));
        assertThat(parallel.sortedInvocations()).isEqualTo(forwards.sortedInvocations());
    }

    @Test
    void theOrderOfMethodsIsLeftToJupiter() {
        assertThat(TestCaseRun.passing(OrderedTestCase.class).published("method"))
                .containsExactly("zulu", "zulu", "zulu", "alpha", "alpha", "alpha");
    }

    @Test
    void targetsFitTheCost() {
        TestCaseRun.passing(OneHotTestCase.class)
                .published("targets")
                .forEach(row -> assertThat(row).containsOnlyOnce("1.0").doesNotContain("0.5"));
    }

    private static String withoutSeed(String name) {
        return name.replaceFirst("seed [0-9a-f]{6}$", "seed ......");
    }

    static class HandWrittenTestCase {

        @GradientCheck
        void backpropOfTwoSigmoidLayers(
                @Network(layers = {2, 2, 1}) FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient) {
            RealMatrix inputs = batch.inputs();
            int examples = inputs.getRowDimension();
            for (int b = 0; b < examples; b++) {
                RealVector x = inputs.getRowVector(b);
                RealVector hidden = layer(network, 0, x);
                double output = layer(network, 1, hidden).getEntry(0);

                double outputDelta = (output - batch.targets().getEntry(b, 0)) * output * (1 - output) / examples;
                RealVector hiddenDelta = network.layer(1)
                        .weights()
                        .getRowVector(0)
                        .mapMultiply(outputDelta)
                        .ebeMultiply(hidden)
                        .ebeMultiply(hidden.map(a -> 1 - a));
                for (int i = 0; i < 2; i++) {
                    gradient.weights(1).addToEntry(0, i, outputDelta * hidden.getEntry(i));
                    gradient.biases(0).addToEntry(i, hiddenDelta.getEntry(i));
                    for (int j = 0; j < 2; j++) {
                        gradient.weights(0).addToEntry(i, j, hiddenDelta.getEntry(i) * x.getEntry(j));
                    }
                }
                gradient.biases(1).addToEntry(0, outputDelta);
            }
        }

        private static RealVector layer(FeedforwardNetwork network, int layer, RealVector x) {
            return network.layer(layer)
                    .weights()
                    .operate(x)
                    .add(network.layer(layer).biases())
                    .map(z -> 1 / (1 + Math.exp(-z)));
        }
    }

    static class AlternativesTestCase {

        @GradientCheck(trials = 2)
        void backprop(
                @Network(
                                layers = {2, 2, 1},
                                hidden = {Activation.TANH, Activation.SIGMOID},
                                output = {Activation.IDENTITY, Activation.TANH},
                                batchSize = {1, 8})
                        FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient,
                TestReporter reporter) {
            Gradients.fill(gradient, network, batch);
            reporter.publishEntry("received", network.describe() + ", batch " + batch.size());
            reporter.publishEntry("weights", network.parameters().toString());
        }
    }

    static class TwoMethodsTestCase {

        @GradientCheck
        void first(
                @Network(layers = {2, 1}) FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient,
                TestReporter reporter) {
            Gradients.fill(gradient, network, batch);
            reporter.publishEntry("weights", network.parameters().toString());
        }

        @GradientCheck
        void second(
                @Network(layers = {2, 1}) FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient,
                TestReporter reporter) {
            first(network, batch, gradient, reporter);
        }
    }

    static class SubjectTestCase {

        @GradientCheck
        void squares(GradientSubject subject) {
            Gradients.describeSquares(subject, 1, 2);
        }
    }

    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class OrderedTestCase {

        @Order(2)
        @GradientCheck
        void alpha(GradientSubject subject, TestReporter reporter) {
            Gradients.describeSquares(subject, 1, 2);
            reporter.publishEntry("method", "alpha");
        }

        @Order(1)
        @GradientCheck
        void zulu(GradientSubject subject, TestReporter reporter) {
            Gradients.describeSquares(subject, 1, 2);
            reporter.publishEntry("method", "zulu");
        }
    }

    static class OneHotTestCase {

        @GradientCheck
        void backprop(
                @Network(
                                layers = {3, 4},
                                output = Activation.SOFTMAX,
                                cost = CostFunction.CATEGORICAL_CROSS_ENTROPY,
                                batchSize = 1)
                        FeedforwardNetwork network,
                TrainingBatch batch,
                NetworkGradient gradient,
                TestReporter reporter) {
            Gradients.fill(gradient, network, batch);
            reporter.publishEntry("targets", Arrays.toString(batch.targets().getRow(0)));
        }
    }
}
