package org.gradcheck;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.random.RandomGenerator;

/** Costs with right gradients, at random points. */
final class Costs {

    private Costs() {}

    /** {@code sum c_i x_i^2 / 2} with curvatures between 0.5 and 2, at points of a given size. */
    static Claim quadratic(RandomGenerator random, int size, double pointSize) {
        double[] c = uniform(random, size, 0.5, 2);
        double[] x = signed(random, size, 0.5 * pointSize, pointSize);
        return new Claim(
                p -> {
                    double sum = 0;
                    for (int i = 0; i < size; i++) {
                        sum += c[i] * p[i] * p[i] / 2;
                    }
                    return sum;
                },
                p -> {
                    double[] g = new double[size];
                    Arrays.setAll(g, i -> c[i] * p[i]);
                    return g;
                },
                x);
    }

    /** A sum over the coordinates of one function of a single variable. */
    static Claim separable(DoubleUnaryOperator f, DoubleUnaryOperator slope, double... point) {
        return new Claim(
                x -> Arrays.stream(x).map(f).sum(),
                x -> Arrays.stream(x).map(slope).toArray(),
                point);
    }

    /** Rosenbrock's valley in its chained form. */
    static Claim rosenbrock(RandomGenerator random, int size) {
        return new Claim(
                x -> {
                    double sum = 0;
                    for (int i = 0; i + 1 < x.length; i++) {
                        double a = x[i + 1] - x[i] * x[i];
                        double b = 1 - x[i];
                        sum += 100 * a * a + b * b;
                    }
                    return sum;
                },
                x -> {
                    double[] g = new double[x.length];
                    for (int i = 0; i + 1 < x.length; i++) {
                        double a = x[i + 1] - x[i] * x[i];
                        g[i] += -400 * x[i] * a - 2 * (1 - x[i]);
                        g[i + 1] += 200 * a;
                    }
                    return g;
                },
                uniform(random, size, -2, 2));
    }

    /** The softmax cross-entropy of logits, stable for logits of any size. */
    static Claim softmax(RandomGenerator random, int classes, double logitSize) {
        int label = random.nextInt(classes);
        double[] logits = uniform(random, classes, logitSize - 2, logitSize + 2);
        return new Claim(
                z -> {
                    double largest = Arrays.stream(z).max().orElseThrow();
                    return largest
                            - z[label]
                            + Math.log(Arrays.stream(z)
                                    .map(v -> Math.exp(v - largest))
                                    .sum());
                },
                z -> {
                    double largest = Arrays.stream(z).max().orElseThrow();
                    double[] e =
                            Arrays.stream(z).map(v -> Math.exp(v - largest)).toArray();
                    double sum = Arrays.stream(e).sum();
                    double[] g = new double[classes];
                    Arrays.setAll(g, k -> e[k] / sum - (k == label ? 1 : 0));
                    return g;
                },
                logits);
    }

    /** The mean over many terms {@code (w . a_t - b_t)^2 / 2}, in which rounding gathers. */
    static Claim meanOverTerms(RandomGenerator random, int size, int terms) {
        double[][] a = new double[terms][];
        double[] b = new double[terms];
        for (int t = 0; t < terms; t++) {
            a[t] = uniform(random, size, -1, 1);
            b[t] = random.nextGaussian();
        }
        return new Claim(
                w -> {
                    double sum = 0;
                    for (int t = 0; t < terms; t++) {
                        double r = dot(w, a[t]) - b[t];
                        sum += r * r / 2;
                    }
                    return sum / terms;
                },
                w -> {
                    double[] g = new double[size];
                    for (int t = 0; t < terms; t++) {
                        double r = dot(w, a[t]) - b[t];
                        for (int i = 0; i < size; i++) {
                            g[i] += r * a[t][i] / terms;
                        }
                    }
                    return g;
                },
                uniform(random, size, -1, 1));
    }

    static double[] uniform(RandomGenerator random, int size, double min, double max) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> min + (max - min) * random.nextDouble());
        return values;
    }

    private static double[] signed(RandomGenerator random, int size, double min, double max) {
        double[] values = uniform(random, size, min, max);
        Arrays.setAll(values, i -> random.nextBoolean() ? values[i] : -values[i]);
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
