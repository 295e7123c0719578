package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.exception.OutOfRangeException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.random.Well19937c;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingBatchTests {

    private final double[][] inputs = {{1, 2}, {3, 4}, {5, 6}};
    private final double[][] targets = {{7}, {8}, {9}};
    private final TrainingBatch batch = TrainingBatch.of(inputs, targets);

    @Test
    void hasARowOfInputsAndARowOfTargetsForEachExample() {
        assertThat(batch.inputs().getData()).isDeepEqualTo(inputs);
        assertThat(batch.targets().getData()).isDeepEqualTo(targets);
        assertThat(batch.size()).isEqualTo(3);
        assertThat(batch).hasToString("batch of 3 examples, 2 inputs and 1 targets each");
    }

    @Test
    void keepsCopiesOfTheGivenRows() {
        inputs[0][0] = 100;
        targets[2] = new double[] {100};

        assertThat(batch.inputs().getEntry(0, 0)).isEqualTo(1);
        assertThat(batch.targets().getEntry(2, 0)).isEqualTo(9);
    }

    @Test
    void cannotBeWrittenTo() {
        assertImmutable(() -> batch.inputs().setEntry(0, 0, 5));
        assertImmutable(() -> batch.inputs().addToEntry(0, 0, 5));
        assertImmutable(() -> batch.targets().multiplyEntry(0, 0, 5));
        assertImmutable(() -> batch.inputs().setRow(0, new double[2]));
        assertImmutable(() -> batch.inputs().setSubMatrix(new double[1][1], 0, 0));

        assertThat(batch.inputs().getData()).isDeepEqualTo(inputs);
        assertThat(batch.targets().getData()).isDeepEqualTo(targets);
    }

    private static void assertImmutable(ThrowingCallable write) {
        assertThatThrownBy(write)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("training batches are immutable: change a copy() of this matrix and make a new batch of it"
                        + " with TrainingBatch.of");
    }

    @Test
    void handsOutCopiesThatAreDetached() {
        RealMatrix copy = batch.inputs().copy();
        copy.setEntry(0, 0, 100);
        batch.inputs().getRow(0)[0] = 100;
        batch.inputs().getData()[0][0] = 100;
        batch.inputs().getSubMatrix(0, 1, 0, 1).setEntry(0, 0, 100);

        assertThat(batch.inputs().getEntry(0, 0)).isEqualTo(1);
        assertThat(copy.getEntry(0, 0)).isEqualTo(100);
    }

    @Test
    void entriesOutsideAreRefused() {
        assertThatThrownBy(() -> batch.inputs().getEntry(0, 2)).isInstanceOf(OutOfRangeException.class);
        assertThatThrownBy(() -> batch.inputs().getEntry(3, 0)).isInstanceOf(OutOfRangeException.class);
    }

    @Test
    void refusesDifferentNumbersOfExamples() {
        assertThatThrownBy(() -> TrainingBatch.of(inputs, new double[][] {{7}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs have 3 rows, targets have 1 row: give each example a row of inputs and a row of"
                        + " targets");
    }

    @Test
    void refusesRowsOfDifferentLengths() {
        assertThatThrownBy(() -> TrainingBatch.of(new double[][] {{1, 2}, {3}}, targets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 of inputs has 1 entries, row 0 has 2: give all rows the same length");
        assertThatThrownBy(() -> TrainingBatch.of(inputs, new double[][] {{1}, {3}, {4, 5}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 2 of targets has 2 entries, row 0 has 1: give all rows the same length");
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> TrainingBatch.of(new double[0][], new double[0][]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("inputs have no rows: a batch needs at least one example");
        assertThatThrownBy(() -> TrainingBatch.of(inputs, new double[3][0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 0 of targets is empty: give each example at least one number");
    }

    @Test
    void refusesNull() {
        assertThatThrownBy(() -> TrainingBatch.of(null, targets))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("inputs are null: give each example a row of inputs");
        assertThatThrownBy(() -> TrainingBatch.of(inputs, new double[][] {{7}, null, {9}}))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("row 1 of targets is null: give each example a row of numbers");
    }

    @ParameterizedTest
    @EnumSource
    void aRandomBatchHasTheShapeOfTheNetwork(CostFunction cost) {
        TrainingBatch random = random(cost, output(cost), 5);

        assertThat(random.inputs().getData()).hasDimensions(5, 2);
        assertThat(random.targets().getData()).hasDimensions(5, 3);
    }

    @Test
    void aRandomBatchIsTheSameForTheSameStateOfTheGenerator() {
        TrainingBatch first = random(CostFunction.QUADRATIC, Activation.TANH, 4);
        TrainingBatch second = random(CostFunction.QUADRATIC, Activation.TANH, 4);

        assertThat(first.inputs()).isEqualTo(second.inputs());
        assertThat(first.targets()).isEqualTo(second.targets());
    }

    @Test
    void randomTargetsOfCategoricalCrossEntropyAreOneHot() {
        double[][] rows = random(CostFunction.CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, 100)
                .targets()
                .getData();

        assertThat(Arrays.asList(rows)).allSatisfy(row -> assertThat(row).containsExactlyInAnyOrder(0, 0, 1));
        assertThat(Arrays.stream(rows).map(Arrays::toString).distinct()).hasSize(3);
    }

    @Test
    void randomTargetsOfBinaryCrossEntropyKeepOffZeroAndOne() {
        assertThat(entries(random(CostFunction.BINARY_CROSS_ENTROPY, Activation.SIGMOID, 100)
                        .targets()))
                .allMatch(target -> target > 0.05 && target < 0.95);
    }

    @Test
    void otherRandomTargetsCanBeReachedByTheOutput() {
        assertTargetsBetween(Activation.TANH, -1, 1);
        assertTargetsBetween(Activation.SIGMOID, 0, 1);
        assertTargetsBetween(Activation.RELU, 0, Double.MAX_VALUE);
        assertTargetsBetween(Activation.SOFTPLUS, 0, Double.MAX_VALUE);
    }

    private static void assertTargetsBetween(Activation output, double lower, double upper) {
        assertThat(entries(
                        random(CostFunction.MEAN_ABSOLUTE_ERROR, output, 1000).targets()))
                .as(output.label())
                .allMatch(target -> target > lower && target < upper);
    }

    private static DoubleStream entries(RealMatrix matrix) {
        return Arrays.stream(matrix.getData()).flatMapToDouble(Arrays::stream);
    }

    @Test
    void randomInputsSpreadAroundZero() {
        RealMatrix sample =
                random(CostFunction.QUADRATIC, Activation.TANH, 10_000).inputs();
        double[] column = sample.getColumn(1);

        double mean = Arrays.stream(column).average().orElseThrow();
        double meanSquare = Arrays.stream(column).map(x -> x * x).average().orElseThrow();
        // Four standard errors: 0.01 for the mean, sqrt(2) times that for the mean square.
        assertThat(mean).isBetween(-0.04, 0.04);
        assertThat(meanSquare).isBetween(1 - 0.057, 1 + 0.057);
    }

    @Test
    void refusesARandomBatchWithoutExamples() {
        assertThatThrownBy(() -> random(CostFunction.QUADRATIC, Activation.TANH, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch of 0 examples has no mean cost: ask for at least 1");
    }

    private static TrainingBatch random(CostFunction cost, ActivationFunction output, int batchSize) {
        FeedforwardNetwork network =
                FeedforwardNetwork.builder(2).dense(3, output).cost(cost).build();
        return TrainingBatch.random(network, batchSize, new Well19937c(5));
    }

    private static ActivationFunction output(CostFunction cost) {
        return cost == CostFunction.CATEGORICAL_CROSS_ENTROPY ? Activation.SOFTMAX : Activation.SIGMOID;
    }
}
