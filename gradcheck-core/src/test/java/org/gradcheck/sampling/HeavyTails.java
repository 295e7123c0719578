package org.gradcheck.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * Reparametrised Gaussians whose gradient has symmetric noise with the tail P(|noise| > t) = t^-a, a from 1.1 to 1.9: the mean is
 * right, the variance is infinite.
 */
final class HeavyTails {

    private HeavyTails() {}

    static Estimator of(int parameters, RandomGenerator random) {
        double tail = Vectors.uniform(1.1, 1.9, random);
        double scale = Vectors.uniform(0.1, 1, random);
        return GaussianPath.of(parameters, random).mapGradients(", heavy tails", original -> (x, generator) -> {
            double[] gradient = original.sample(x, generator);
            for (int i = 0; i < gradient.length; i++) {
                double size = scale * Math.pow(1 - generator.nextDouble(), -1 / tail);
                gradient[i] += generator.nextBoolean() ? size : -size;
            }
            return gradient;
        });
    }
}
