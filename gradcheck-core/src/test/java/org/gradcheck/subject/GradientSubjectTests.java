package org.gradcheck.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GradientSubjectTests {

    private final GradientSubject subject = GradientSubject.named("my layer");

    @Nested
    class Gradients {

        @Test
        void areReadRightAfterTheyWereComputedAndCopied() {
            double[] gradient = {0};
            Objective objective = subject.parameter("w", new double[1], gradient)
                    .cost(() -> 0)
                    .backward(() -> gradient[0]++)
                    .objective();

            List<double[]> first = objective.gradient().get();
            List<double[]> second = objective.gradient().get();

            assertThat(first.get(0)).containsExactly(1);
            assertThat(second.get(0)).containsExactly(2);
        }

        @Test
        void haveTheShapeOfTheirParameters() {
            Supplier<List<double[]>> gradient = subject.parameter("w", new double[2][3], new double[3][2])
                    .cost(() -> 0)
                    .objective()
                    .gradient();

            assertThatIllegalArgumentException()
                    .isThrownBy(gradient::get)
                    .withMessage("the gradient of 'w' is 3 x 2, but 'w' is 2 x 3; give one gradient entry"
                            + " for each parameter");
        }

        @Test
        void ofAFunctionHaveTheLengthOfThePoint() {
            Supplier<List<double[]>> gradient = subject.point(1, 2)
                    .cost(x -> 0)
                    .gradient(x -> new double[3])
                    .objective()
                    .gradient();

            assertThatIllegalArgumentException()
                    .isThrownBy(gradient::get)
                    .withMessage("the gradient of 'x' has 3 entries, but 'x' has 2 entries; give one gradient entry for"
                            + " each"
                            + " parameter");
        }
    }

    @Nested
    class Functions {

        @Test
        void areEvaluatedAtACopyOfThePoint() {
            double[] x = {1, 2};
            Objective objective = subject.point(x)
                    .cost(p -> p[0] * p[1])
                    .gradient(p -> new double[] {p[1], p[0]})
                    .objective();
            x[0] = 9;

            assertThat(objective.cost().getAsDouble()).isEqualTo(2);
            assertThat(objective.gradient().get().get(0)).containsExactly(2, 1);
            assertThat(objective.blocks())
                    .singleElement()
                    .satisfies(block -> assertThat(block.name()).isEqualTo("x"));
        }

        @Test
        void doNotSeeWhatTheGradientWritesToItsArgument() {
            Objective objective = subject.point(1, 2)
                    .cost(p -> p[0])
                    .gradient(p -> {
                        p[0] = 7;
                        return p;
                    })
                    .objective();

            assertThat(objective.gradient().get().get(0)).containsExactly(7, 2);
            assertThat(objective.cost().getAsDouble()).isEqualTo(1);
        }

        @Test
        void seeTheDisplacedPoint() {
            Objective objective = subject.point(1, 2).cost(p -> p[0] * p[1]).objective();

            objective.blocks().get(0).values().set(0, 5);

            assertThat(objective.cost().getAsDouble()).isEqualTo(10);
        }

        @Test
        void haveOnePoint() {
            subject.point(1);

            assertThatIllegalStateException()
                    .isThrownBy(() -> subject.point(2))
                    .withMessage("my layer has a point already; check at a second point with alsoAt(...)");
        }

        @Test
        void needAPoint() {
            Objective objective = subject.parameter("w", new double[1], new double[1])
                    .cost(x -> 0)
                    .objective();

            assertThatIllegalStateException()
                    .isThrownBy(() -> objective.cost().getAsDouble())
                    .withMessage("my layer has a function of a vector but no vector: add point(...)");
        }

        @Test
        void needAGradient() {
            Objective objective = subject.point(1).cost(x -> 0).objective();

            assertThatIllegalStateException()
                    .isThrownBy(() -> objective.gradient().get())
                    .withMessage("my layer has a point but no gradient: add gradient(...)");
        }
    }

    @Nested
    class Outputs {

        private final double[] weights = {2, 3};
        private final double[] gradient = new double[2];

        @Test
        void areMultipliedByARandomUpstreamGradientThatBackwardTakes() {
            Objective objective = layer().objective();

            double u0 = objective.gradient().get().get(0)[0];
            double u1 = objective.gradient().get().get(0)[1];

            // The output is the weights themselves, so the gradient is the upstream gradient.
            assertThat(objective.cost().getAsDouble()).isCloseTo(2 * u0 + 3 * u1, within(1e-15));
            assertThat(u0).isNotEqualTo(u1);
            assertThat(List.of(u0, u1)).allSatisfy(u -> assertThat(u).isBetween(-1.0, 1.0));
        }

        @Test
        void haveTheSameUpstreamGradientForTheSameSeed() {
            assertThat(upstream(7)).containsExactly(upstream(7));
            assertThat(upstream(7)).isNotEqualTo(upstream(8));
            assertThat(layer().objective().gradient().get().get(0)).containsExactly(upstream(0));
        }

        @Test
        void drawUpstreamGradientsOfBothSigns() {
            double[] many = IntStream.range(0, 100)
                    .mapToDouble(seed -> upstream(seed)[0])
                    .toArray();

            assertThat(Arrays.stream(many)).allMatch(value -> Math.abs(value) <= 1);
            assertThat(many).satisfies(values -> {
                assertThat(IntStream.range(0, 100).filter(i -> values[i] > 0).count())
                        .isBetween(30L, 70L);
                assertThat(IntStream.range(0, 100)
                                .filter(i -> Math.abs(values[i]) > 0.5)
                                .count())
                        .isBetween(30L, 70L);
            });
        }

        private double[] upstream(long seed) {
            return GradientSubject.named("same")
                    .parameter("w", weights, gradient)
                    .output(weights::clone)
                    .backward(u -> System.arraycopy(u, 0, gradient, 0, 2))
                    .seed(seed)
                    .objective()
                    .gradient()
                    .get()
                    .get(0);
        }

        @Test
        void doNotSeeWhatBackwardWritesToTheUpstreamGradient() {
            Objective objective = subject.parameter("w", weights, gradient)
                    .output(weights::clone)
                    .backward(u -> u[0] = 100)
                    .objective();
            double before = objective.cost().getAsDouble();

            assertThat(objective.gradient().get()).hasSize(1);
            assertThat(objective.cost().getAsDouble()).isEqualTo(before);
        }

        @Test
        void keepTheirLength() {
            int[] length = {2};
            Objective objective = subject.parameter("w", weights, gradient)
                    .output(() -> new double[length[0]])
                    .backward(upstream -> {})
                    .objective();
            length[0] = 3;

            assertThatIllegalStateException()
                    .isThrownBy(() -> objective.cost().getAsDouble())
                    .withMessage("the output of my layer had 2 entries and has 3 now; its length must not change");
        }

        @Test
        void leaveNoRoomForACost() {
            GradientSubject both = layer().cost(() -> 0);

            assertThatIllegalStateException()
                    .isThrownBy(both::objective)
                    .withMessage("my layer has both a cost and an output; keep the one that backward(...)"
                            + " differentiates");
        }

        private GradientSubject layer() {
            return subject.parameter("w", weights, gradient)
                    .output(weights::clone)
                    .backward(u -> System.arraycopy(u, 0, gradient, 0, 2));
        }
    }

    @Nested
    class Descriptions {

        @Test
        void haveAName() {
            assertThat(subject.name()).isEqualTo("my layer");
        }

        @Test
        void needParameters() {
            assertThatIllegalStateException()
                    .isThrownBy(() -> subject.cost(() -> 0).objective())
                    .withMessage("my layer has nothing to check: add parameter(...) or point(...)");
        }

        @Test
        void needACost() {
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            subject.parameter("w", new double[1], new double[1]).objective())
                    .withMessage("my layer has no cost: add cost(...), or output(...) and backward(...)");
        }

        @Test
        void mayLeaveTheGradientToArraysThatAreFilledAlready() {
            Objective objective = subject.parameter("w", new double[1], new double[] {4})
                    .cost(() -> 0)
                    .objective();

            assertThat(objective.gradient().get().get(0)).containsExactly(4);
        }

        @Test
        void takeAllLayersOfANetwork() {
            FeedforwardNetwork network = FeedforwardNetwork.builder(2)
                    .dense(3, Activation.TANH)
                    .dense(1, Activation.IDENTITY)
                    .build();
            TrainingBatch batch = TrainingBatch.random(network, 4, new Well19937c(1));
            NetworkGradient gradient = Backpropagation.gradient(network, batch);

            Objective objective = subject.network(network, batch, gradient).objective();

            assertThat(objective.blocks())
                    .extracting(block -> block.name() + " " + block.shape())
                    .containsExactly(
                            "layer 0 weights 3 x 2", "layer 0 biases 3", "layer 1 weights 1 x 3", "layer 1 biases 1");
            assertThat(objective.cost().getAsDouble()).isEqualTo(network.cost(batch));
            assertThat(objective.gradient().get().stream()
                            .flatMapToDouble(Arrays::stream)
                            .toArray())
                    .containsExactly(gradient.asVector().toArray());
            assertThatCode(() -> objective.blocks().get(2).values().set(1, 42)).doesNotThrowAnyException();
            assertThat(network.layer(1).weights().getEntry(0, 1)).isEqualTo(42);
        }
    }
}
