package org.gradcheck.samples.sampling;

import org.apache.commons.math3.random.RandomGenerator;

/** A policy that chooses arm k with probability {@code exp(preference_k) / sum_j exp(preference_j)}. Not thread-safe. */
final class SoftmaxPolicy {

    final double[] preferences;

    /** Prefers no arm. */
    SoftmaxPolicy(int arms) {
        preferences = new double[arms];
    }

    double[] probabilities() {
        double[] probabilities = new double[preferences.length];
        double sum = 0;
        for (int k = 0; k < preferences.length; k++) {
            probabilities[k] = Math.exp(preferences[k]);
            sum += probabilities[k];
        }
        for (int k = 0; k < preferences.length; k++) {
            probabilities[k] /= sum;
        }
        return probabilities;
    }

    int choose(RandomGenerator random) {
        double[] probabilities = probabilities();
        double rest = random.nextDouble();
        int arm = 0;
        while (arm < probabilities.length - 1 && rest >= probabilities[arm]) {
            rest -= probabilities[arm];
            arm++;
        }
        return arm;
    }

    /** The score of an arm: the derivative of the logarithm of its probability by the preferences. */
    double[] score(int arm) {
        double[] score = probabilities();
        for (int k = 0; k < score.length; k++) {
            score[k] = (k == arm ? 1 : 0) - score[k];
        }
        return score;
    }
}
