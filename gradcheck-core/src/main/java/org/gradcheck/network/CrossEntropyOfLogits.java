package org.gradcheck.network;

/**
 * Cross-entropies and their derivatives, computed directly from the pre-activations ("logits") of a sigmoid or softmax layer.
 *
 * <p>The logarithm of the outputs would be log(0) for a saturated output, from pre-activations of about 37 in magnitude for an
 * output near 1. The formulas here combine exponential and logarithm, and compute differences such as 1 - a without
 * cancellation.
 */
final class CrossEntropyOfLogits {

    private CrossEntropyOfLogits() {}

    /**
     * Returns the binary cross-entropy. For a = sigmoid(z), -log a = softplus(-z) and -log(1 - a) = softplus(z); both contain
     * log(1 + exp(-|z|)).
     */
    static double binary(double[] z, double[] target) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += binary(z[k], target[k]);
        }
        return sum;
    }

    private static double binary(double z, double target) {
        double linear = z > 0 ? (1 - target) * z : -target * z;
        return linear + Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** Returns the change of the binary cross-entropy between two vectors of pre-activations, as a sum of differences. */
    static double binaryChange(double[] z, double[] newZ, double[] target) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += binary(newZ[k], target[k]) - binary(z[k], target[k]);
        }
        return sum;
    }

    /** Computes the delta a - t, where 1 - a is computed as sigmoid(-z). */
    static void binaryDelta(double[] z, double[] target, double[] delta) {
        for (int k = 0; k < z.length; k++) {
            delta[k] = (1 - target[k]) * Activation.SIGMOID.value(z[k]) - target[k] * Activation.SIGMOID.value(-z[k]);
        }
    }

    /**
     * Returns the categorical cross-entropy. For a = softmax(z), -log a_k = max(z) - z_k + log(sum_j exp(z_j - max(z))), which
     * is a sum of terms that are not negative.
     */
    static double categorical(double[] z, double[] target) {
        int largest = largest(z);
        double others = 0;
        for (int k = 0; k < z.length; k++) {
            others += k == largest ? 0 : Math.exp(z[k] - z[largest]);
        }
        double logOfSum = Math.log1p(others);
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += target[k] * (z[largest] - z[k] + logOfSum);
        }
        return sum;
    }

    /**
     * Returns the change of the categorical cross-entropy between two vectors of pre-activations. If both have their largest
     * entry at the same index, it is a sum of changes, which avoids cancellation: with S and S' the sums of the other
     * exponentials, log(1 + S') - log(1 + S) = log(1 + (S' - S) / (1 + S)). Otherwise it is the difference of both costs.
     */
    static double categoricalChange(double[] z, double[] newZ, double[] target) {
        int largest = largest(z);
        if (largest != largest(newZ)) {
            return categorical(newZ, target) - categorical(z, target);
        }
        double others = 0;
        double change = 0;
        for (int k = 0; k < z.length; k++) {
            double exponential = Math.exp(z[k] - z[largest]);
            others += k == largest ? 0 : exponential;
            change += k == largest ? 0 : Math.exp(newZ[k] - newZ[largest]) - exponential;
        }
        double logOfSum = Math.log1p(change / (1 + others));
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += target[k] * ((newZ[largest] - z[largest]) - (newZ[k] - z[k]) + logOfSum);
        }
        return sum;
    }

    private static int largest(double[] z) {
        int largest = 0;
        for (int k = 1; k < z.length; k++) {
            largest = z[k] > z[largest] ? k : largest;
        }
        return largest;
    }

    /** Computes the delta sum(t) a - t, which is a - t for a target with sum 1. 1 - a_k is the sum of the other outputs. */
    static void categoricalDelta(double[] a, double[] target, double[] delta) {
        double total = 0;
        for (double t : target) {
            total += t;
        }
        for (int k = 0; k < a.length; k++) {
            delta[k] = (total - target[k]) * a[k] - (target[k] == 0 ? 0 : target[k] * sumOfOthers(a, k));
        }
    }

    private static double sumOfOthers(double[] a, int k) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += j == k ? 0 : a[j];
        }
        return sum;
    }
}
