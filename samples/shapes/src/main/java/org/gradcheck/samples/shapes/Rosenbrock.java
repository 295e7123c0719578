package org.gradcheck.samples.shapes;

/** The banana valley (Rosenbrock, 1960) with its first and second derivatives. */
public final class Rosenbrock {

    private Rosenbrock() {}

    /**
     * Returns the gradient.
     *
     * @param x two coordinates
     * @return a new array
     */
    public static double[] gradient(double[] x) {
        double a = x[1] - x[0] * x[0];
        return new double[] {-400 * x[0] * a - 2 * (1 - x[0]), 200 * a};
    }

    /**
     * Returns the second derivatives.
     *
     * @param x two coordinates
     * @return a symmetric matrix
     */
    public static double[][] hessian(double[] x) {
        return new double[][] {{1200 * x[0] * x[0] - 400 * x[1] + 2, -400 * x[0]}, {-400 * x[0], 200}};
    }

    /**
     * Returns the Hessian times a vector, as a truncated Newton method asks for it.
     *
     * @param x two coordinates
     * @param v any vector
     * @return a new array
     */
    public static double[] hessianTimes(double[] x, double[] v) {
        return new double[] {
            (1200 * x[0] * x[0] - 400 * x[1] + 2) * v[0] - 400 * x[0] * v[1], -400 * x[0] * v[0] + 200 * v[1]
        };
    }
}
