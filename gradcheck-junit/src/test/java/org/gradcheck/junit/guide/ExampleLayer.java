package org.gradcheck.junit.guide;

/** A layer of two linear units with forward and backward. */
public final class ExampleLayer {

    public final double[][] weights = {{0.4, -0.7}, {-0.3, 0.5}};
    public final double[][] weightsGradient = new double[2][2];
    public final double[] inputGradient = new double[2];
    private double[] last = new double[2];

    public double[] forward(double[] input) {
        last = input.clone();
        return new double[] {dot(weights[0], input), dot(weights[1], input)};
    }

    public void backward(double[] upstream) {
        for (int j = 0; j < 2; j++) {
            inputGradient[j] = upstream[0] * weights[0][j] + upstream[1] * weights[1][j];
            weightsGradient[0][j] = upstream[0] * last[j];
            weightsGradient[1][j] = upstream[1] * last[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1];
    }
}
