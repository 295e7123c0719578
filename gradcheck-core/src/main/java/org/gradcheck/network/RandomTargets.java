package org.gradcheck.network;

import org.apache.commons.math3.random.RandomGenerator;

/** How random targets of a batch are drawn so that they fit the cost and the output layer of a network. */
enum RandomTargets {
    /** One class, drawn uniformly, has the whole probability. */
    ONE_HOT {
        @Override
        double[] draw(FeedforwardNetwork network, RandomGenerator random) {
            double[] target = new double[network.outputs()];
            target[random.nextInt(target.length)] = 1;
            return target;
        }
    },

    /** Uniform probabilities that keep off 0 and 1. */
    PROBABILITIES {
        @Override
        double[] draw(FeedforwardNetwork network, RandomGenerator random) {
            double[] target = new double[network.outputs()];
            for (int k = 0; k < target.length; k++) {
                target[k] = 0.05 + 0.9 * random.nextDouble();
            }
            return target;
        }
    },

    /**
     * The mean of the outputs at a normal and at a positive pre-activation. The output can reach it, since the range of a
     * continuous function has no gaps; and the positive part keeps it above 0 for rectifiers, so that a dead unit does not
     * sit exactly on its target, where the absolute error has its kink.
     */
    REACHABLE {
        @Override
        double[] draw(FeedforwardNetwork network, RandomGenerator random) {
            double[] anywhere = new double[network.outputs()];
            double[] positive = new double[network.outputs()];
            for (int k = 0; k < anywhere.length; k++) {
                anywhere[k] = random.nextGaussian();
                positive[k] = Math.abs(random.nextGaussian());
            }
            double[] target = outputs(network, anywhere);
            double[] second = outputs(network, positive);
            for (int k = 0; k < target.length; k++) {
                target[k] = (target[k] + second[k]) / 2;
            }
            return target;
        }
    };

    /** Draws the targets of one example. */
    abstract double[] draw(FeedforwardNetwork network, RandomGenerator random);

    private static double[] outputs(FeedforwardNetwork network, double[] z) {
        double[] a = new double[z.length];
        network.layer(network.depth() - 1).activation().activate(z, a);
        return a;
    }
}
