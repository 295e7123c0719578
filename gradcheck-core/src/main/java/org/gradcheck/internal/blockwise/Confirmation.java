package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.differentiation.SlopePair;

/**
 * Confirmation of a deviation at smaller and smaller steps, before it is called wrong.
 *
 * <p>Kinks close to the point deviate like a wrong gradient at all steps that cross them, even where the slopes at the whole and at half of
 * the step agree by coincidence. So the step is divided as long as noise leaves the deviation visible. A wrong gradient deviates by the same
 * slope at each step. A kink at the point bends the cost in proportion to the step. The bend at one step therefore limits the bend at smaller
 * steps, where the noise of the cost may look like a bend. A step at which the errors hide the deviation does not count.
 *
 * @param noise the noise level of the cost
 * @param fewest the fewest divisions of the step at which a wrong gradient still deviates visibly
 * @param smallest the smallest step
 */
record Confirmation(double noise, int fewest, double smallest) {

    /** Standard deviations from which a deviation counts. Chosen: one of 16,000 normal ones does by coincidence. */
    static final double SUSPICIOUS = 4;

    /** The same for the first step of a wrong gradient. Chosen: errors that are estimated from few values are not normal. */
    private static final double WRONG = 6;

    /** Standard deviations by which two slopes may differ, or a slope may be hidden. Chosen: a kink that is missed is met again at the next step. */
    private static final double SAME = 3;

    /** Part of a slope by which another one may differ. Chosen: a kink at a twentieth of the step changes it by as much. */
    private static final double NEARLY = 0.15;

    /** Standard deviations of noise in the deviation that are wanted at each step. */
    private static final double VISIBLE = 6;

    /** Most measurements at one step. Chosen: the noise is a quarter then, as much as at the step before. */
    private static final int MOST_MEASUREMENTS = 16;

    /** Fewest measurements at one step. Chosen: one alone may agree by coincidence. */
    private static final int FEWEST_MEASUREMENTS = 2;

    /** Multiple of the deviation by a kink at the point that is no kink. Chosen: two, as a kink alone explains exactly one. */
    static final double KINK = 2;

    /** Most divisions of the step. Chosen: a kink within a thousandth of the first step has the same effect at all of them. */
    private static final int MOST_DIVISIONS = 3;

    /** What became of a deviation. */
    enum Outcome {
        CONFIRMED,
        /** It vanishes at a smaller step. */
        REFUTED,
        /** It changes with the step, as kinks do. */
        OPEN
    }

    /** Measures slopes at a step, some times. */
    interface Measurement {
        SlopeSamples at(double length, int times);
    }

    /**
     * The result.
     *
     * @param length the smallest step
     * @param samples the slopes there
     */
    record Result(Outcome outcome, double length, SlopeSamples samples) {}

    /** Returns whether slopes deviate by more than their error and the tolerance explain. */
    static boolean isSuspicious(SlopeSamples samples, double allowance) {
        return Math.abs(samples.mean()) > SUSPICIOUS * samples.error() + allowance;
    }

    /** Returns whether slopes deviate by more than their error, the tolerance and a kink at the point explain. */
    static boolean persists(SlopeSamples samples, double allowance) {
        return Math.abs(samples.mean()) > WRONG * samples.error() + KINK * samples.bend() + allowance;
    }

    /**
     * Confirms a deviation.
     *
     * @param first the slopes at the first step
     * @param allowance the tolerated deviation there
     * @param length the first step
     */
    Result confirm(SlopeSamples first, double allowance, double length, Measurement measurement) {
        boolean persists = persists(first, allowance);
        double shorter = length;
        SlopeSamples samples = first;
        double largestBend = first.largestBend();
        int divisions = 0;
        for (int i = 0; i < MOST_DIVISIONS && shorter / StepSearch.RATIO >= smallest; i++) {
            double next = shorter / StepSearch.RATIO;
            double hidden = VISIBLE * SlopePair.VALUE_NOISE * noise / (Math.abs(samples.mean()) * next / shorter);
            if (!(hidden * hidden <= MOST_MEASUREMENTS)) {
                break;
            }
            SlopeSamples closer = measurement.at(next, Math.max(FEWEST_MEASUREMENTS, (int) Math.ceil(hidden * hidden)));
            if (!closer.areKnown()) {
                break;
            }
            double tolerated = allowance * next / length;
            boolean isSame = isSame(first, closer, length / next);
            if (!isSame && !isSuspicious(closer, tolerated)) {
                return new Result(Outcome.REFUTED, next, closer);
            }
            largestBend = Math.min(largestBend * next / shorter, closer.largestBend());
            double explained = KINK * Math.min(closer.bend(), largestBend) + tolerated;
            persists &= isSame && Math.abs(closer.mean()) > explained;
            if (Math.abs(closer.mean()) <= explained + SAME * closer.error()) {
                break; // the deviation is hidden, so this step neither confirms nor refutes it
            }
            divisions++;
            shorter = next;
            samples = closer;
        }
        return new Result(persists && divisions >= fewest ? Outcome.CONFIRMED : Outcome.OPEN, shorter, samples);
    }

    private static boolean isSame(SlopeSamples first, SlopeSamples closer, double ratio) {
        return Math.abs(closer.mean() * ratio - first.mean())
                <= NEARLY * Math.abs(first.mean()) + SAME * Math.hypot(closer.error() * ratio, first.error());
    }
}
