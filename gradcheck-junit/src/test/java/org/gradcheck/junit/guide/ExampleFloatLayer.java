package org.gradcheck.junit.guide;

/** A layer of two units in single precision. */
public final class ExampleFloatLayer {

    public final float[] weights = {0.4f, -0.7f};
    public final float[] weightsGradient = new float[2];

    public float[] forward() {
        return new float[] {(float) Math.tanh(weights[0] + weights[1]), (float) Math.exp(weights[1])};
    }

    public void backward(float[] upstream) {
        float[] y = forward();
        float delta = upstream[0] * (1 - y[0] * y[0]);
        weightsGradient[0] = delta;
        weightsGradient[1] = delta + upstream[1] * y[1];
    }
}
