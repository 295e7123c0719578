package org.gradcheck.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * Smooth function of n values whose mean under independent Gaussians is known: the sum of
 *
 * <pre>
 *   a_i z_i^2 / 2 + b_i sin(w_i z_i) + c_i z_i z_(i+1)
 * </pre>
 *
 * <p>With z = m + s e, the mean of z^2 is m^2 + s^2, of sin(w z) it is sin(w m) exp(-w^2 s^2 / 2).
 */
final class Waves {

    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final double[] w;

    Waves(int size, RandomGenerator random) {
        a = Vectors.gaussian(size, 1, random);
        b = Vectors.gaussian(size, 1, random);
        c = Vectors.gaussian(size, 0.5, random);
        w = Vectors.uniform(size, 0.3, 2, random);
    }

    double value(double[] z) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            sum += a[i] * z[i] * z[i] / 2 + b[i] * Math.sin(w[i] * z[i]);
            sum += i + 1 < z.length ? c[i] * z[i] * z[i + 1] : 0;
        }
        return sum;
    }

    double[] slopes(double[] z) {
        double[] slopes = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            slopes[i] = a[i] * z[i] + b[i] * w[i] * Math.cos(w[i] * z[i]) + coupling(z, i);
        }
        return slopes;
    }

    double mean(double[] m, double[] s) {
        double sum = 0;
        for (int i = 0; i < m.length; i++) {
            sum += a[i] * (m[i] * m[i] + s[i] * s[i]) / 2 + b[i] * Math.sin(w[i] * m[i]) * damping(i, s[i]);
            sum += i + 1 < m.length ? c[i] * m[i] * m[i + 1] : 0;
        }
        return sum;
    }

    double[] meanByMeans(double[] m, double[] s) {
        double[] slopes = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            slopes[i] = a[i] * m[i] + b[i] * w[i] * Math.cos(w[i] * m[i]) * damping(i, s[i]) + coupling(m, i);
        }
        return slopes;
    }

    double[] meanByDeviations(double[] m, double[] s) {
        double[] slopes = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            slopes[i] = a[i] * s[i] - b[i] * Math.sin(w[i] * m[i]) * w[i] * w[i] * s[i] * damping(i, s[i]);
        }
        return slopes;
    }

    private double coupling(double[] z, int i) {
        return (i + 1 < z.length ? c[i] * z[i + 1] : 0) + (i > 0 ? c[i - 1] * z[i - 1] : 0);
    }

    private double damping(int i, double s) {
        return Math.exp(-w[i] * w[i] * s * s / 2);
    }
}
