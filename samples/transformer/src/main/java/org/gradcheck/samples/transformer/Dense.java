package org.gradcheck.samples.transformer;

/**
 * A dense layer, applied to each position: {@code y = W x + b}, with weights {@code outputs x inputs}. Its methods take arrays
 * {@code positions x channels}; forward keeps what backward needs.
 */
final class Dense {

    private final int inputs;
    private final int outputs;
    private final Tensor weights;
    private final Tensor biases;
    private float[] x = {};

    Dense(TensorLayout layout, String name, int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        weights = layout.add(name + " weights", TensorLayout.normal(0.7 / Math.sqrt(inputs)), outputs, inputs);
        biases = layout.add(name + " biases", TensorLayout.constant(0), outputs);
    }

    float[] forward(float[] memory, float[] input) {
        x = input;
        int positions = x.length / inputs;
        float[] y = new float[positions * outputs];
        for (int t = 0; t < positions; t++) {
            for (int i = 0; i < outputs; i++) {
                float sum = memory[biases.offset() + i];
                int row = weights.offset() + i * inputs;
                for (int j = 0; j < inputs; j++) {
                    sum += memory[row + j] * x[t * inputs + j];
                }
                y[t * outputs + i] = sum;
            }
        }
        return y;
    }

    /** Adds to the gradients of weights and biases, and returns that of the input. */
    float[] backward(float[] memory, float[] gradients, float[] upstream) {
        float[] ofInput = new float[x.length];
        for (int t = 0; t < x.length / inputs; t++) {
            for (int i = 0; i < outputs; i++) {
                float delta = upstream[t * outputs + i];
                int row = i * inputs;
                gradients[biases.offset() + i] += delta;
                for (int j = 0; j < inputs; j++) {
                    gradients[weights.offset() + row + j] += delta * x[t * inputs + j];
                    ofInput[t * inputs + j] += delta * memory[weights.offset() + row + j];
                }
            }
        }
        return ofInput;
    }
}
