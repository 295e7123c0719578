package org.gradcheck.internal.sampling;

/**
 * Box around the point, within the bounds of the parameters, in which samples are evaluated. It is not centred at the point where a bound
 * is close.
 *
 * @param part the reach as a part of the scale of each parameter, unless a bound or its size limits it
 * @param centre the middle, one value for each parameter
 * @param reach the largest displacement from the middle; 0 for a fixed parameter
 */
@SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
record Segment(double part, double[] centre, double[] reach) {

    /** Returns the mean square of the ratio of the reaches of two segments. */
    double squareOf(Segment other) {
        double sum = 0;
        int moving = 0;
        for (int i = 0; i < reach.length; i++) {
            if (other.reach[i] > 0) {
                double ratio = reach[i] / other.reach[i];
                sum += ratio * ratio;
                moving++;
            }
        }
        return moving == 0 ? 1 : sum / moving;
    }
}
