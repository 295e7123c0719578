package org.gradcheck.internal.sampling;

import org.gradcheck.internal.judgement.CheckOptions;

/** Deviations that the tolerances of the user allow, in derivatives times scales; 0 without tolerances. */
final class Tolerated {

    private Tolerated() {}

    static double ofEntry(SampledMeans means, int number) {
        double gradient = means.gradient().mean(number);
        double slope = gradient + means.missing().mean(number);
        return allowed(means, gradient, slope, means.parameters().scale(number));
    }

    /** Returns the largest Euclidean norm of the deviations of a block. */
    static double ofBlock(SampledMeans means, int block) {
        double squares = 0;
        for (int i = means.parameters().from(block); i < means.parameters().to(block); i++) {
            double allowed = ofEntry(means, i);
            squares += allowed * allowed;
        }
        return Math.sqrt(squares);
    }

    /** Returns the largest deviation along the signs of the gradient, in the unit of the cost. */
    static double alongGradient(SampledMeans means, int block) {
        double reach = 0;
        for (int i = means.parameters().from(block); i < means.parameters().to(block); i++) {
            reach += means.segment().reach()[i];
        }
        double claimed = means.alongGradient(block).claimed().mean();
        return allowed(
                means, claimed, claimed + means.alongGradient(block).missing().mean(), reach);
    }

    private static double allowed(SampledMeans means, double claimed, double measured, double unit) {
        CheckOptions options = means.parameters().options();
        return unit == 0
                ? 0
                : unit * options.allowance(claimed / unit, measured / unit).orElse(0);
    }
}
