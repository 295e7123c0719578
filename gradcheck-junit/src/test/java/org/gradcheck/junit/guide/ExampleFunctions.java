package org.gradcheck.junit.guide;

import java.util.Arrays;

/** Functions of a vector, with their derivatives. */
class ExampleFunctions {

    protected double rosenbrock(double[] x) {
        return Math.pow(1 - x[0], 2) + 100 * Math.pow(x[1] - x[0] * x[0], 2);
    }

    protected double[] rosenbrockGradient(double[] x) {
        double bend = x[1] - x[0] * x[0];
        return new double[] {-2 * (1 - x[0]) - 400 * x[0] * bend, 200 * bend};
    }

    protected double[][] rosenbrockHessian(double[] x) {
        return new double[][] {{2 - 400 * x[1] + 1200 * x[0] * x[0], -400 * x[0]}, {-400 * x[0], 200}};
    }

    protected double[] hessianTimes(double[] x, double[] v) {
        return times(rosenbrockHessian(x), v);
    }

    /** The position of the hand of an arm with two joints, and its height as a third output. */
    protected double[] hand(double[] q) {
        return new double[] {
            2 * Math.cos(q[0]) + Math.cos(q[0] + q[1]), 2 * Math.sin(q[0]) + Math.sin(q[0] + q[1]), Math.exp(q[1])
        };
    }

    protected double[][] handJacobian(double[] q) {
        return new double[][] {
            {-2 * Math.sin(q[0]) - Math.sin(q[0] + q[1]), -Math.sin(q[0] + q[1])},
            {2 * Math.cos(q[0]) + Math.cos(q[0] + q[1]), Math.cos(q[0] + q[1])},
            {0, Math.exp(q[1])}
        };
    }

    protected void handInto(double[] q, double[] y) {
        System.arraycopy(hand(q), 0, y, 0, 3);
    }

    protected void handJacobianInto(double[] q, double[][] jacobian) {
        Arrays.setAll(jacobian, row -> handJacobian(q)[row]);
    }

    protected double[] handJacobianTimes(double[] q, double[] v) {
        return times(handJacobian(q), v);
    }

    protected double[] timesHandJacobian(double[] q, double[] u) {
        double[][] jacobian = handJacobian(q);
        double[] product = new double[2];
        for (int row = 0; row < 3; row++) {
            product[0] += u[row] * jacobian[row][0];
            product[1] += u[row] * jacobian[row][1];
        }
        return product;
    }

    /** The losses of 1000 examples, each the square of a linear function. */
    protected float[] floatLosses(float[] w) {
        float[] losses = new float[1000];
        for (int i = 0; i < losses.length; i++) {
            float error = floatError(w, i);
            losses[i] = error * error;
        }
        return losses;
    }

    protected float[] floatGradient(float[] w) {
        double[] sums = new double[3];
        for (int i = 0; i < 1000; i++) {
            for (int j = 0; j < 3; j++) {
                sums[j] += 2.0 * floatError(w, i) * floatInput(i, j);
            }
        }
        return new float[] {(float) sums[0], (float) sums[1], (float) sums[2]};
    }

    private static float floatError(float[] w, int i) {
        return w[0] * floatInput(i, 0) + w[1] * floatInput(i, 1) + w[2] * floatInput(i, 2) - 1;
    }

    private static float floatInput(int i, int j) {
        return (float) Math.sin(i * (j + 1) + j);
    }

    private static double[] times(double[][] matrix, double[] v) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> row[0] * v[0] + row[1] * v[1])
                .toArray();
    }
}
