package org.gradcheck.benchmark;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.gradcheck.network.Activation;
import org.gradcheck.network.ActivationFunction;
import org.gradcheck.network.FeedforwardNetwork;

/**
 * The cost of a {@link BenchmarkSubject}, as one who loops over it would write it to be fast: plain arrays, no allocation,
 * and each weight read once for five examples, whose sums the processor can add up side by side. Not safe for use by several
 * threads.
 */
final class PlainForwardPass {

    private static final int ABREAST = 5;

    private final double[] parameters;
    private final DoubleUnaryOperator hidden;
    /** For each layer, and the inputs below the first, the values of all examples: {@code batch x units}. */
    private final double[][][] values;

    private final double[][] targets;

    PlainForwardPass(BenchmarkSubject subject) {
        FeedforwardNetwork network = subject.network();
        RealMatrix inputs = subject.batch().inputs();
        parameters = network.parameters().toArray();
        ActivationFunction activation = network.layer(0).activation();
        hidden = activation == Activation.TANH ? Math::tanh : z -> 1 / (1 + Math.exp(-z));
        values = new double[network.depth() + 1][][];
        values[0] = inputs.getData();
        for (int l = 0; l < network.depth(); l++) {
            values[l + 1] =
                    new double[inputs.getRowDimension()][network.layer(l).units()];
        }
        targets = subject.batch().targets().getData();
    }

    /** The parameters that {@link #cost} reads, to be displaced. */
    double[] parameters() {
        return parameters;
    }

    double cost() {
        return cost(parameters);
    }

    /** The cost at other parameters. */
    double cost(double[] point) {
        int offset = 0;
        for (int l = 1; l < values.length; l++) {
            preActivations(point, offset, values[l - 1], values[l]);
            offset += values[l][0].length * (values[l - 1][0].length + 1);
            if (l < values.length - 1) {
                activate(values[l]);
            }
        }
        return meanCrossEntropy(values[values.length - 1]);
    }

    private static void preActivations(double[] parameters, int offset, double[][] below, double[][] layer) {
        int inputs = below[0].length;
        int units = layer[0].length;
        int biases = offset + units * inputs;
        for (int unit = 0; unit < units; unit++) {
            int row = offset + unit * inputs;
            int example = 0;
            for (; example + ABREAST <= below.length; example += ABREAST) {
                addFive(parameters, row, parameters[biases + unit], below, layer, example, unit);
            }
            for (; example < below.length; example++) {
                double z = parameters[biases + unit];
                for (int j = 0; j < inputs; j++) {
                    z += parameters[row + j] * below[example][j];
                }
                layer[example][unit] = z;
            }
        }
    }

    private static void addFive(
            double[] parameters, int row, double bias, double[][] below, double[][] layer, int example, int unit) {
        double[] x0 = below[example];
        double[] x1 = below[example + 1];
        double[] x2 = below[example + 2];
        double[] x3 = below[example + 3];
        double[] x4 = below[example + 4];
        double z0 = bias;
        double z1 = bias;
        double z2 = bias;
        double z3 = bias;
        double z4 = bias;
        for (int j = 0; j < x0.length; j++) {
            double w = parameters[row + j];
            z0 += w * x0[j];
            z1 += w * x1[j];
            z2 += w * x2[j];
            z3 += w * x3[j];
            z4 += w * x4[j];
        }
        layer[example][unit] = z0;
        layer[example + 1][unit] = z1;
        layer[example + 2][unit] = z2;
        layer[example + 3][unit] = z3;
        layer[example + 4][unit] = z4;
    }

    private void activate(double[][] layer) {
        for (double[] example : layer) {
            for (int unit = 0; unit < example.length; unit++) {
                example[unit] = hidden.applyAsDouble(example[unit]);
            }
        }
    }

    private double meanCrossEntropy(double[][] logits) {
        double sum = 0;
        for (int example = 0; example < logits.length; example++) {
            sum += logits[example].length == 1
                    ? binary(logits[example][0], targets[example][0])
                    : categorical(logits[example], targets[example]);
        }
        return sum / logits.length;
    }

    private static double binary(double z, double target) {
        return Math.max(z, 0) - z * target + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private static double categorical(double[] logits, double[] target) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double z : logits) {
            largest = Math.max(largest, z);
        }
        double exponentials = 0;
        for (double z : logits) {
            exponentials += Math.exp(z - largest);
        }
        double logSum = largest + Math.log(exponentials);
        double cost = 0;
        for (int k = 0; k < logits.length; k++) {
            cost += target[k] * (logSum - logits[k]);
        }
        return cost;
    }
}
