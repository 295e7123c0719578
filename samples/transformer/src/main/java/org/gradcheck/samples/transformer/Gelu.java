package org.gradcheck.samples.transformer;

/** Gaussian error linear units in the form with tanh (Hendrycks and Gimpel 2016); forward keeps what backward needs. */
final class Gelu {

    private static final float SLOPE = (float) Math.sqrt(2 / Math.PI);
    private static final float CUBIC = 0.044715f;

    private float[] x = {};

    float[] forward(float[] input) {
        x = input;
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = 0.5f * x[i] * (1 + tanh(x[i]));
        }
        return y;
    }

    float[] backward(float[] upstream) {
        float[] ofInput = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            float tanh = tanh(x[i]);
            float ofTanh = (1 - tanh * tanh) * SLOPE * (1 + 3 * CUBIC * x[i] * x[i]);
            ofInput[i] = upstream[i] * 0.5f * (1 + tanh + x[i] * ofTanh);
        }
        return ofInput;
    }

    private static float tanh(float x) {
        return (float) StrictMath.tanh(SLOPE * (x + CUBIC * x * x * x));
    }
}
