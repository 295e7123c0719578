package org.gradcheck.sampling;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/** Arithmetic of vectors, entry by entry. */
final class Vectors {

    private Vectors() {}

    static double[] gaussian(int size, double deviation, RandomGenerator random) {
        double[] vector = new double[size];
        for (int i = 0; i < size; i++) {
            vector[i] = deviation * random.nextGaussian();
        }
        return vector;
    }

    static double[] uniform(int size, double from, double to, RandomGenerator random) {
        double[] vector = new double[size];
        for (int i = 0; i < size; i++) {
            vector[i] = uniform(from, to, random);
        }
        return vector;
    }

    static double uniform(double from, double to, RandomGenerator random) {
        return from + (to - from) * random.nextDouble();
    }

    static double[] ones(int size) {
        double[] vector = new double[size];
        Arrays.fill(vector, 1);
        return vector;
    }

    static double[] multiply(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    static double[] times(double factor, double[] a) {
        double[] product = new double[a.length];
        add(product, factor, a);
        return product;
    }

    static double[] divide(double[] a, double[] b) {
        double[] quotient = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            quotient[i] = a[i] / b[i];
        }
        return quotient;
    }

    static void add(double[] sum, double factor, double[] term) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * term[i];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
