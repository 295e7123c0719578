package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** A sum in double precision of losses in single precision, of which the closest points show no noise. */
class SinglePrecisionNoiseTests {

    private static final int PARAMETERS = 500;
    private static final int LOSSES = 16;

    /** Change of a loss by the first parameter, which alone moves over the smallest distances: one step of its rounding. */
    private static final float STEEP = 256;

    @Test
    void noiseIsFoundWhereTheCostChangesByOneStepToBothSides() {
        Random random = new Random(3);
        float[] w = gaussian(random, PARAMETERS);
        w[0] = 0;
        float[][] inputs = new float[LOSSES][];
        for (int k = 0; k < LOSSES; k++) {
            inputs[k] = gaussian(random, PARAMETERS);
            inputs[k][0] = 0;
        }
        float[] gradient = new float[PARAMETERS];
        BlockReport block = GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("losses")
                        .parameter("w", w, gradient)
                        .cost(() -> {
                            double sum = 3 + STEEP * w[0];
                            for (float[] input : inputs) {
                                sum += (float) Math.tanh(product(input, w));
                            }
                            return sum;
                        })
                        .backward(() -> {
                            Arrays.fill(gradient, 0);
                            gradient[0] = STEEP;
                            for (float[] input : inputs) {
                                double tanh = Math.tanh(product(input, w));
                                for (int i = 0; i < PARAMETERS; i++) {
                                    gradient[i] += (float) ((1 - tanh * tanh) * input[i] / PARAMETERS);
                                }
                            }
                        }))
                .blocks()
                .get(0);

        assertThat(block.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(block.note()).startsWith("right as a whole to ");
    }

    private static float product(float[] input, float[] w) {
        float sum = 0;
        for (int i = 0; i < PARAMETERS; i++) {
            sum += input[i] * w[i] / PARAMETERS;
        }
        return sum;
    }

    private static float[] gaussian(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
