package org.gradcheck.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Subjects with random numbers in {@code @GradientCheck} methods. */
class StochasticSubjectTests {

    @Test
    void meanOfTheGradientIsChecked() {
        assertThat(TestCaseRun.of(MaskedTestCase.class).onlyFailure())
                .hasMessageStartingWith("StochasticSubjectTests.MaskedTestCase.unscaled")
                .hasMessageContaining("all 2 entries disagree, in weights (")
                .hasMessageContaining(" samples, ")
                .hasMessageContaining(
                        "Cause: constant factor (CONSTANT_FACTOR) in weights\n  mean gradient = (0.79999");
    }

    /** Dropout with a rate of 0.2, whose scale of 1 / 0.8 one of the gradients lacks. */
    static class MaskedTestCase {

        private final double[] weights = {0.7, -1.2};
        private final double[] gradient = new double[2];

        @GradientCheck(trials = 1)
        void scaled(GradientSubject subject) {
            describe(subject, 1 / 0.8);
        }

        @GradientCheck(trials = 1)
        void unscaled(GradientSubject subject) {
            describe(subject, 1);
        }

        private void describe(GradientSubject subject, double scale) {
            subject.parameter("weights", weights, gradient)
                    .stochasticCost(random -> {
                        double sum = 0;
                        for (double weight : weights) {
                            sum += kept(random) / 0.8 * Math.sin(weight);
                        }
                        return sum;
                    })
                    .stochasticBackward(random -> {
                        for (int i = 0; i < weights.length; i++) {
                            gradient[i] = kept(random) * scale * Math.cos(weights[i]);
                        }
                    });
        }

        private static int kept(RandomGenerator random) {
            return random.nextDouble() < 0.8 ? 1 : 0;
        }
    }
}
