package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Numbers of evaluations of checks of mean gradients, which end as soon as further samples tell nothing. */
class SampledEvaluationsTests {

    private static final double[] LOGITS = {0.97, 0.5};

    private final GradientChecker checker = GradientChecker.standard();

    /** The cost is the sum of the squares of parameters that are 1, so each entry is 2. */
    private GradientReport withNoise(double deviation, int entries) {
        double[] ones = new double[entries];
        Arrays.fill(ones, 1);
        return checker.checkUnbiased(
                (x, random) -> MathArrays.safeNorm(x) * MathArrays.safeNorm(x),
                (x, random) -> {
                    double[] gradient = new double[entries];
                    for (int i = 0; i < entries; i++) {
                        gradient[i] = 2 * x[i] + deviation * random.nextGaussian();
                    }
                    return gradient;
                },
                ones);
    }

    /** The size of a Pareto distribution of the exponent 3 / 2, whose variance is infinite. */
    private static double pareto(RandomGenerator random) {
        return Math.pow(1 - random.nextDouble(), -1 / 1.5);
    }

    private static double reward(double[] x, RandomGenerator random, double[] score) {
        double reward = 0;
        for (int i = 0; i < x.length; i++) {
            double probability = 1 / (1 + Math.exp(-x[i]));
            boolean isOne = random.nextDouble() < probability;
            score[i] = (isOne ? 1 : 0) - probability;
            reward += isOne ? 2 : 0;
        }
        return reward;
    }

    private static double payoff(double[] x, RandomGenerator random) {
        return x[0] * Math.exp(0.2 * random.nextGaussian() - 0.02) > 1 ? 1 : 0;
    }

    @Test
    void noiseLikeTheGradientTakesSomeThousand() {
        assertThat(withNoise(2, 1).passed()).isTrue();
        assertThat(withNoise(2, 1).evaluations()).isLessThan(6_000);
    }

    @Test
    void biasOfAHalfIsEnoughWhereATenthCannotBeExcluded() {
        GradientReport report = withNoise(90, 20);

        assertThat(report.passed()).isTrue();
        assertThat(report.evaluations()).isLessThan(180_000);
        assertThat(report.sensitivity().getAsDouble()).isBetween(0.3, 0.5);
    }

    @Test
    void hopelessNoiseIsGivenUp() {
        GradientReport report = withNoise(2_000, 1);

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.evaluations()).isLessThan(100_000);
    }

    @Test
    void infiniteVarianceIsGivenUp() {
        GradientReport report = checker.checkUnbiased(
                (x, random) -> x[0] * x[0], (x, random) -> new double[] {2 * x[0] * (pareto(random) - 2)}, 1.5);

        assertThat(report.blocks().get(0).note())
                .isEqualTo("a few samples make up the variance, which may be infinite, so no mean is known");
        assertThat(report.evaluations()).isLessThan(50_000);
    }

    /** Logits of 0 to 1 might be probabilities, but need not be. */
    @Test
    void logitsBelowOneAgree() {
        assertThat(checker.checkUnbiased(
                                (x, random) -> reward(x, random, new double[2]),
                                (x, random) -> {
                                    double[] score = new double[2];
                                    double reward = reward(x, random, score);
                                    return new double[] {reward * score[0], reward * score[1]};
                                },
                                LOGITS)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
    }

    /** A call option: spot and volatility. The drift of the forgotten one is a third of the vega, but a twentieth of the block. */
    private GradientReport greeks(double drift) {
        return checker.checkUnbiased(
                (x, random) -> Math.max(terminal(x, random.nextGaussian()) - 1, 0),
                (x, random) -> {
                    double noise = random.nextGaussian();
                    double price = terminal(x, noise);
                    double vega = price * (noise - drift * x[1]);
                    return price > 1 ? new double[] {price / x[0], vega} : new double[2];
                },
                1.05,
                0.2);
    }

    private static double terminal(double[] x, double noise) {
        return x[0] * Math.exp(x[1] * noise - x[1] * x[1] / 2);
    }

    @Test
    void smallEntryThatFourTimesTheSamplesTellIsTold() {
        assertThat(greeks(1).blocks().get(0).counts()).containsExactly(entry(EntryVerdict.AGREES, 2));
    }

    @Test
    void smallEntryThatMayBeWrongIsFollowed() {
        GradientReport report = greeks(0);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.evaluations()).isLessThan(30_000);
    }

    /** No event of a sample in 500 is missing. */
    @Test
    void wrongGradientTakesSomeTenThousand() {
        GradientReport report = checker.checkUnbiased(
                (x, random) -> x[0] * x[0], (x, random) -> new double[] {3 * x[0] + random.nextGaussian()}, 1);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.evaluations()).isLessThan(40_000);
    }

    @Test
    void gradientOfZerosTakesAsMany() {
        GradientReport report = checker.checkUnbiased((x, random) -> x[0] * x[0], (x, random) -> new double[1], 1);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.evaluations()).isLessThan(40_000);
    }

    @Test
    void pathOfACostThatJumpsIsTold() {
        GradientReport report =
                checker.checkUnbiased(SampledEvaluationsTests::payoff, (x, random) -> new double[1], 1.05);

        assertThat(report.diagnoses())
                .extracting(Diagnosis::remedy)
                .containsExactly(
                        "take the gradient by the score function (likelihood ratio), or a smooth cost in place of the jumps: the derivative"
                                + " of a sample leaves them out; if it is not zero, write it to the array that the check reads");
    }
}
