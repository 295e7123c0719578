package org.gradcheck.network;

import org.apache.commons.math3.RealFieldElement;

/**
 * Cost functions that a network is trained to minimise.
 *
 * <p>Each cost is a sum over the outputs of one example; the cost of a batch is the mean over its examples. NaN in an
 * output or target gives NaN. All constants are stateless and safe for use by several threads.
 */
public enum CostFunction {
    /** Half the squared error, {@code (a - t)^2 / 2}. */
    QUADRATIC("quadratic", RandomTargets.REACHABLE) {
        @Override
        double term(double a, double t) {
            return (a - t) * (a - t) / 2;
        }

        @Override
        double slope(double a, double t) {
            return a - t;
        }

        @Override
        <T extends RealFieldElement<T>> T term(T z, T a, double t) {
            return a.subtract(t).multiply(a.subtract(t)).multiply(0.5);
        }
    },

    /** The absolute error, {@code |a - t|}; its derivative at the target is taken as 0. */
    MEAN_ABSOLUTE_ERROR("mean absolute error", RandomTargets.REACHABLE) {
        @Override
        double term(double a, double t) {
            return Math.abs(a - t);
        }

        @Override
        double slope(double a, double t) {
            return Math.signum(a - t);
        }

        @Override
        <T extends RealFieldElement<T>> T term(T z, T a, double t) {
            return a.subtract(t).abs();
        }
    },

    /** Half the squared error up to an error of 1, linear beyond (Huber 1964). */
    HUBER("huber", RandomTargets.REACHABLE) {
        @Override
        double term(double a, double t) {
            double error = Math.abs(a - t);
            return error <= 1 ? error * error / 2 : error - 0.5;
        }

        @Override
        double slope(double a, double t) {
            return Math.max(-1, Math.min(1, a - t));
        }

        @Override
        <T extends RealFieldElement<T>> T term(T z, T a, double t) {
            T error = a.subtract(t).abs();
            return error.getReal() <= 1 ? error.multiply(error).multiply(0.5) : error.subtract(0.5);
        }
    },

    /**
     * The cross-entropy of independent yes-or-no outputs, {@code -t log a - (1 - t) log(1 - a)}, with targets in [0, 1].
     *
     * <p>After {@link Activation#SIGMOID} it is computed from the pre-activations, so it is finite wherever they are.
     * After a user's own function the outputs must lie in (0, 1); elsewhere the cost is infinite or NaN.
     */
    BINARY_CROSS_ENTROPY("binary cross-entropy", RandomTargets.PROBABILITIES) {
        @Override
        public boolean fits(ActivationFunction output) {
            return output == Activation.SIGMOID || output instanceof UserActivation;
        }

        @Override
        String fittingOutputs() {
            return "SIGMOID or a function of your own with values in (0, 1)";
        }

        @Override
        public double ofExample(ActivationFunction output, double[] z, double[] a, double[] target) {
            return output == Activation.SIGMOID
                    ? CrossEntropyOfLogits.binary(z, target)
                    : super.ofExample(output, z, a, target);
        }

        @Override
        double changeOfExample(
                ActivationFunction output, double[] z, double[] a, double[] newZ, double[] newA, double[] target) {
            return output == Activation.SIGMOID
                    ? CrossEntropyOfLogits.binaryChange(z, newZ, target)
                    : super.changeOfExample(output, z, a, newZ, newA, target);
        }

        @Override
        public void outputDelta(ActivationFunction output, double[] z, double[] a, double[] target, double[] delta) {
            if (output == Activation.SIGMOID) {
                CrossEntropyOfLogits.binaryDelta(z, target, delta);
            } else {
                super.outputDelta(output, z, a, target, delta);
            }
        }

        @Override
        double term(double a, double t) {
            return -timesLog(t, a) - timesLog(1 - t, 1 - a);
        }

        @Override
        double slope(double a, double t) {
            return ratio(1 - t, 1 - a) - ratio(t, a);
        }

        @Override
        <T extends RealFieldElement<T>> T term(T z, T a, double t) {
            T yes = Activation.SOFTPLUS.precise(z.negate());
            T no = Activation.SOFTPLUS.precise(z);
            return yes.multiply(t).add(no.multiply(1 - t));
        }
    },

