package org.gradcheck.network;

import org.apache.commons.math3.random.RandomGenerator;

/** Distribution of random targets that fit the cost and the output layer of a network. */
enum RandomTargets {
    /** One class, drawn uniformly, has probability 1, all others 0. */
    ONE_HOT {
        @Override
        double[] draw(FeedforwardNetwork network, RandomGenerator random) {
            double[] target = new double[network.outputs()];
            target[random.nextInt(target.length)] = 1;
            return target;
        }
    },

    /** Probabilities that are uniform in (0.05, 0.95). */
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
     * The mean of the outputs at a normal and at a positive pre-activation. The network can reach it, since the range of a
     * continuous function has no gaps. The positive pre-activation keeps it above 0 for rectifiers: the output 0 of a dead unit
     * is then not its target, where the absolute error has a kink.
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
