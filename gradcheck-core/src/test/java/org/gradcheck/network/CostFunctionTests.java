package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.gradcheck.network.CostFunction.BINARY_CROSS_ENTROPY;
import static org.gradcheck.network.CostFunction.CATEGORICAL_CROSS_ENTROPY;
import static org.gradcheck.network.CostFunction.HUBER;
import static org.gradcheck.network.CostFunction.MEAN_ABSOLUTE_ERROR;
import static org.gradcheck.network.CostFunction.QUADRATIC;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CostFunctionTests {

    private static final ActivationFunction OWN = ActivationFunction.of("own", new AlgebraicSigmoid());
    private static final Offset<Double> ROUNDING = within(1e-15);

    @Test
    void quadraticIsHalfTheSquaredErrorSummedOverTheOutputs() {
        assertThat(cost(QUADRATIC, Activation.IDENTITY, row(1, -2), row(0.5, 1)))
                .isEqualTo(0.125 + 4.5);
        assertThat(delta(QUADRATIC, Activation.IDENTITY, row(1, -2), row(0.5, 1)))
                .containsExactly(0.5, -3);
    }

    @Test
    void absoluteErrorHasSlopeOneOnBothSidesAndZeroAtTheTarget() {
        assertThat(cost(MEAN_ABSOLUTE_ERROR, Activation.IDENTITY, row(1, -2, 3), row(0.5, 1, 3)))
                .isEqualTo(3.5);
        assertThat(delta(MEAN_ABSOLUTE_ERROR, Activation.IDENTITY, row(1, -2, 3), row(0.5, 1, 3)))
                .containsExactly(1, -1, 0);
    }

    @Test
    void huberIsQuadraticUpToAnErrorOfOneAndLinearBeyond() {
        assertThat(cost(HUBER, Activation.IDENTITY, row(0.5, 1, -3), row(0, 0, 0)))
                .isEqualTo(0.125 + 0.5 + 2.5);
        assertThat(delta(HUBER, Activation.IDENTITY, row(0.5, 1, -3), row(0, 0, 0)))
                .containsExactly(0.5, 1, -1);
    }

    @Test
    void binaryCrossEntropyAfterSigmoidIsThatOfTheOutputs() {
        double p = Activation.SIGMOID.value(0.7);
        double q = Activation.SIGMOID.value(-1.3);
        double expected = -0.2 * Math.log(p) - 0.8 * Math.log(1 - p) - Math.log(q);

        assertThat(cost(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(0.7, -1.3), row(0.2, 1)))
                .isCloseTo(expected, ROUNDING);
        assertThat(delta(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(0.7, -1.3), row(0.2, 1)))
                .containsExactly(row(p - 0.2, q - 1), ROUNDING);
    }

    @Test
    void binaryCrossEntropyIsAccurateForSaturatedSigmoid() {
        assertThat(cost(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(1000), row(0)))
                .isEqualTo(1000);
        assertThat(cost(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(1000), row(1)))
                .isZero();
        assertThat(cost(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(-1000), row(1)))
                .isEqualTo(1000);
        assertThat(cost(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(-1000), row(0)))
                .isZero();
        assertThat(cost(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(-1000), row(0.25)))
                .isEqualTo(250);
        assertThat(cost(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(700), row(1)))
                .isEqualTo(Math.exp(-700));
        assertThat(delta(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(1000, -1000), row(0, 1)))
                .containsExactly(1, -1);
        assertThat(delta(BINARY_CROSS_ENTROPY, Activation.SIGMOID, row(700, -700), row(1, 0)))
                .containsExactly(-Math.exp(-700), Math.exp(-700));
    }

    @Test
    void binaryCrossEntropyAfterAUsersOwnFunctionIsThatOfTheOutputs() {
        double p = new AlgebraicSigmoid().value(0.7);
        double expected = -0.2 * Math.log(p) - 0.8 * Math.log(1 - p);

        assertThat(cost(BINARY_CROSS_ENTROPY, OWN, row(0.7), row(0.2))).isCloseTo(expected, ROUNDING);
    }

    @Test
    void certainAndRightOutputsOfAUsersOwnFunctionCostNothing() {
        double[] z = {0, 0};
        double[] certain = {1, 0};

        assertThat(BINARY_CROSS_ENTROPY.ofExample(OWN, z, certain, certain)).isZero();
        assertThat(CATEGORICAL_CROSS_ENTROPY.ofExample(OWN, z, certain, certain))
                .isZero();
    }

    @Test
    void derivativesAtCertainAndRightOutputsOfAUsersOwnFunctionAreFinite() {
        double[] certain = {1, 0};
        double[] delta = new double[2];
        BINARY_CROSS_ENTROPY.outputDelta(OWN, new double[2], certain, certain, delta);

        double slope = 0.5;
        assertThat(delta).containsExactly(-slope, slope);
    }

    @Test
    void categoricalCrossEntropyAfterSoftmaxIsThatOfTheOutputs() {
        double[] p = outputs(Activation.SOFTMAX, row(0.7, -1.3, 0.1));
        double expected = -0.5 * Math.log(p[0]) - 0.3 * Math.log(p[1]) - 0.2 * Math.log(p[2]);

        assertThat(cost(CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, row(0.7, -1.3, 0.1), row(0.5, 0.3, 0.2)))
                .isCloseTo(expected, ROUNDING);
        assertThat(delta(CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, row(0.7, -1.3, 0.1), row(0.5, 0.3, 0.2)))
                .containsExactly(row(p[0] - 0.5, p[1] - 0.3, p[2] - 0.2), ROUNDING);
    }

    @Test
    void categoricalCrossEntropyIsAccurateForSaturatedSoftmax() {
        assertThat(cost(CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, row(1000, -1000), row(0, 1)))
                .isEqualTo(2000);
        assertThat(cost(CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, row(1000, -1000), row(1, 0)))
                .isZero();
        assertThat(cost(CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, row(700, 0), row(1, 0)))
                .isEqualTo(Math.exp(-700));
        assertThat(delta(CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, row(1000, -1000), row(0, 1)))
                .containsExactly(1, -1);
        assertThat(delta(CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, row(700, 0), row(1, 0)))
                .containsExactly(-Math.exp(-700), Math.exp(-700));
    }

    @Test
    void categoricalCrossEntropyTakesTargetsThatDoNotSumToOne() {
        double[] p = outputs(Activation.SOFTMAX, row(0.7, -1.3));

        assertThat(delta(CATEGORICAL_CROSS_ENTROPY, Activation.SOFTMAX, row(0.7, -1.3), row(2, 1)))
                .containsExactly(row(3 * p[0] - 2, 3 * p[1] - 1), ROUNDING);
    }

    @ParameterizedTest
    @EnumSource
    void notANumberIsNeverHidden(CostFunction cost) {
        assertThat(cost.ofExample(OWN, row(0, 0), row(Double.NaN, 0.5), row(0, 1)))
                .isNaN();
        assertThat(cost.ofExample(OWN, row(0, 0), row(0.5, 0.5), row(0, Double.NaN)))
                .isNaN();
        assertThat(cost(cost, fittingOutput(cost), row(Double.NaN, 0), row(0, 1)))
                .isNaN();
        assertThat(delta(cost, fittingOutput(cost), row(Double.NaN, 0), row(0, 1))[0])
                .isNaN();
    }

    @ParameterizedTest
    @EnumSource(names = {"QUADRATIC", "MEAN_ABSOLUTE_ERROR", "HUBER"})
    void costsOfAnErrorFitEveryOutput(CostFunction cost) {
        assertThat(Activation.values()).allMatch(cost::fits);
        assertThat(cost.fits(OWN)).isTrue();
    }

    @Test
    void crossEntropiesFitOutputsThatAreProbabilities() {
        assertThat(Activation.values()).filteredOn(BINARY_CROSS_ENTROPY::fits).containsExactly(Activation.SIGMOID);
        assertThat(Activation.values())
                .filteredOn(CATEGORICAL_CROSS_ENTROPY::fits)
                .containsExactly(Activation.SOFTMAX);
        assertThat(BINARY_CROSS_ENTROPY.fits(OWN)).isTrue();
        assertThat(CATEGORICAL_CROSS_ENTROPY.fits(OWN)).isTrue();
    }

    @Test
    void labelsAreShortLowerCaseNames() {
        assertThat(CostFunction.values())
                .extracting(CostFunction::label)
                .containsExactly(
                        "quadratic",
                        "mean absolute error",
                        "huber",
                        "binary cross-entropy",
                        "categorical cross-entropy");
    }

    /** Small pre-activations, and those whose outputs are certain. */
    @ParameterizedTest
    @EnumSource
    void costIsNeverNegative(CostFunction cost) {
        Random random = new Random(1);
        for (int draw = 0; draw < 1_000; draw++) {
            double size = Math.pow(10, random.nextInt(4));
            double[] z = random.doubles(3, -size, size).toArray();
            double one = random.nextDouble();

            assertThat(cost(cost, fittingOutput(cost), z, row(one, 1 - one, 0))).isNotNegative();
        }
    }

    private static ActivationFunction fittingOutput(CostFunction cost) {
        return switch (cost) {
            case BINARY_CROSS_ENTROPY -> Activation.SIGMOID;
            case CATEGORICAL_CROSS_ENTROPY -> Activation.SOFTMAX;
            case QUADRATIC, MEAN_ABSOLUTE_ERROR, HUBER -> Activation.IDENTITY;
        };
    }

    private static double cost(CostFunction cost, ActivationFunction output, double[] z, double[] target) {
        return cost.ofExample(output, z, outputs(output, z), target);
    }

    private static double[] delta(CostFunction cost, ActivationFunction output, double[] z, double[] target) {
        double[] delta = new double[z.length];
        cost.outputDelta(output, z, outputs(output, z), target, delta);
        return delta;
    }

    private static double[] outputs(ActivationFunction output, double[] z) {
        double[] a = new double[z.length];
        output.activate(z, a);
        return a;
    }

    private static double[] row(double... entries) {
        return entries;
    }
}
