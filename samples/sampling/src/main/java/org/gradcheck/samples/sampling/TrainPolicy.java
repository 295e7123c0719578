package org.gradcheck.samples.sampling;

import java.util.Locale;
import org.apache.commons.math3.random.Well19937c;

/** Learns which of five arms pays most, and prints the policy. */
public final class TrainPolicy {

    static final Bandit BANDIT = new Bandit(new double[] {0.2, 0.5, -0.3, 1, 0.8}, 1);
    static final int PULLS = 5_000;

    private TrainPolicy() {}

    /**
     * Learns from 5,000 pulls.
     *
     * @param arguments the seed, 1 if there is none
     */
    public static void main(String[] arguments) {
        long seed = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1;
        PolicyGradient learner = new PolicyGradient(BANDIT);
        learner.learn(PULLS, new Well19937c(seed));
        double[] probabilities = learner.policy.probabilities();
        for (int arm = 0; arm < probabilities.length; arm++) {
            System.out.printf(
                    Locale.ROOT,
                    "arm %d: mean reward %4.1f, chosen with probability %.3f%n",
                    arm,
                    BANDIT.means()[arm],
                    probabilities[arm]);
        }
    }
}
