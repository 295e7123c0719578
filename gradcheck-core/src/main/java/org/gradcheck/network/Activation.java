package org.gradcheck.network;

import java.util.List;
import org.apache.commons.math3.RealFieldElement;
import org.apache.commons.math3.special.Erf;

/**
 * The built-in activation functions.
 *
 * <p>Each is accurate to rounding, relative to its value, for pre-activations up to 1e3 in magnitude: nothing overflows, and
 * small tails are lost only where they underflow a double. In the tail of GELU the argument of the exponential is rounded, too, which
 * costs up to {@code z^2} units in the last place. The derivatives of GELU and SiLU have a zero at -0.75 and -1.28;
 * near it two terms cancel, and the result has the absolute accuracy of these terms. NaN gives NaN. At a kink the
 * derivative is a subgradient, the slope on the left. All constants are stateless and safe for use by several threads.
 */
public enum Activation implements ActivationFunction {
    /** The pre-activation itself, {@code z}. */
    IDENTITY("identity", Initialization.GLOROT_UNIFORM) {
        @Override
        public double value(double z) {
            return z;
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z;
        }

        @Override
        public double derivative(double z) {
            return Double.isNaN(z) ? z : 1;
        }
    },

    /** The logistic function, {@code 1 / (1 + exp(-z))}. */
    SIGMOID("sigmoid", Initialization.GLOROT_UNIFORM) {
        @Override
        public double value(double z) {
            double e = Math.exp(-Math.abs(z));
            return (z < 0 ? e : 1) / (1 + e);
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z.negate().exp().add(1).reciprocal();
        }

        @Override
        public double derivative(double z) {
            return logisticSlope(Math.abs(z));
        }
    },

    /** The hyperbolic tangent. */
    TANH("tanh", Initialization.GLOROT_UNIFORM) {
        @Override
        public double value(double z) {
            return StrictMath.tanh(z); // the same on each JDK
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z.tanh();
        }

        /** Follows from tanh(z) = 2 sigmoid(2z) - 1; the usual 1 - tanh(z)^2 would lose the tail to cancellation. */
        @Override
        public double derivative(double z) {
            return 4 * logisticSlope(2 * Math.abs(z));
        }
    },

    /** The rectified linear unit, {@code max(0, z)}; its derivative at 0 is taken as 0. */
    RELU("relu", Initialization.HE_NORMAL) {
        @Override
        public double value(double z) {
            return Math.max(0, z);
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z.getReal() > 0 ? z : z.multiply(0);
        }

        @Override
        public double derivative(double z) {
            return slope(z, 0);
        }
    },

    /** The leaky ReLU with slope 0.01 below 0; its derivative at 0 is taken as 0.01 (Maas, Hannun and Ng 2013). */
    LEAKY_RELU("leaky relu", Initialization.HE_NORMAL) {
        @Override
        public double value(double z) {
            return z > 0 ? z : LEAK * z;
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z.getReal() > 0 ? z : z.multiply(LEAK);
        }

        @Override
        public double derivative(double z) {
            return slope(z, LEAK);
        }
    },

    /** The exponential linear unit with alpha 1, {@code exp(z) - 1} below 0 (Clevert, Unterthiner, Hochreiter 2016). */
    ELU("elu", Initialization.HE_NORMAL) {
        @Override
        public double value(double z) {
            return z > 0 ? z : Math.expm1(z);
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z.getReal() > 0 ? z : z.expm1();
        }

        @Override
        public double derivative(double z) {
            return z > 0 ? 1 : Math.exp(z);
        }
    },

