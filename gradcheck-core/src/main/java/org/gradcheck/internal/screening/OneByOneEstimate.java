package org.gradcheck.internal.screening;

import org.gradcheck.internal.text.RoundedUp;

/**
 * Estimate of what a comparison of all entries one by one would take, and tell, in single precision.
 *
 * @param entries the number of entries
 * @param noise the noise level of the cost
 * @param typicalChange the change of the cost with a typical entry that is displaced by its size
 */
record OneByOneEstimate(long entries, double noise, double typicalChange) {

    /** Evaluations for one entry. Measured: 8 to 23 for networks of 500 to 8,000 floats. */
    private static final long FOR_AN_ENTRY = 10;

    /**
     * Smallest error that disagrees, in noise levels divided by the change with an entry. Formula: 30 error bars of 2 noise levels divided by
     * an eighth of the size of the parameter.
     */
    private static final double DISAGREES = 480;

    /** Returns the estimate in the words of a report. */
    String text() {
        double sensitivity = DISAGREES * noise / typicalChange;
        return "one by one, " + entries + " entries would take about " + FOR_AN_ENTRY * entries + " evaluations, and "
                + (sensitivity < 1
                        ? "show an error of a typical entry here from " + RoundedUp.of(sensitivity) + " on"
                        : "noise would hide a typical entry here");
    }
}
