package org.gradcheck.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck.GradientAssertions.assertGradient;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The estimators of the corpus have the means that they claim. */
class EstimatorsTests {

    /** Beyond 5 standard errors lies a chance of 6e-7; the seeds are fixed. */
    private static final double STANDARD_ERRORS = 5;

    private static final int SAMPLES = 10_000;

    @ParameterizedTest
    @EnumSource
    void theExactGradientIsThatOfTheMeanCost(Family family) {
        for (int seed = 1; seed <= 3; seed++) {
            Estimator estimator = estimator(family, seed);
            assertGradient(estimator.mean().cost(), estimator.mean().gradient(), estimator.point());
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSamplesOfTheCostHaveItsMean(Family family) {
        for (int seed = 1; seed <= 3; seed++) {
            Estimator estimator = estimator(family, seed);
            SummaryStatistics costs = new SummaryStatistics();
            RandomGenerator random = new Well19937c(seed);
            for (int k = 0; k < SAMPLES; k++) {
                costs.addValue(estimator.cost().sample(estimator.point(), random));
            }
            assertThat(distance(costs, estimator.mean().cost().value(estimator.point())))
                    .as(estimator.name())
                    .isLessThan(STANDARD_ERRORS);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEAVY_TAILS")
    void theSamplesOfTheGradientHaveItsMean(Family family) {
        for (int seed = 1; seed <= 3; seed++) {
            Estimator estimator = estimator(family, seed);
            SummaryStatistics[] entries = entries(estimator, estimator.gradient(), seed);
            double[] exact = estimator.exactGradient();
            for (int i = 0; i < exact.length; i++) {
                assertThat(distance(entries[i], exact[i]))
                        .as(estimator.name() + ", entry " + i)
                        .isLessThan(STANDARD_ERRORS);
            }
        }
    }

    /** Of the last one, a tenth of the norm, too few samples are drawn; its mean is known. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HEAVY_TAILS")
    void theSamplesWithAMistakeHaveAnotherMean(Family family) {
        Estimator estimator = estimator(family, 1);
        double[] exact = estimator.exactGradient();
        for (Estimator.Biased variant :
                estimator.biased().subList(0, estimator.biased().size() - 1)) {
            SummaryStatistics[] entries = entries(estimator, variant.gradient(), 1);
            double largest = 0;
            for (int i = 0; i < exact.length; i++) {
                largest = Math.max(largest, distance(entries[i], exact[i]));
            }
            assertThat(largest).as(estimator.name() + ": " + variant.mistake()).isGreaterThan(STANDARD_ERRORS);
        }
    }

    private static Estimator estimator(Family family, int seed) {
        RandomGenerator random = new Well19937c(seed);
        return Mistakes.in(family.estimator(6, random), random);
    }

    private static SummaryStatistics[] entries(Estimator estimator, Estimator.Gradient gradient, int seed) {
        SummaryStatistics[] entries = new SummaryStatistics[estimator.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = new SummaryStatistics();
        }
        RandomGenerator random = new Well19937c(seed);
        for (int k = 0; k < SAMPLES; k++) {
            double[] sample = gradient.sample(estimator.point(), random);
            for (int i = 0; i < sample.length; i++) {
                entries[i].addValue(sample[i]);
            }
        }
        return entries;
    }

    /** The distance of a mean from its exact value, in standard errors. */
    private static double distance(SummaryStatistics samples, double exact) {
        double error = samples.getStandardDeviation() / Math.sqrt((double) samples.getN());
        return Math.abs(samples.getMean() - exact) / (error + 1e-12 * Math.abs(exact));
    }
}
