package org.gradcheck.samples.runners;

/** Rosenbrock's function of two coordinates, its gradient, and a gradient with a bug. */
final class Rosenbrock {

    private Rosenbrock() {}

    static double value(double[] x) {
        double bend = x[1] - x[0] * x[0];
        return (1 - x[0]) * (1 - x[0]) + 100 * bend * bend;
    }

    static double[] gradient(double[] x) {
        double bend = x[1] - x[0] * x[0];
        return new double[] {-2 * (1 - x[0]) - 400 * x[0] * bend, 200 * bend};
    }

    /** The second entry lacks the factor of the square. */
    static double[] gradientWithBug(double[] x) {
        return new double[] {gradient(x)[0], gradient(x)[1] / 2};
    }
}
