package org.gradcheck.samples.shapes;

/**
 * The likelihood of a clinical trial with two groups. Statisticians maximise the logarithm of the likelihood, and call its
 * gradient the score.
 */
public final class Trial {

    private static final int[] PATIENTS = {40, 60};
    private static final int[] RECOVERED = {12, 33};

    private Trial() {}

    /**
     * Returns how many patients there are.
     *
     * @return the number in both groups
     */
    public static int patients() {
        return PATIENTS[0] + PATIENTS[1];
    }

    /**
     * Returns the logarithm of the likelihood.
     *
     * @param p the probabilities of recovery, of the untreated and of the treated, between 0 and 1
     * @return a negative number
     */
    public static double logLikelihood(double[] p) {
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            sum += RECOVERED[i] * Math.log(p[i]) + (PATIENTS[i] - RECOVERED[i]) * Math.log(1 - p[i]);
        }
        return sum;
    }

    /**
     * Returns the gradient of the logarithm of the likelihood.
     *
     * @param p the probabilities of recovery, of the untreated and of the treated
     * @return the derivatives, that of the treated first
     */
    public static double[] score(double[] p) {
        return new double[] {score(p, 1), score(p, 0)};
    }

    private static double score(double[] p, int group) {
        return RECOVERED[group] / p[group] - (PATIENTS[group] - RECOVERED[group]) / (1 - p[group]);
    }
}
