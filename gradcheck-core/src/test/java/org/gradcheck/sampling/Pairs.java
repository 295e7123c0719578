package org.gradcheck.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * The sum of a_i b_i + c_i b_i b_(i+1). It is linear in each value, so its mean over independent values is its value at their
 * means.
 */
final class Pairs {

    private final double[] a;
    private final double[] c;

    Pairs(int size, RandomGenerator random) {
        a = Vectors.gaussian(size, 1, random);
        c = Vectors.gaussian(size, 1, random);
    }

    double value(double[] b) {
        double sum = 0;
        for (int i = 0; i < b.length; i++) {
            sum += a[i] * b[i] + (i + 1 < b.length ? c[i] * b[i] * b[i + 1] : 0);
        }
        return sum;
    }

    double[] slopes(double[] b) {
        double[] slopes = a.clone();
        for (int i = 0; i + 1 < b.length; i++) {
            slopes[i] += c[i] * b[i + 1];
            slopes[i + 1] += c[i] * b[i];
        }
        return slopes;
    }
}
