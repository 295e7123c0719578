package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Blocks of parameters of which some are far smaller than the others. */
class SampledUnitsTests {

    /** A time in seconds that acts by milliseconds, a length in metres that acts by kilometres, and a weight. */
    private static final double[] MIXED = {-1.2e-3, 700, 0.8};

    /** All of one unit, the first one close to zero by coincidence. */
    private static final double[] LOGITS = {1e-3, 0.6, -0.8};

    private static double path(double[] x, RandomGenerator random) {
        double noise = random.nextGaussian();
        return Math.exp(300 * x[0] * noise) + x[2] * Math.sin(x[1] * noise / 1000);
    }

    private static double[] slopes(double[] x, RandomGenerator random) {
        double noise = random.nextGaussian();
        double angle = x[1] * noise / 1000;
        return new double[] {
            300 * noise * Math.exp(300 * x[0] * noise), x[2] * Math.cos(angle) * noise / 1000, Math.sin(angle)
        };
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The number of successes, each with the probability of a logit. */
    private static double successes(double[] x, RandomGenerator random) {
        int successes = 0;
        for (double logit : x) {
            successes += random.nextDouble() < probability(logit) ? 1 : 0;
        }
        return successes;
    }

    private static double[] score(double[] x, RandomGenerator random) {
        double[] score = new double[x.length];
        double successes = 0;
        for (int i = 0; i < x.length; i++) {
            boolean isSuccess = random.nextDouble() < probability(x[i]);
            score[i] = (isSuccess ? 1 : 0) - probability(x[i]);
            successes += isSuccess ? 1 : 0;
        }
        for (int i = 0; i < x.length; i++) {
            score[i] *= successes - 1.5;
        }
        return score;
    }

    private static double[] without(int entry, double[] gradient) {
        gradient[entry] = 0;
        return gradient;
    }

    @Test
    void parameterOfASmallUnitAgrees() {
        assertThat(GradientChecker.standard().checkUnbiased(SampledUnitsTests::path, SampledUnitsTests::slopes, MIXED))
                .hasToString("""
                        mean gradient: all 3 entries agree, a bias above 9e-02 of the block would show in 99 % (516 samples, 1040 cost evaluations)
                          x  3  agrees  3 right, a bias above 9e-02 of the block would show in 99 %""");
    }

    @Test
    void entryOfASmallUnitThatIsNeverFilledIsFound() {
        assertThat(GradientChecker.standard()
                        .checkUnbiased(SampledUnitsTests::path, (x, random) -> without(0, slopes(x, random)), MIXED)
                        .toString())
                .contains("x[0] is 0 in each sample");
    }

    @Test
    void parameterNearZeroByCoincidenceIsFound() {
        assertThat(GradientChecker.standard()
                        .checkUnbiased(
                                SampledUnitsTests::successes, (x, random) -> without(0, score(x, random)), LOGITS)
                        .toString())
                .contains("x[0] is 0 in each sample");
    }

    @Test
    void logitNearZeroAgrees() {
        assertThat(GradientChecker.standard()
                        .checkUnbiased(SampledUnitsTests::successes, SampledUnitsTests::score, LOGITS)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
    }
}
