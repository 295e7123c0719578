package org.gradcheck.samples.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * Arms whose rewards are Gaussian.
 *
 * @param means the mean reward of each arm
 * @param deviation the standard deviation of each reward
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bandit(double[] means, double deviation) {

    double reward(int arm, RandomGenerator random) {
        return means[arm] + deviation * random.nextGaussian();
    }
}