    /**
     * The cross-entropy of exclusive classes, {@code -t log a} for each class, with a distribution such as a one-hot row
     * as target.
     *
     * <p>After {@link Activation#SOFTMAX} it is computed from the pre-activations, so it is finite wherever they are.
     * After a user's own function the outputs must be positive; elsewhere the cost is infinite or NaN.
     */
    CATEGORICAL_CROSS_ENTROPY("categorical cross-entropy", RandomTargets.ONE_HOT) {
        @Override
        public boolean fits(ActivationFunction output) {
            return output == Activation.SOFTMAX || output instanceof UserActivation;
        }

        @Override
        String fittingOutputs() {
            return "SOFTMAX or a function of your own with positive values";
        }

        @Override
        public double ofExample(ActivationFunction output, double[] z, double[] a, double[] target) {
            return output == Activation.SOFTMAX
                    ? CrossEntropyOfLogits.categorical(z, target)
                    : super.ofExample(output, z, a, target);
        }

        @Override
        double changeOfExample(
                ActivationFunction output, double[] z, double[] a, double[] newZ, double[] newA, double[] target) {
            return output == Activation.SOFTMAX
                    ? CrossEntropyOfLogits.categoricalChange(z, newZ, target)
                    : super.changeOfExample(output, z, a, newZ, newA, target);
        }

        @Override
        public void outputDelta(ActivationFunction output, double[] z, double[] a, double[] target, double[] delta) {
            if (output == Activation.SOFTMAX) {
                CrossEntropyOfLogits.categoricalDelta(a, target, delta);
            } else {
                super.outputDelta(output, z, a, target, delta);
            }
        }

        @Override
        double term(double a, double t) {
            return -timesLog(t, a);
        }

        @Override
        double slope(double a, double t) {
            return -ratio(t, a);
        }

        @Override
        <T extends RealFieldElement<T>> T term(T z, T a, double t) {
            return t == 0 ? a.multiply(0) : a.log().multiply(-t);
        }
    };

    private final String label;
    private final RandomTargets randomTargets;

    CostFunction(String label, RandomTargets randomTargets) {
        this.label = label;
        this.randomTargets = randomTargets;
    }

    /**
     * Returns whether this cost fits an output layer: the cross-entropies need outputs that are probabilities.
     *
     * @param output the activation of the output layer
     * @return true if a network with that output layer can have this cost
     */
    public boolean fits(ActivationFunction output) {
        return true;
    }

    /**
     * Returns the cost of one example, summed over its outputs.
     *
     * @param output the activation of the output layer
     * @param z the pre-activations of the output layer
     * @param a the outputs, computed by {@code output} from {@code z}
     * @param target the wanted outputs
     * @return the cost, never negative for targets that fit
     */
    public double ofExample(ActivationFunction output, double[] z, double[] a, double[] target) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += term(a[k], target[k]);
        }
        return sum;
    }

    /**
     * Computes the output delta: the derivatives of the cost of one example with respect to the pre-activations of the output
     * layer, from which backpropagation starts (Rumelhart, Hinton and Williams 1986).
     *
     * @param output the activation of the output layer
     * @param z the pre-activations of the output layer
     * @param a the outputs, computed by {@code output} from {@code z}
     * @param target the wanted outputs
     * @param delta receives dC/dz, one per output
     */
    public void outputDelta(ActivationFunction output, double[] z, double[] a, double[] target, double[] delta) {
        for (int k = 0; k < a.length; k++) {
            delta[k] = slope(a[k], target[k]);
        }
        output.backpropagate(z, a, delta);
    }

    /**
     * Returns the name of this cost in descriptions and errors.
     *
     * @return a short lower-case name such as {@code binary cross-entropy}
     */
    public String label() {
        return label;
    }

    /**
     * Returns the change of one example's cost when its outputs change. It is a sum of differences, whose rounding error is
     * smaller than that of a difference of sums.
     */
    double changeOfExample(
            ActivationFunction output, double[] z, double[] a, double[] newZ, double[] newA, double[] target) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += term(newA[k], target[k]) - term(a[k], target[k]);
        }
        return sum;
    }

    /** Returns the contribution of one output to the cost. */
    abstract double term(double a, double t);

    /** Returns the contribution of one output, with its pre-activation, in the arithmetic of another field. */
    abstract <T extends RealFieldElement<T>> T term(T z, T a, double t);

    /** Returns the derivative of {@link #term} with respect to the output. */
    abstract double slope(double a, double t);

    /** Returns the output activations that this cost fits, for error messages. */
    String fittingOutputs() {
        return "every activation";
    }

    RandomTargets randomTargets() {
        return randomTargets;
    }

    /** Returns factor * log(probability) with the limit 0 log 0 = 0, so that a certain and right output has cost 0. */
    private static double timesLog(double factor, double probability) {
        return factor == 0 && probability == 0 ? 0 : factor * Math.log(probability);
    }

    private static double ratio(double numerator, double probability) {
        return numerator == 0 && probability == 0 ? 0 : numerator / probability;
    }
}
