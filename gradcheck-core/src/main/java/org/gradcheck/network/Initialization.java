package org.gradcheck.network;

import org.apache.commons.math3.random.RandomGenerator;

/** Distribution of the initial weights and biases of a layer. */
enum Initialization {
    /** Uniform within sqrt(6 / (inputs + units)), for functions with slope about 1 at 0 (Glorot and Bengio 2010). */
    GLOROT_UNIFORM {
        @Override
        double weight(int inputs, int units, RandomGenerator random) {
            return Math.sqrt(6.0 / ((double) inputs + units)) * (2 * random.nextDouble() - 1);
        }
    },

    /** Normal with standard deviation sqrt(2 / inputs), for functions that are about zero on half of their range (He et al. 2015). */
    HE_NORMAL {
        @Override
        double weight(int inputs, int units, RandomGenerator random) {
            return Math.sqrt(2.0 / inputs) * random.nextGaussian();
        }
    };

    private static final double SMALLEST_BIAS = 0.01;
    private static final double LARGEST_BIAS = 0.1;

    /** Draws one weight of a layer. */
    abstract double weight(int inputs, int units, RandomGenerator random);

    /** Draws one bias: small, of random sign, and never zero, since zero biases could hide errors of their gradient. */
    static double bias(RandomGenerator random) {
        double magnitude = SMALLEST_BIAS + (LARGEST_BIAS - SMALLEST_BIAS) * random.nextDouble();
        return random.nextBoolean() ? magnitude : -magnitude;
    }

    static Initialization suiting(ActivationFunction activation) {
        return activation instanceof Activation builtIn ? builtIn.initialization() : GLOROT_UNIFORM;
    }
}
