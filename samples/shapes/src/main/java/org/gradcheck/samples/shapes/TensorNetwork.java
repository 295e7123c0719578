package org.gradcheck.samples.shapes;

import java.util.List;

/** A linear unit on top of a tanh layer, with all its parameters and gradients in named native tensors. */
public final class TensorNetwork {

    private final NativeTensor denseKernel = new NativeTensor("dense/kernel", 3, 2).set(0.3, -0.2, 0.8, 0.5, -0.4, 0.1);
    private final NativeTensor denseBias = new NativeTensor("dense/bias", 3).set(0.1, -0.3, 0.2);
    private final NativeTensor headKernel = new NativeTensor("head/kernel", 1, 3).set(0.7, -0.6, 0.4);
    private final double[] input = {0.6, -1.1};

    /**
     * Returns the parameters.
     *
     * @return tensors with names and gradients of their own
     */
    public List<NativeTensor> parameters() {
        return List.of(denseKernel, denseBias, headKernel);
    }

    /**
     * Returns half the squared distance of the output from 1.
     *
     * @return a number of 0 or more
     */
    public double loss() {
        double error = output(hidden()) - 1;
        return 0.5 * error * error;
    }

    /** Computes the gradients of all tensors. */
    public void backward() {
        double[] hidden = hidden();
        double error = output(hidden) - 1;
        double[] head = headKernel.toArray();
        double[] headGradient = new double[3];
        double[] biasGradient = new double[3];
        double[] kernelGradient = new double[6];
        for (int i = 0; i < 3; i++) {
            headGradient[i] = error * hidden[i];
            biasGradient[i] = error * head[i] * (1 - hidden[i] * hidden[i]);
            kernelGradient[2 * i] = biasGradient[i] * input[0];
            kernelGradient[2 * i + 1] = biasGradient[i] * input[1];
        }
        headKernel.gradient().set(headGradient);
        denseBias.gradient().set(biasGradient);
        denseKernel.gradient().set(kernelGradient);
    }

    private double[] hidden() {
        double[] kernel = denseKernel.toArray();
        double[] hidden = denseBias.toArray();
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = Math.tanh(hidden[i] + kernel[2 * i] * input[0] + kernel[2 * i + 1] * input[1]);
        }
        return hidden;
    }

    private double output(double[] hidden) {
        double[] head = headKernel.toArray();
        return head[0] * hidden[0] + head[1] * hidden[1] + head[2] * hidden[2];
    }
}
