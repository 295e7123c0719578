package org.gradcheck.internal.judgement;

import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.noise.Noise;

/**
 * Noise of a cost, and the error that it causes in the first difference of each entry.
 *
 * @param noise the noise of the cost
 * @param errors the standard deviation of the first difference, entry by entry
 */
@SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
public record NoiseOfDifferences(Noise noise, double[] errors) {

    /**
     * Error bars up to this many times the error by noise are due to it. Chosen: an error bar holds four standard deviations,
     * and the step that carries it may be ten times smaller than the first one.
     */
    private static final double DUE_TO_NOISE = 40;

    boolean explains(int entry, Derivative numeric) {
        return numeric.error() <= DUE_TO_NOISE * errors[entry];
    }
}
