package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.internal.parameters.CostChanges;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes of a network's cost, against those between whole evaluations of it. */
class NetworkCostChangesTests {

    private static final int[] SIZES = {3, 4, 3, 4};

    private static final int[] BATCH_SIZES = {1, 2, 7};

    /** Each kind has all depths, each with another size of the batch than neighbouring kinds have. */
    @ParameterizedTest(name = "{0} below {1}, {2}")
    @MethodSource("kinds")
    void areThoseBetweenWholeEvaluations(
            ActivationFunction hidden, ActivationFunction output, CostFunction cost, int turn) {
        RandomGenerator random = new Well19937c(1);
        for (int depth = 1; depth <= 4; depth++) {
            int batchSize = BATCH_SIZES[(turn + depth) % BATCH_SIZES.length];
            double weightDecay = (turn / BATCH_SIZES.length + depth) % 2 == 0 ? 0 : 0.1;
            FeedforwardNetwork network = network(hidden, output, cost, depth, weightDecay, random.nextLong());
            new PlainLoop(network, TrainingBatch.random(network, batchSize, random)).assertSameChanges();
        }
    }

    /** Hidden activation, activation of the outputs, cost, and the number of this kind. */
    static Stream<Arguments> kinds() {
        List<ActivationFunction> activations = new ArrayList<>(List.of(Activation.values()));
        activations.add(ActivationFunction.of("algebraic", new AlgebraicSigmoid()));
        List<Arguments> kinds = new ArrayList<>();
        for (ActivationFunction hidden : activations) {
            for (ActivationFunction output : activations) {
                for (CostFunction cost : CostFunction.values()) {
                    if (hidden.isElementwise() && cost.fits(output)) {
                        kinds.add(Arguments.of(hidden, output, cost, kinds.size()));
                    }
                }
            }
        }
        return kinds.stream();
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU", "LEAKY_RELU", "ELU"})
    void areThoseBetweenWholeEvaluationsAcrossAKink(Activation hidden) {
        for (double distance : new double[] {0, 1e-9, -1e-9, 1e-6, -1e-6, 1e-3, -1e-3, 1e-2, -1e-2}) {
            FeedforwardNetwork network = network(hidden, Activation.IDENTITY, CostFunction.QUADRATIC, 3, 0, 1);
            TrainingBatch batch = TrainingBatch.random(network, 7, new Well19937c(2));
            RealVector biases = network.layer(0).biases();
            double z = network.layer(0).preActivations(batch.input(3))[1];
            biases.addToEntry(1, distance - z);
            new PlainLoop(network, batch).assertSameChanges();
        }
    }

    @Test
    void areThoseBetweenWholeEvaluationsAcrossTheKinkOfTheAbsoluteError() {
        FeedforwardNetwork network =
                network(Activation.TANH, Activation.IDENTITY, CostFunction.MEAN_ABSOLUTE_ERROR, 2, 0, 1);
        double[][] inputs = {{0.5, -1, 2}};
        for (double distance : new double[] {0, 1e-6, -1e-3, 1e-2}) {
            double[] target = network.output(inputs[0]);
            target[0] += distance;
            new PlainLoop(network, TrainingBatch.of(inputs, new double[][] {target})).assertSameChanges();
        }
    }

    @Test
    void areThoseBetweenWholeEvaluationsForInputsOfEverySize() {
        FeedforwardNetwork network = network(Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 3, 0, 1);
        double[][] inputs = {{1e6, 0, 1e-6}, {0, 0, 0}, {1e-300, 1, -1e3}};
        double[][] targets =
                TrainingBatch.random(network, 3, new Well19937c(1)).targets().getData();
        new PlainLoop(network, TrainingBatch.of(inputs, targets)).assertSameChanges();
    }

    @ParameterizedTest
    @EnumSource(Outside.class)
    void haveNoValueWhereTheNetworkHasNone(Outside outside) {
        int met = 0;
        for (int depth = 1; depth <= 3; depth++) {
            FeedforwardNetwork free = network(Activation.TANH, Activation.TANH, CostFunction.QUADRATIC, depth, 0.1, 1);
            TrainingBatch batch = TrainingBatch.random(free, 7, new Well19937c(1));
            for (int layer = 0; layer < depth; layer++) {
                double limit = largestPreActivation(free, batch, layer) + 1e-3;
                ActivationFunction bounded = ActivationFunction.of("bounded", new BoundedTanh(limit, outside));
                NetworkBuilder builder = FeedforwardNetwork.builder(free.inputs());
                for (int l = 0; l < depth; l++) {
                    builder.dense(free.layer(l).units(), l == layer ? bounded : Activation.TANH);
                }
                FeedforwardNetwork network = builder.weightDecay(0.1).build();
                network.parameters().setSubVector(0, free.parameters());

                PlainLoop loop = new PlainLoop(network, batch);

                loop.assertSameChanges();
                met += loop.outside();
            }
        }
        assertThat(met).as("displacements out of the domain").isPositive();
    }

    /** What a curve is tried with must be rounded less than the cost, else each weight is evaluated by itself for nothing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void ofASmoothNetworkTakeSixEvaluationsForEachUnitAndExample(int batchSize) {
        CountedTanh tanh = new CountedTanh();
        FeedforwardNetwork network = FeedforwardNetwork.builder(50)
                .seed(1)
                .dense(40, ActivationFunction.of("tanh", tanh))
                .dense(100, Activation.TANH)
                .dense(10, Activation.SOFTMAX)
                .cost(CostFunction.CATEGORICAL_CROSS_ENTROPY)
                .build();
        TrainingBatch batch = TrainingBatch.random(network, batchSize, new Well19937c(1));
        CostChanges changes = NetworkCostChanges.of(network, batch).get(0);
        double[] steps = new double[40 * 50];
        Arrays.fill(steps, 0x1p-16);
        double tolerance = Math.ulp(network.cost(batch));
        long before = tanh.values();

        changes.ofAll(steps, new double[steps.length], new double[steps.length], tolerance);

        assertThat(tanh.values() - before).isEqualTo(6L * 40 * batchSize);
    }

    @Test
    void overwriteWhatTheArraysHeldBefore() {
        FeedforwardNetwork network = network(Activation.RELU, Activation.IDENTITY, CostFunction.QUADRATIC, 1, 0, 1);
        TrainingBatch batch = TrainingBatch.random(network, 2, new Well19937c(1));
        CostChanges changes = NetworkCostChanges.of(network, batch).get(0);
        double[] left = {Double.NaN, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7};
        double[] right = left.clone();

        changes.ofAll(new double[left.length], left, right, 0);

        assertThat(left).containsOnly(0);
        assertThat(right).containsOnly(0);
    }

    @Test
    void doNotDependOnTheInputsThatAreZero() {
        FeedforwardNetwork network = network(Activation.RELU, Activation.IDENTITY, CostFunction.QUADRATIC, 2, 0, 1);
        TrainingBatch batch =
                TrainingBatch.of(new double[][] {{0, 1, 0}, {-0.0, 2, 1}}, new double[][] {{1, 2, 3, 4}, {1, 2, 3, 4}});
        CostChanges changes = NetworkCostChanges.of(network, batch).get(0);

        for (int unit = 0; unit < 4; unit++) {
            assertThat(changes.of(3 * unit, 0.5)).isZero();
        }
    }

    private static FeedforwardNetwork network(
            ActivationFunction hidden,
            ActivationFunction output,
            CostFunction cost,
            int depth,
            double weightDecay,
            long seed) {
        NetworkBuilder builder = FeedforwardNetwork.builder(SIZES[0]);
        for (int l = 1; l < depth; l++) {
            builder.dense(SIZES[l], hidden);
        }
        return builder.dense(4, output)
                .cost(cost)
                .weightDecay(weightDecay)
                .seed(seed)
                .build();
    }

    private static double largestPreActivation(FeedforwardNetwork network, TrainingBatch batch, int layer) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int example = 0; example < batch.size(); example++) {
            ForwardPass pass = new ForwardPass(network);
            pass.run(batch.input(example));
            for (double z : pass.preActivations(layer)) {
                largest = Math.max(largest, z);
            }
        }
        return largest;
    }
}