    /** The smooth rectifier {@code log(1 + exp(z))} (Dugas et al. 2001). */
    SOFTPLUS("softplus", Initialization.GLOROT_UNIFORM) {
        @Override
        public double value(double z) {
            return Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)));
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z.exp().add(1).log();
        }

        @Override
        public double derivative(double z) {
            return SIGMOID.value(z);
        }
    },

    /**
     * The Gaussian error linear unit {@code z Phi(z)}, with the exact distribution function Phi of the standard normal
     * (Hendrycks and Gimpel 2016).
     */
    GELU("gelu", Initialization.HE_NORMAL) {
        @Override
        public double value(double z) {
            return z * normalDistribution(z);
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z.multiply(StandardNormal.distribution(z));
        }

        @Override
        public double derivative(double z) {
            return normalDistribution(z) + z * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
        }

        /** Returns Phi(z), computed by erfc, since 1 + erf would cancel to 0 in the negative tail. */
        private double normalDistribution(double z) {
            return Erf.erfc(-z / Math.sqrt(2)) / 2;
        }
    },

    /** The sigmoid linear unit {@code z sigmoid(z)}, also known as swish (Elfwing, Uchibe and Doya 2018). */
    SILU("silu", Initialization.HE_NORMAL) {
        @Override
        public double value(double z) {
            return z * SIGMOID.value(z);
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            return z.multiply(SIGMOID.precise(z));
        }

        @Override
        public double derivative(double z) {
            return SIGMOID.value(z) * (1 + z * SIGMOID.value(-z));
        }
    },

    /**
     * The normalised exponentials {@code exp(z_i) / sum_j exp(z_j)} (Bridle 1990): for an output layer of at least two
     * units. It couples the units, so it has no {@link #value} and no {@link #derivative} of a single pre-activation.
     */
    SOFTMAX("softmax", Initialization.GLOROT_UNIFORM) {
        @Override
        public void activate(double[] z, double[] a) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double preActivation : z) {
                largest = Math.max(largest, preActivation);
            }
            double sum = 0;
            for (int i = 0; i < z.length; i++) {
                a[i] = Math.exp(z[i] - largest);
                sum += a[i];
            }
            for (int i = 0; i < z.length; i++) {
                a[i] /= sum;
            }
        }

        /** Since da_i/dz_j = a_i (delta_ij - a_j), dC/dz_j = a_j (dC/da_j - sum_i a_i dC/da_i). */
        @Override
        public void backpropagate(double[] z, double[] a, double[] gradient) {
            double mean = 0;
            for (int i = 0; i < a.length; i++) {
                mean += a[i] * gradient[i];
            }
            for (int i = 0; i < a.length; i++) {
                gradient[i] = a[i] * (gradient[i] - mean);
            }
        }

        @Override
        public boolean isElementwise() {
            return false;
        }

        @Override
        public double value(double z) {
            throw new UnsupportedOperationException(
                    "softmax couples the units of its layer and has no value of a single"
                            + " pre-activation: use activate(z, a) with those of all units");
        }

        @Override
        <T extends RealFieldElement<T>> T precise(T z) {
            throw new UnsupportedOperationException("softmax couples the units of its layer");
        }

        @Override
        <T extends RealFieldElement<T>> List<T> activate(List<T> z) {
            List<T> exponentials = z.stream().map(RealFieldElement::exp).toList();
            T sum = exponentials.stream().reduce(T::add).orElseThrow();
            return exponentials.stream().map(e -> e.divide(sum)).toList();
        }

        @Override
        public double derivative(double z) {
            throw new UnsupportedOperationException("softmax couples the units of its layer and has no derivative of a"
                    + " single pre-activation: use backpropagate(z, a, gradient) with those of all units");
        }
    };

    private static final double LEAK = 0.01;

    private final String label;
    private final Initialization initialization;

    Activation(String label, Initialization initialization) {
        this.label = label;
        this.initialization = initialization;
    }

    /**
     * Returns the output of a unit.
     *
     * @param z the pre-activation of the unit
     * @return the output; NaN for NaN
     * @throws UnsupportedOperationException for {@link #SOFTMAX}, which is not elementwise
     */
    public abstract double value(double z);

    /** Returns the output of a unit in the arithmetic of another field, such as decimal numbers of many digits. */
    abstract <T extends RealFieldElement<T>> T precise(T z);

    /** Returns the outputs of a layer in the arithmetic of another field. */
    <T extends RealFieldElement<T>> List<T> activate(List<T> z) {
        return z.stream().map(this::precise).toList();
    }

    /**
     * Returns the derivative of a unit's output with respect to its pre-activation; at a kink the slope on the left.
     *
     * @param z the pre-activation of the unit
     * @return the derivative; NaN for NaN
     * @throws UnsupportedOperationException for {@link #SOFTMAX}, which is not elementwise
     */
    public abstract double derivative(double z);

    @Override
    public void activate(double[] z, double[] a) {
        for (int i = 0; i < z.length; i++) {
            a[i] = value(z[i]);
        }
    }

    @Override
    public void backpropagate(double[] z, double[] a, double[] gradient) {
        for (int i = 0; i < z.length; i++) {
            gradient[i] *= derivative(z[i]);
        }
    }

    @Override
    public boolean isElementwise() {
        return true;
    }

    @Override
    public String label() {
        return label;
    }

    Initialization initialization() {
        return initialization;
    }

    /** Returns the derivative of the logistic function, which is even, at a magnitude: exp(-magnitude) cannot overflow. */
    private static double logisticSlope(double magnitude) {
        double e = Math.exp(-magnitude);
        return e / ((1 + e) * (1 + e));
    }

    private static double slope(double z, double below) {
        if (Double.isNaN(z)) {
            return z;
        }
        return z > 0 ? 1 : below;
    }
}
