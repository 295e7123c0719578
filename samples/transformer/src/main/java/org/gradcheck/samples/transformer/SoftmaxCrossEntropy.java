package org.gradcheck.samples.transformer;

/** Softmax and cross-entropy of one position, taken together from its logits so that neither overflows. */
final class SoftmaxCrossEntropy {

    private SoftmaxCrossEntropy() {}

    /** Returns log(sum_k exp z_k) - z_target, for the logits from an index on. */
    static double loss(float[] logits, int from, int count, int target) {
        return logSumExp(logits, from, count) - logits[from + target];
    }

    /** Replaces the logits by the gradient of weight * loss: d loss / d z_k = softmax(z)_k - [k = target]. */
    static void toGradient(float[] logits, int from, int count, int target, float weight) {
        double logSumExp = logSumExp(logits, from, count);
        for (int k = 0; k < count; k++) {
            double probability = StrictMath.exp(logits[from + k] - logSumExp);
            logits[from + k] = (float) (weight * (k == target ? probability - 1 : probability));
        }
    }

    private static double logSumExp(float[] logits, int from, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            largest = Math.max(largest, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += StrictMath.exp(logits[from + k] - largest);
        }
        return largest + StrictMath.log(sum);
    }
}
