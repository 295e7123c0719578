package org.gradcheck.internal.sampling;

import java.util.OptionalLong;

/**
 * Limits of the work of a check by sampling.
 *
 * @param samples the largest number of samples
 * @param evaluations the largest number of evaluations of the cost; empty without a limit of the user's
 */
public record SampleLimits(long samples, OptionalLong evaluations) {

    /** Chosen: bias of a tenth of the gradient shows at a signal of a tenth of the noise of a sample, in seconds for a cost of microseconds. */
    public static final SampleLimits STANDARD = new SampleLimits(100_000, OptionalLong.empty());

    /** Evaluations of the cost for each sample, at both ends of a line. */
    private static final long OF_A_SAMPLE = 2;

    /** Returns the largest number of samples within both limits. */
    long most() {
        return evaluations.isPresent() ? Math.min(samples, evaluations.getAsLong() / OF_A_SAMPLE) : samples;
    }
}
