package org.gradcheck.samples.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/**
 * Learns which arm of a bandit to pull, by the score function with a baseline (Williams, 1992). Each pull gives a sample of the
 * gradient of the expected cost, the negative reward:
 *
 * <pre>
 *   -(reward - baseline) * score of the arm
 * </pre>
 *
 * <p>The mean of the score is zero, so a baseline that does not depend on the arm leaves the mean of the gradient as it is. Not
 * thread-safe.
 */
class PolicyGradient {

    private static final double RATE = 0.05;
    private static final double FORGETTING = 0.05;

    final SoftmaxPolicy policy;
    final double[] gradient;
    private final Bandit bandit;

    /** The recent mean reward. It is updated between pulls, so a gradient sees a baseline of earlier rewards. */
    private double recentReward;

    PolicyGradient(Bandit bandit) {
        this.bandit = bandit;
        this.policy = new SoftmaxPolicy(bandit.means().length);
        this.gradient = new double[bandit.means().length];
    }

    /** A sample of the cost. */
    double cost(RandomGenerator random) {
        return -bandit.reward(policy.choose(random), random);
    }

    /** Leaves a sample of the gradient by the preferences in {@link #gradient}, and returns the reward. */
    double pull(RandomGenerator random) {
        int arm = policy.choose(random);
        double reward = bandit.reward(arm, random);
        double[] score = policy.score(arm);
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = -(reward - baseline(arm)) * score[k];
        }
        return reward;
    }

    /** The baseline of a pull, which must not depend on the arm. */
    double baseline(int arm) {
        return recentReward;
    }

    /** Pulls arms, and follows each gradient downhill. */
    void learn(int pulls, RandomGenerator random) {
        for (int pull = 0; pull < pulls; pull++) {
            double reward = pull(random);
            for (int k = 0; k < gradient.length; k++) {
                policy.preferences[k] -= RATE * gradient[k];
            }
            recentReward += FORGETTING * (reward - recentReward);
        }
    }
}
