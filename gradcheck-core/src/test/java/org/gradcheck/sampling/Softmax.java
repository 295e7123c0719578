package org.gradcheck.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/** Categories with the probabilities exp(x_i) / sum_k exp(x_k). */
final class Softmax {

    private Softmax() {}

    static double[] of(double[] x) {
        double[] p = new double[x.length];
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            p[i] = Math.exp(x[i]);
            sum += p[i];
        }
        return Vectors.times(1 / sum, p);
    }

    static int draw(double[] x, RandomGenerator random) {
        double[] p = of(x);
        double rest = random.nextDouble();
        for (int i = 0; i < p.length - 1; i++) {
            rest -= p[i];
            if (rest < 0) {
                return i;
            }
        }
        return p.length - 1;
    }
}
