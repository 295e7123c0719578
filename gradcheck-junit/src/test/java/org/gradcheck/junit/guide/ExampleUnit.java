package org.gradcheck.junit.guide;

/** A unit whose bias is a plain field. */
public final class ExampleUnit {

    public double bias = 0.3;
    public double biasGradient;

    public double cost() {
        return Math.exp(bias) + bias * bias;
    }

    public void backward() {
        biasGradient = Math.exp(bias) + 2 * bias;
    }
}
