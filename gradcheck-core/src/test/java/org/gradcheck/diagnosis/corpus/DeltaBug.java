package org.gradcheck.diagnosis.corpus;

import java.util.function.DoubleUnaryOperator;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.network.Activation;

/** Bugs on the way of the delta that need no further figures. */
enum DeltaBug implements Bug {
    /** delta = dC/da. */
    NO_DERIVATIVE(Cause.MISSING_ACTIVATION_DERIVATIVE) {
        @Override
        public double[] throughActivation(Trace trace, int l, int b, double[] slope) {
            return slope;
        }
    },

    /** delta = dC/da f'(a). */
    DERIVATIVE_AT_THE_OUTPUT(Cause.DERIVATIVE_AT_WRONG_ARGUMENT) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return trace.activation(l).isElementwise();
        }

        @Override
        public double[] throughActivation(Trace trace, int l, int b, double[] slope) {
            return times(slope, trace.a(l, b), trace.activation(l)::derivative);
        }
    },

    /** The derivative as a formula of the output, such as a (1 - a), fed with z. */
    FORMULA_OF_OUTPUT_FED_WITH_Z(Cause.DERIVATIVE_AT_WRONG_ARGUMENT) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return trace.activation(l) == Activation.SIGMOID || trace.activation(l) == Activation.TANH;
        }

        @Override
        public double[] throughActivation(Trace trace, int l, int b, double[] slope) {
            return trace.activation(l) == Activation.SIGMOID
                    ? times(slope, trace.z(l, b), z -> z * (1 - z))
                    : times(slope, trace.z(l, b), z -> 1 - z * z);
        }
    },

    /** a (1 - a) for each output of a softmax, as if the outputs were independent. */
    DIAGONAL_OF_SOFTMAX(Cause.WRONG_ACTIVATION_DERIVATIVE) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return trace.activation(l) == Activation.SOFTMAX;
        }

        @Override
        public double[] throughActivation(Trace trace, int l, int b, double[] slope) {
            return times(slope, trace.a(l, b), a -> a * (1 - a));
        }
    },

    /** a - t, which belongs to cross-entropy, for another cost. */
    FUSED_DELTA(Cause.FUSED_OUTPUT_DELTA) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return l == trace.last() && !trace.isCrossEntropy();
        }

        @Override
        public double[] outputDelta(Trace trace, int b) {
            return Steps.error(trace, b);
        }
    },

    /** (a - t) f'(z) for cross-entropy, of which a - t is all. */
    FUSED_DELTA_TIMES_DERIVATIVE(Cause.FUSED_OUTPUT_DELTA) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return l == trace.last() && trace.isCrossEntropy();
        }

        @Override
        public double[] outputDelta(Trace trace, int b) {
            return throughActivation(trace, trace.last(), b, Steps.error(trace, b));
        }
    },

    /** (a - t) a (1 - a) for softmax with cross-entropy. */
    FUSED_DELTA_TIMES_DIAGONAL(Cause.FUSED_OUTPUT_DELTA) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return FUSED_DELTA_TIMES_DERIVATIVE.appliesTo(trace, l) && DIAGONAL_OF_SOFTMAX.appliesTo(trace, l);
        }

        @Override
        public double[] outputDelta(Trace trace, int b) {
            return DIAGONAL_OF_SOFTMAX.throughActivation(trace, trace.last(), b, Steps.error(trace, b));
        }
    },

    /** W delta for W^T delta: the weights, row by row, read as if they were the transposed matrix. */
    WEIGHTS_NOT_TRANSPOSED(Cause.WEIGHTS_NOT_TRANSPOSED_IN_DELTA) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return l < trace.last();
        }

        @Override
        public double[] down(Trace trace, int l, double[] deltaAbove, double[][] gradientAbove) {
            double[] slope = new double[trace.units(l)];
            for (int i = 0; i < slope.length; i++) {
                for (int k = 0; k < deltaAbove.length; k++) {
                    int read = i * deltaAbove.length + k;
                    slope[i] += trace.weight(l + 1, read / slope.length, read % slope.length) * deltaAbove[k];
                }
            }
            return slope;
        }
    },

    /** The delta of the layer above times the derivative of this one, without the weights between them. */
    DELTA_WITHOUT_WEIGHTS(Cause.DELTA_NOT_PROPAGATED) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return l < trace.last() && trace.units(l) == trace.units(l + 1);
        }

        @Override
        public double[] down(Trace trace, int l, double[] deltaAbove, double[][] gradientAbove) {
            return deltaAbove;
        }
    },

    /** The delta of the layer above as it is. */
    DELTA_OF_THE_LAYER_ABOVE(Cause.DELTA_NOT_PROPAGATED) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return DELTA_WITHOUT_WEIGHTS.appliesTo(trace, l);
        }

        @Override
        public double[] hiddenDelta(Trace trace, int l, int b, double[] deltaAbove, double[][] gradientAbove) {
            return deltaAbove;
        }
    },

    /** The outer product with z of the layer below. */
    INPUT_BEFORE_ACTIVATION(Cause.INPUT_BEFORE_ACTIVATION) {
        @Override
        boolean appliesTo(Trace trace, int l) {
            return l > 0;
        }

        @Override
        public double[] input(Trace trace, int l, int b) {
            return trace.z(l - 1, b);
        }
    };

    private final Cause cause;

    DeltaBug(Cause cause) {
        this.cause = cause;
    }

    @Override
    public Cause cause() {
        return cause;
    }

    boolean appliesTo(Trace trace, int l) {
        return true;
    }

    /** The output delta without the shortcut for cross-entropy, as code with a bug in the derivative has it. */
    @Override
    public double[] outputDelta(Trace trace, int b) {
        return changesDerivative()
                ? throughActivation(trace, trace.last(), b, costSlope(trace, b))
                : Bug.super.outputDelta(trace, b);
    }

    private boolean changesDerivative() {
        return switch (cause) {
            case MISSING_ACTIVATION_DERIVATIVE, DERIVATIVE_AT_WRONG_ARGUMENT, WRONG_ACTIVATION_DERIVATIVE -> true;
            default -> false;
        };
    }

    private static double[] times(double[] slope, double[] arguments, DoubleUnaryOperator derivative) {
        double[] delta = new double[slope.length];
        for (int i = 0; i < delta.length; i++) {
            delta[i] = slope[i] * derivative.applyAsDouble(arguments[i]);
        }
        return delta;
    }
}
