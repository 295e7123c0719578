package org.gradcheck.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.special.Gamma;
import org.gradcheck.sampling.Estimator.Biased;

/**
 * Gamma variables z_i with the shapes exp(x_i), differentiated implicitly (Figurnov, Mohamed and Mnih, 2018): with the
 * distribution function F and the density p, dz/dshape = -(dF/dshape) / p. The variables are drawn by rejection (Marsaglia and Tsang,
 * 2000), so that the sampled cost jumps with the shape. The cost is the sum of a_i log z_i + b_i z_i.
 */
final class GammaPath {

    /** Step of the difference of F; F is computed to 1e-15, so the quotient has an error near 1e-10. */
    private static final double STEP = 1e-5;

    private final double[] a;
    private final double[] b;

    private GammaPath(int size, RandomGenerator random) {
        a = Vectors.gaussian(size, 1, random);
        b = Vectors.gaussian(size, 1, random);
    }

    static Estimator of(int parameters, RandomGenerator random) {
        int size = Math.min(parameters, 20);
        GammaPath path = new GammaPath(size, random);
        return new Estimator(
                "gamma implicit path",
                Vectors.uniform(size, 0.2, 1.5, random),
                (x, generator) -> path.cost(values(x, generator)),
                (x, generator) -> path.gradient(x, values(x, generator)),
                path.mean(),
                List.of(new Biased("shape as a scale", (x, generator) -> {
                    double[] z = values(x, generator);
                    return Vectors.multiply(path.slopes(z), z);
                })));
    }

    private static double[] values(double[] x, RandomGenerator random) {
        double[] z = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            z[i] = draw(Math.exp(x[i]), random);
        }
        return z;
    }

    /** A gamma variable of a shape of at least 1. */
    private static double draw(double shape, RandomGenerator random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double noise = random.nextGaussian();
            double v = Math.pow(1 + c * noise, 3);
            double u = random.nextDouble();
            if (v > 0 && Math.log(u) < noise * noise / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }

    private double cost(double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += a[i] * Math.log(z[i]) + b[i] * z[i];
        }
        return sum;
    }

    private double[] slopes(double[] z) {
        double[] slopes = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            slopes[i] = a[i] / z[i] + b[i];
        }
        return slopes;
    }

    private double[] gradient(double[] x, double[] z) {
        double[] gradient = slopes(z);
        for (int i = 0; i < z.length; i++) {
            double shape = Math.exp(x[i]);
            gradient[i] *= shape * derivative(z[i], shape);
        }
        return gradient;
    }

    private static double derivative(double z, double shape) {
        double density = Math.exp((shape - 1) * Math.log(z) - z - Gamma.logGamma(shape));
        return -(distribution(z, shape + STEP) - distribution(z, shape - STEP)) / (2 * STEP) / density;
    }

    private static double distribution(double z, double shape) {
        return Gamma.regularizedGammaP(shape, z, 1e-15, 10_000);
    }

    /** The mean of log z is digamma(shape), that of z is the shape. */
    private Estimator.Mean mean() {
        return new Estimator.Mean(
                x -> {
                    double sum = 0;
                    for (int i = 0; i < x.length; i++) {
                        sum += a[i] * Gamma.digamma(Math.exp(x[i])) + b[i] * Math.exp(x[i]);
                    }
                    return sum;
                },
                x -> {
                    double[] gradient = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        gradient[i] = Math.exp(x[i]) * (a[i] * Gamma.trigamma(Math.exp(x[i])) + b[i]);
                    }
                    return gradient;
                });
    }
}
