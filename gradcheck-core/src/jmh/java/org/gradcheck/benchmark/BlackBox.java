package org.gradcheck.benchmark;

import java.util.function.DoubleSupplier;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;

/**
 * A cost that the checker knows nothing about, and its right gradient.
 *
 * @param name of the cost, in the table
 * @param parameters what the cost reads, a view of the array that is displaced
 * @param cost of these parameters
 * @param gradient one entry for each parameter
 */
record BlackBox(String name, ArrayRealVector parameters, DoubleSupplier cost, RealVector gradient) {

    private static final int BATCH = 10;
    private static final int SEED = 1;

    /** What a table row calls the size of a network or of a cost: {@code 784-30-10} or {@code 1000}. */
    static BlackBox of(String size) {
        return size.contains("-") ? network(size) : logisticRegression(Integer.parseInt(size));
    }

    /** The tanh network behind a function; its batch is that of all benchmarks. */
    private static BlackBox network(String sizes) {
        BenchmarkSubject subject = BenchmarkSubject.of(sizes, Activation.TANH, BATCH);
        PlainForwardPass pass = new PlainForwardPass(subject);
        return new BlackBox(
                "network " + sizes,
                new ArrayRealVector(pass.parameters(), false),
                pass::cost,
                subject.gradient().asVector());
    }

    /**
     * The mean over examples b of log(1 + exp(-w . x_b)): as many weights as one likes, of size {@code 1 / sqrt(count)},
     * so that margins are of size 1.
     */
    private static BlackBox logisticRegression(int count) {
        RandomGenerator random = new Well19937c(SEED);
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            weights[i] = random.nextGaussian() / Math.sqrt(count);
        }
        byte[][] examples = new byte[BATCH][count];
        for (byte[] example : examples) {
            random.nextBytes(example);
        }
        return new BlackBox(
                "logistic regression",
                new ArrayRealVector(weights, false),
                () -> logisticCost(weights, examples),
                new ArrayRealVector(logisticGradient(weights, examples), false));
    }

    private static double logisticCost(double[] weights, byte[][] examples) {
        double sum = 0;
        for (byte[] example : examples) {
            sum += Math.log1p(Math.exp(-margin(weights, example)));
        }
        return sum / examples.length;
    }

    private static double[] logisticGradient(double[] weights, byte[][] examples) {
        double[] gradient = new double[weights.length];
        for (byte[] example : examples) {
            double slope = -1 / (1 + Math.exp(margin(weights, example))) / examples.length;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += slope * feature(example[i]);
            }
        }
        return gradient;
    }

    /** Four sums side by side: a long sum waits for each of its additions otherwise, and rounds more. */
    private static double margin(double[] weights, byte[] example) {
        double[] sums = new double[4];
        int i = 0;
        for (; i + 4 <= weights.length; i += 4) {
            sums[0] += weights[i] * feature(example[i]);
            sums[1] += weights[i + 1] * feature(example[i + 1]);
            sums[2] += weights[i + 2] * feature(example[i + 2]);
            sums[3] += weights[i + 3] * feature(example[i + 3]);
        }
        for (; i < weights.length; i++) {
            sums[0] += weights[i] * feature(example[i]);
        }
        return sums[0] + sums[1] + sums[2] + sums[3];
    }

    /** Never 0, so that each weight matters. */
    private static double feature(byte stored) {
        return (stored + 0.5) / Byte.MAX_VALUE;
    }
}
