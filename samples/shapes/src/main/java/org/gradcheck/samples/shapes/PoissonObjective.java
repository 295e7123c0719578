package org.gradcheck.samples.shapes;

/** A Poisson regression on one input, whose value and gradient come from one call. */
public final class PoissonObjective {

    /** What one call computes. */
    public static final class Evaluation {

        private double loss;
        private final double[] slope = new double[2];

        /**
         * Returns the negative log-likelihood, without its constant.
         *
         * @return a number
         */
        public double loss() {
            return loss;
        }

        /**
         * Returns the gradient of the loss.
         *
         * @return the array itself
         */
        public double[] slope() {
            return slope;
        }
    }

    private final double[] inputs = {0.1, 0.9, 1.6, 2.2};
    private final int[] counts = {1, 2, 2, 5};

    /**
     * Evaluates value and gradient together, since both need the rates.
     *
     * @param w intercept and slope of the logarithm of the rate
     * @return both
     */
    public Evaluation evaluate(double[] w) {
        Evaluation result = new Evaluation();
        for (int e = 0; e < inputs.length; e++) {
            double logRate = w[0] + w[1] * inputs[e];
            double rate = Math.exp(logRate);
            result.loss += rate - counts[e] * logRate;
            result.slope[0] += rate - counts[e];
            result.slope[1] += (rate - counts[e]) * inputs[e];
        }
        return result;
    }
}
