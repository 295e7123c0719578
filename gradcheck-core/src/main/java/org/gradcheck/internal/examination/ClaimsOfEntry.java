package org.gradcheck.internal.examination;

import java.util.Arrays;
import java.util.Optional;
import org.gradcheck.internal.differentiation.Derivative;

/**
 * Values that the gradient claims for one entry at points close to a kink, and the derivative that they allow at the kink.
 *
 * @param values the values, one for each point
 */
@SuppressWarnings("ArrayRecordComponent") // lives in one examination and is never compared
record ClaimsOfEntry(double... values) {

    /** Part of its distance from the differences by which a claim must change close to the point. Chosen: a curved cost changes it by far less. */
    private static final double PART_OF_DEVIATION = 0.5;

    /** Part of the range of the claims by which two differ at a kink. Chosen: above the change of a smooth cost over the distance of the points. */
    private static final double DIFFERENT = 0.05;

    /**
     * Returns the derivative that the claims close by allow.
     *
     * @param claim the claim at the point
     * @param numeric the derivative at the point
     * @return all slopes between them, if the claim at the point is one of these; the same derivative, with the claim allowed, if they show
     *     more than the two slopes of a single kink; empty if they explain nothing
     */
    Optional<Derivative> allow(double claim, Derivative numeric) {
        double least = numeric.value() - numeric.width() / 2;
        double most = numeric.value() + numeric.width() / 2;
        for (double there : values) {
            least = Math.min(least, there);
            most = Math.max(most, there);
        }
        double range = most - least;
        if (!Double.isFinite(range) || range < PART_OF_DEVIATION * numeric.distanceTo(claim)) {
            return Optional.empty();
        }
        double margin = 2 * numeric.error();
        if (least - margin <= claim && claim <= most + margin) {
            return Optional.of(new Derivative.Kink(least, most, numeric.error()));
        }
        return areSeveralKinks(range) ? Optional.of(numeric.allowing(claim)) : Optional.empty();
    }

    /** Returns whether the claims have more than two different values, as a single kink does. */
    private boolean areSeveralKinks(double range) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int different = 1;
        for (int k = 1; k < sorted.length; k++) {
            different += sorted[k] - sorted[k - 1] > DIFFERENT * range ? 1 : 0;
        }
        return different > 2;
    }
}
