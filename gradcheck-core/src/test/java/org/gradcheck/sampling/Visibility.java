package org.gradcheck.sampling;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.gradcheck.sampling.Estimator.Gradient;

/**
 * How well a bias shows: the standard errors between biased and right gradient in the test that knows the bias, with 100,000
 * evaluations.
 *
 * <p>That test compares the slope along one direction v, the bias over the variance of each entry, with central differences of the
 * cost along v by the same random numbers. A sample takes three evaluations. A test that does not know the bias needs more standard
 * errors: for a chance of 1e-6 in n entries some 5 to 6 for one wrong entry, and more if the bias is spread.
 *
 * @param bias for each entry, the size of the mean of the wrong gradient less the right one that is sure: less four standard errors
 * @param standardErrors the distance of the bias from zero
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Visibility(double[] bias, double standardErrors) {

    static final int EVALUATIONS = 100_000;

    private static final int SAMPLES_OF_BIAS = 2_000;
    private static final int SAMPLES_OF_VARIANCE = 500;

    /** Rounding leaves the paths of a right gradient and the differences no closer. */
    private static final double SMALLEST_DEVIATION = 1e-9;

    private static final double SMALLEST_VARIANCE = 1e-12;

    /** Displacement of the coordinate that moves most; all coordinates have sizes near 1. */
    private static final double STEP = 0.05;

    static Visibility of(Estimator own, Estimator noisy, int variant) {
        Gradient right = own.gradient();
        Gradient wrong = own.biased().get(variant).gradient();
        SeededGenerator random = new SeededGenerator();
        SummaryStatistics[] biases = entries(own.size(), SAMPLES_OF_BIAS, k -> {
            double[] bias = wrong.sample(own.point(), random.of(k));
            Vectors.add(bias, -1, right.sample(own.point(), random.of(k)));
            return bias;
        });
        SummaryStatistics[] gradients =
                entries(own.size(), SAMPLES_OF_VARIANCE, k -> noisy.gradient().sample(noisy.point(), random.of(k)));
        double[] bias = new double[own.size()];
        double[] sure = new double[own.size()];
        double[] direction = new double[own.size()];
        double largest = 0;
        for (int i = 0; i < own.size(); i++) {
            bias[i] = biases[i].getMean();
            sure[i] =
                    Math.max(0, Math.abs(bias[i]) - 4 * biases[i].getStandardDeviation() / Math.sqrt(SAMPLES_OF_BIAS));
            direction[i] = bias[i] / (gradients[i].getVariance() + SMALLEST_VARIANCE);
            largest = Math.max(largest, Math.abs(direction[i]));
        }
        if (largest == 0) {
            return new Visibility(sure, 0);
        }
        double[] step = Vectors.times(STEP / largest, direction);
        double errors = Math.abs(Vectors.dot(step, bias)) / deviation(noisy, step);
        return new Visibility(sure, errors * Math.sqrt(EVALUATIONS / 3.0));
    }

    private static SummaryStatistics[] entries(int size, int samples, IntFunction<double[]> sample) {
        SummaryStatistics[] entries = new SummaryStatistics[size];
        Arrays.setAll(entries, i -> new SummaryStatistics());
        for (int k = 0; k < samples; k++) {
            double[] values = sample.apply(k);
            for (int i = 0; i < size; i++) {
                entries[i].addValue(values[i]);
            }
        }
        return entries;
    }

    /** The deviation of a sample of the slope along a step less the difference of the costs. */
    private static double deviation(Estimator estimator, double[] step) {
        SeededGenerator random = new SeededGenerator();
        SummaryStatistics samples = new SummaryStatistics();
        double[] up = estimator.point().clone();
        double[] down = estimator.point().clone();
        Vectors.add(up, 1, step);
        Vectors.add(down, -1, step);
        for (int k = 0; k < SAMPLES_OF_VARIANCE; k++) {
            double slope = Vectors.dot(step, estimator.gradient().sample(estimator.point(), random.of(k)));
            double difference =
                    estimator.cost().sample(up, random.of(k)) - estimator.cost().sample(down, random.of(k));
            samples.addValue(slope - difference / 2);
        }
        return samples.getStandardDeviation() + SMALLEST_DEVIATION;
    }

    /** One generator for all seeds: a new one for each seed would take longer than what is drawn from it. */
    private static final class SeededGenerator {

        private final RandomGenerator generator = new Well19937c(0);

        RandomGenerator of(int seed) {
            generator.setSeed(seed);
            return generator;
        }
    }
}
