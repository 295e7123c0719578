package org.gradcheck.network;

/**
 * Cross-entropies and their derivatives straight from the pre-activations ("logits") of a sigmoid or softmax layer.
 *
 * <p>Taking the logarithm of the outputs would meet log(0) once an output saturates, at pre-activations beyond some 37 in
 * magnitude for an output near 1. Here the exponential and the logarithm are joined, and differences such as 1 - a are
 * formed without cancellation.
 */
final class CrossEntropyOfLogits {

    private CrossEntropyOfLogits() {}

    /** With a = sigmoid(z): -log a = softplus(-z) and -log(1 - a) = softplus(z), which share log(1 + exp(-|z|)). */
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

    /** How much it differs between two pre-activations, as the sum of the differences. */
    static double binaryChange(double[] z, double[] newZ, double[] target) {
        double sum = 0;
        for (int k = 0; k < z.length; k++) {
            sum += binary(newZ[k], target[k]) - binary(z[k], target[k]);
        }
        return sum;
    }

    /** The familiar a - t, with 1 - a taken as sigmoid(-z). */
    static void binaryDelta(double[] z, double[] target, double[] delta) {
        for (int k = 0; k < z.length; k++) {
            delta[k] = (1 - target[k]) * Activation.SIGMOID.value(z[k]) - target[k] * Activation.SIGMOID.value(-z[k]);
        }
    }

    /** With a = softmax(z): -log a_k = max(z) - z_k + log(sum_j exp(z_j - max(z))), a sum of terms that are not negative. */
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
     * How much it differs between two pre-activations. As long as the same one is largest, only what changes is added up: the
     * sums of exponentials S and S' differ by few digits, and log(1 + S') - log(1 + S) = log(1 + (S' - S) / (1 + S)).
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

    /** The familiar a - t for a target that sums to 1, in general sum(t) a - t, with 1 - a_k taken as the sum of the others. */
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
