package org.gradcheck.diagnosis.corpus;

import java.util.List;
import org.gradcheck.network.Activation;

/**
 * The steps by which backpropagation comes through one layer, done right. A {@link Bug} gets one of them wrong.
 *
 * <p>The gradient of a layer has a row for each unit: the derivatives by its weights, and last the one by its bias.
 */
interface Steps {

    Steps RIGHT = new Steps() {};

    /** dC/da of the output layer for one example. */
    default double[] costSlope(Trace trace, int b) {
        double[] slope = new double[trace.units(trace.last())];
        for (int k = 0; k < slope.length; k++) {
            double a = trace.a(trace.last(), b)[k];
            double t = trace.target(b)[k];
            slope[k] = switch (trace.cost()) {
                case QUADRATIC -> a - t;
                case MEAN_ABSOLUTE_ERROR -> Math.signum(a - t);
                case HUBER -> Math.abs(a - t) <= 1 ? a - t : Math.signum(a - t);
                case BINARY_CROSS_ENTROPY -> (a - t) / (a * (1 - a));
                case CATEGORICAL_CROSS_ENTROPY -> -t / a;
            };
        }
        return slope;
    }

    /** dC/dz of the output layer for one example. */
    default double[] outputDelta(Trace trace, int b) {
        return trace.isCrossEntropy()
                ? error(trace, b)
                : throughActivation(trace, trace.last(), b, costSlope(trace, b));
    }

    /** dC/dz of a hidden layer for one example, from that of the layer above it. */
    default double[] hiddenDelta(Trace trace, int l, int b, double[] deltaAbove, double[][] gradientAbove) {
        return throughActivation(trace, l, b, down(trace, l, deltaAbove, gradientAbove));
    }

    /** From dC/dz of the layer above to dC/da of this one. */
    default double[] down(Trace trace, int l, double[] deltaAbove, double[][] gradientAbove) {
        double[] slope = new double[trace.units(l)];
        for (int i = 0; i < slope.length; i++) {
            for (int k = 0; k < deltaAbove.length; k++) {
                slope[i] += trace.weight(l + 1, k, i) * deltaAbove[k];
            }
        }
        return slope;
    }

    /** From dC/da of a layer to dC/dz. */
    default double[] throughActivation(Trace trace, int l, int b, double[] slope) {
        if (trace.activation(l) == Activation.SOFTMAX) {
            return throughSoftmax(trace.a(l, b), slope);
        }
        double[] delta = new double[slope.length];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = slope[i] * trace.activation(l).derivative(trace.z(l, b)[i]);
        }
        return delta;
    }

    /** The vector that is multiplied with the delta of a layer to give the derivatives by its weights. */
    default double[] input(Trace trace, int l, int b) {
        return trace.input(l, b);
    }

    /** From the gradients of the examples to that of the batch. */
    default double[][] combine(List<double[][]> examples) {
        return Rows.scaled(Rows.sum(examples), 1.0 / examples.size());
    }

    /** The derivative of weight decay by one parameter. */
    default double decay(Trace trace, double parameter, boolean bias) {
        return bias ? 0 : trace.weightDecay() * parameter;
    }

    /** Spoils a layer of the finished gradient. */
    default void spoil(Trace trace, int l, double[][][] gradient) {}

    /** The familiar a - t. */
    static double[] error(Trace trace, int b) {
        double[] error = trace.a(trace.last(), b).clone();
        for (int k = 0; k < error.length; k++) {
            error[k] -= trace.target(b)[k];
        }
        return error;
    }

    static double[] throughSoftmax(double[] a, double[] slope) {
        double[] delta = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a.length; j++) {
                delta[i] += slope[j] * a[j] * ((i == j ? 1 : 0) - a[i]);
            }
        }
        return delta;
    }
}
