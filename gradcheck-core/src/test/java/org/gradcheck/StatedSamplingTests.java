package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page 'Gradients by sampling' of the guide: how many evaluations a check takes, and which bias ends it. */
class StatedSamplingTests {

    private final GradientChecker checker = GradientChecker.standard();

    @ParameterizedTest
    @CsvSource({"0.4, 0.7", "1, 0.2", "-0.5, 0.5"})
    void rightGradientAlongThePathTakesSevenHundredToFourThousand(double mean, double deviation) {
        GradientReport report = checkPath(1, mean, deviation);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.evaluations()).isBetween(700L, 4_000L);
        assertThat(report.sensitivity().orElseThrow()).isLessThan(0.1);
    }

    /** The smaller the part of the reward that the parameter changes, the larger the noise. */
    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.3, 1})
    void rightScoreFunctionTakesEightToTwoHundredThousand(double constant) {
        GradientReport report = checkScore(1, constant);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.evaluations()).isBetween(8_000L, 201_000L);
        assertThat(report.sensitivity().orElseThrow()).isLessThan(report.samples() < 100_000 ? 0.1 : 0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 0.5, 1.5})
    void wrongGradientTakesEighteenToSeventyThousand(double factor) {
        assertDisagreesWithin(checkPath(factor, 0.4, 0.7), 18_000, 70_000);
        assertDisagreesWithin(checkScore(factor, 0.2), 18_000, 70_000);
    }

    @Test
    void entryThatIsTheSameInEachSampleTakesAllSamples() {
        GradientReport report = checker.checkUnbiased(
                (x, random) -> Math.pow(x[0] + x[1] * random.nextGaussian(), 2),
                (x, random) -> new double[] {2 * (x[0] + x[1] * random.nextGaussian()), 0},
                0.4,
                0.7);

        assertDisagreesWithin(report, 200_000, 201_000);
        assertThat(report.samples()).isEqualTo(100_000);
    }

    private static void assertDisagreesWithin(GradientReport report, long fewest, long most) {
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.evaluations()).isBetween(fewest, most);
    }

    private GradientReport checkPath(double factor, double mean, double deviation) {
        return checker.checkUnbiased(
                (x, random) -> {
                    double z = x[0] + x[1] * random.nextGaussian();
                    return z * z + Math.sin(z);
                },
                (x, random) -> {
                    double noise = random.nextGaussian();
                    double z = x[0] + x[1] * noise;
                    double slope = factor * (2 * z + Math.cos(z));
                    return new double[] {slope, slope * noise};
                },
                mean,
                deviation);
    }

    private GradientReport checkScore(double factor, double constant) {
        return checker.checkUnbiased(
                (x, random) -> constant + draw(x[0], random),
                (x, random) -> {
                    int drawn = draw(x[0], random);
                    return new double[] {factor * (constant + drawn) * (drawn - probability(x[0]))};
                },
                0.3);
    }

    /** A coin whose logit is the parameter. */
    private static int draw(double logit, RandomGenerator random) {
        return random.nextDouble() < probability(logit) ? 1 : 0;
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }
}
