package org.gradcheck.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.sampling.Estimator.Biased;

/**
 * Linear regression with dropout of its inputs (Srivastava et al., 2014): y = sum_i m_i w_i v_i, where m_i is 1 / (1 - p) with
 * probability 1 - p, else zero, and the cost is (y - t)^2 / 2. Its mean is ((w v - t)^2 + p / (1 - p) sum_i (w_i v_i)^2) / 2.
 */
final class Dropout {

    private final double[] inputs;
    private final double target;
    private final double dropped;

    private Dropout(int size, RandomGenerator random) {
        inputs = Vectors.gaussian(size, 1, random);
        target = random.nextGaussian();
        dropped = new double[] {0.1, 0.2, 0.5}[random.nextInt(3)];
    }

    static Estimator of(int size, RandomGenerator random) {
        Dropout dropout = new Dropout(size, random);
        return new Estimator(
                "dropout, p = " + dropout.dropped,
                Vectors.gaussian(size, 1 / Math.sqrt(size), random),
                (x, generator) -> {
                    double error = dropout.error(x, dropout.mask(generator));
                    return error * error / 2;
                },
                dropout::gradient,
                new Estimator.Mean(dropout::meanCost, dropout::meanGradient),
                List.of(
                        new Biased(
                                "factor 1/(1-p) forgotten",
                                (x, generator) -> Vectors.times(1 - dropout.dropped, dropout.gradient(x, generator))),
                        new Biased("mask drawn anew in backward", (x, generator) -> {
                            double error = dropout.error(x, dropout.mask(generator));
                            return dropout.gradient(error, dropout.mask(generator));
                        }),
                        new Biased("mask forgotten in backward", (x, generator) -> {
                            double error = dropout.error(x, dropout.mask(generator));
                            return Vectors.times(error, dropout.inputs);
                        })));
    }

    private double[] mask(RandomGenerator random) {
        double[] mask = new double[inputs.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextDouble() < dropped ? 0 : 1 / (1 - dropped);
        }
        return mask;
    }

    private double error(double[] x, double[] mask) {
        return Vectors.dot(Vectors.multiply(mask, x), inputs) - target;
    }

    private double[] gradient(double[] x, RandomGenerator random) {
        double[] mask = mask(random);
        return gradient(error(x, mask), mask);
    }

    private double[] gradient(double error, double[] mask) {
        return Vectors.times(error, Vectors.multiply(mask, inputs));
    }

    private double meanCost(double[] x) {
        double error = Vectors.dot(x, inputs) - target;
        double[] terms = Vectors.multiply(x, inputs);
        return (error * error + dropped / (1 - dropped) * Vectors.dot(terms, terms)) / 2;
    }

    private double[] meanGradient(double[] x) {
        double error = Vectors.dot(x, inputs) - target;
        double[] gradient = Vectors.times(error, inputs);
        for (int i = 0; i < x.length; i++) {
            gradient[i] += dropped / (1 - dropped) * x[i] * inputs[i] * inputs[i];
        }
        return gradient;
    }
}
