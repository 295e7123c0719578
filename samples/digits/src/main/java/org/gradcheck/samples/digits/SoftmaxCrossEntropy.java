package org.gradcheck.samples.digits;

/**
 * Softmax outputs and categorical cross-entropy, taken together from the logits so that neither overflows.
 */
final class SoftmaxCrossEntropy {

    private SoftmaxCrossEntropy() {}

    /** The cost of one example in nats: log(sum_k exp z_k) - z_label. */
    static double cost(double[] logits, int label) {
        return logSumExp(logits) - logits[label];
    }

    /** The gradient of weight * cost: d cost / d z_k = softmax(z)_k - [k = label]. */
    static double[] gradient(double[] logits, int label, double weight) {
        double logSumExp = logSumExp(logits);
        double[] gradient = new double[logits.length];
        for (int k = 0; k < logits.length; k++) {
            gradient[k] = weight * Math.exp(logits[k] - logSumExp);
        }
        gradient[label] -= weight;
        return gradient;
    }

    /** The largest logit is taken out first, so that no exp overflows and the sum is at least 1. */
    private static double logSumExp(double[] logits) {
        double max = logits[0];
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - max);
        }
        return max + Math.log(sum);
    }
}
