package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Mean gradients of a layer with dropout in single precision, whose rounding is the same in many samples. */
class SampledFloatsTests {

    private static final int UNITS = 6;
    private static final double DROPPED = 0.3;

    private final float[] biases = random(UNITS, 3);
    private final float[] weights = random(UNITS, 4);
    private final float[] biasesGradient = new float[UNITS];
    private final float[] weightsGradient = new float[UNITS];

    private static float[] random(int size, int seed) {
        RandomGenerator random = new Well19937c(seed);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static double[] mask(RandomGenerator random) {
        double[] mask = new double[UNITS];
        for (int i = 0; i < UNITS; i++) {
            mask[i] = random.nextDouble() < DROPPED ? 0 : 1 / (1 - DROPPED);
        }
        return mask;
    }

    private double error(double[] mask) {
        double sum = -1;
        for (int i = 0; i < UNITS; i++) {
            sum += weights[i] * Math.tanh(biases[i]) * mask[i];
        }
        return sum;
    }

    private double cost(RandomGenerator random) {
        double error = error(mask(random));
        return error * error / 2;
    }

    private void backward(RandomGenerator random, double factor, IntPredicate isFilled) {
        double[] mask = mask(random);
        double error = error(mask) * factor;
        for (int i = 0; i < UNITS; i++) {
            double output = Math.tanh(biases[i]);
            weightsGradient[i] = (float) (error * output * mask[i]);
            biasesGradient[i] = isFilled.test(i) ? (float) (error * weights[i] * mask[i] * (1 - output * output)) : 0;
        }
    }

    private GradientReport check(double factor, IntPredicate isFilled) {
        return GradientChecker.standard()
                .check(GradientSubject.named("layer")
                        .parameter("biases", biases, biasesGradient)
                        .parameter("weights", weights, weightsGradient)
                        .stochasticCost(this::cost)
                        .stochasticBackward(random -> backward(random, factor, isFilled)));
    }

    @Test
    void roundingOfFloatsIsNoBiasInManySamples() {
        GradientReport report = check(1, i -> i != 2);

        assertThat(report.blocks()).extracting(BlockReport::verdict).containsExactly(Verdict.DISAGREES, Verdict.AGREES);
    }

    @Test
    void factorIsTheSameInAllBlocks() {
        assertThat(check(1 - DROPPED, i -> true).toString())
                .contains("Cause: constant factor (CONSTANT_FACTOR) in all blocks");
    }
}
