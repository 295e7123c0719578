package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InitializationTests {

    private static final int INPUTS = 300;
    private static final int UNITS = 200;

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY", "SIGMOID", "TANH", "SOFTMAX", "SOFTPLUS"})
    void weightsOfFunctionsWithSlopeAroundZeroAreUniform(Activation activation) {
        assertGlorotUniform(weights(activation));
    }

    @Test
    void weightsOfAUsersOwnFunctionAreUniform() {
        assertGlorotUniform(weights(ActivationFunction.of("own", new AlgebraicSigmoid())));
    }

    private static void assertGlorotUniform(DescriptiveStatistics weights) {
        double bound = Math.sqrt(6.0 / (INPUTS + UNITS));

        assertThat(weights.getMax()).isBetween(0.999 * bound, bound);
        assertThat(weights.getMin()).isBetween(-bound, -0.999 * bound);
        assertThat(weights.getKurtosis()).as("excess of a uniform").isCloseTo(-1.2, within(0.05));
        assertSpread(weights, Math.sqrt(2.0 / (INPUTS + UNITS)));
    }

    @ParameterizedTest
    @EnumSource(names = {"RELU", "LEAKY_RELU", "ELU", "GELU", "SILU"})
    void weightsOfRectifiersAreNormal(Activation activation) {
        DescriptiveStatistics weights = weights(activation);

        assertThat(weights.getKurtosis()).as("excess of a normal").isCloseTo(0, within(0.05));
        assertSpread(weights, Math.sqrt(2.0 / INPUTS));
    }

    /** Four standard errors of the mean and of the standard deviation of 60,000 weights. */
    private static void assertSpread(DescriptiveStatistics weights, double deviation) {
        double standardError = deviation / Math.sqrt(INPUTS * UNITS);

        assertThat(weights.getMean()).isCloseTo(0, within(4 * standardError));
        assertThat(weights.getStandardDeviation()).isCloseTo(deviation, within(4 * standardError / Math.sqrt(2)));
    }

    @Test
    void biasesAreSmallOfEitherSignAndNeverZero() {
        double[] biases = layer(Activation.TANH).biases().toArray();

        assertThat(Arrays.stream(biases).map(Math::abs)).allMatch(magnitude -> magnitude >= 0.01 && magnitude <= 0.1);
        assertThat(Arrays.stream(biases).filter(bias -> bias > 0).count()).isBetween(70L, 130L);
    }

    private static DescriptiveStatistics weights(ActivationFunction activation) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        for (double[] row : layer(activation).weights().getData()) {
            Arrays.stream(row).forEach(statistics::addValue);
        }
        return statistics;
    }

    private static Layer layer(ActivationFunction activation) {
        return FeedforwardNetwork.builder(INPUTS)
                .dense(UNITS, activation)
                .seed(2010)
                .build()
                .layer(0);
    }
}
