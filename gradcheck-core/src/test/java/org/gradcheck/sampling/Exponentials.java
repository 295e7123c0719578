package org.gradcheck.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.sampling.Estimator.Biased;

/**
 * Exponential variables z_i with the rates exp(x_i), under the sum of a_i exp(-z_i) + b_i z_i. The mean of exp(-z) is rate / (1 +
 * rate), that of z is 1 / rate.
 */
final class Exponentials {

    private final double[] a;
    private final double[] b;

    Exponentials(int size, RandomGenerator random) {
        a = Vectors.gaussian(size, 2, random);
        b = Vectors.gaussian(size, 1, random);
    }

    /** The path by the inverse of the distribution function: z = -log(1 - u) / rate, and dz/dx = -z. */
    static Estimator path(int size, RandomGenerator random) {
        Exponentials exponentials = new Exponentials(size, random);
        return new Estimator(
                "exponential path",
                Vectors.gaussian(size, 0.5, random),
                (x, generator) -> exponentials.cost(values(x, generator)),
                (x, generator) -> exponentials.gradient(values(x, generator), -1),
                exponentials.mean(),
                List.of(
                        new Biased("rate for scale", (x, generator) -> exponentials.gradient(values(x, generator), 1)),
                        new Biased("noise drawn anew in backward", (x, generator) -> {
                            double[] slopes = exponentials.slopes(values(x, generator));
                            return Vectors.times(-1, Vectors.multiply(slopes, values(x, generator)));
                        })));
    }

    static double[] values(double[] x, RandomGenerator random) {
        double[] z = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            z[i] = -Math.log(1 - random.nextDouble()) / Math.exp(x[i]);
        }
        return z;
    }

    double cost(double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += a[i] * Math.exp(-z[i]) + b[i] * z[i];
        }
        return sum;
    }

    private double[] slopes(double[] z) {
        double[] slopes = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            slopes[i] = b[i] - a[i] * Math.exp(-z[i]);
        }
        return slopes;
    }

    private double[] gradient(double[] z, double sign) {
        return Vectors.times(sign, Vectors.multiply(slopes(z), z));
    }

    Estimator.Mean mean() {
        return new Estimator.Mean(
                x -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        sum += a[i] * Vectors.sigmoid(x[i]) + b[i] * Math.exp(-x[i]);
                    }
                    return sum;
                },
                x -> {
                    double[] gradient = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        double p = Vectors.sigmoid(x[i]);
                        gradient[i] = a[i] * p * (1 - p) - b[i] * Math.exp(-x[i]);
                    }
                    return gradient;
                });
    }
}
