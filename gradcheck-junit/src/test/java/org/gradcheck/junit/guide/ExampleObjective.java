package org.gradcheck.junit.guide;

/** A function of two variables, in the ways in which libraries offer one. */
public final class ExampleObjective {

    public double value(double[] x) {
        return Math.sin(x[0]) * x[1] * x[1] + x[0];
    }

    public double[] gradient(double[] x) {
        return new double[] {Math.cos(x[0]) * x[1] * x[1] + 1, 2 * Math.sin(x[0]) * x[1]};
    }

    public void gradientInto(double[] x, double[] gradient) {
        System.arraycopy(gradient(x), 0, gradient, 0, 2);
    }

    public void addGradient(double[] x, double[] gradient) {
        gradient[0] += gradient(x)[0];
        gradient[1] += gradient(x)[1];
    }

    public Evaluation evaluate(double[] x) {
        return new Evaluation(value(x), gradient(x));
    }

    /** Value and gradient at a point. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Evaluation(double value, double[] gradient) {}
}
