package org.gradcheck.internal.inspection;

import java.util.Locale;
import java.util.Optional;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.internal.text.RoundedUp;
import org.gradcheck.report.Finding;

/**
 * Findings about a cost that does not change smoothly around the point of a check: it is rounded, counts something, jumps, or is
 * constant. Differences say nothing about the function behind the first three.
 *
 * @param around the values of the cost around the point
 * @param block the quoted name of the block that was displaced
 * @param isAlone whether the other blocks stayed at the point, and the cost moves with them
 * @param ofAll the largest change of the cost where all blocks are displaced
 */
public record CoarseCost(Surroundings around, String block, boolean isAlone, double ofAll) {

    /** Points with a value that another one has, so that a grid of the values is more than a property of the function. */
    private static final int REPEATED_VALUES = 2;

    /**
     * Change of the cost below which it is invariant, as a part of itself and of the change that the gradient predicts. Chosen: above the
     * rounding of a cost in single precision, unless the gradient is as small; the points are up to eight sizes of each parameter away.
     */
    private static final double INVARIANT = 1e-3;

    /**
     * Change that the gradient predicts, as a part of how the cost changes far away, that may be lost where the cost is constant nearby.
     * Chosen: a cross-entropy of saturated probabilities loses at most a millionth; a clipped cost is predicted to change as much as far away.
     */
    private static final double LOST_IN_ROUNDING = 1e-6;

    /** Changes of the cost that are its rounding, in units in the last place. Chosen: sums of a few terms, in double precision. */
    private static final double ROUNDING = 64;

    private static final String NEARBY = " within an eighth of the size of each parameter";

    /** Returns a finding that leaves the derivatives open, since the cost moves in steps. Empty if it is smooth or constant. */
    public Optional<Finding> steps() {
        if (around.jumpsAtPoint()) {
            return tooCoarse(subject() + " is " + around.cost() + " at the point and " + around.near()[0] + " at all "
                    + around.near().length + " points tried around it: it jumps at the point; check at another point");
        }
        if (around.isConstantNearby()) {
            return isOnGrid()
                    ? tooCoarse(sameValueNearby() + ", and only " + Plural.of(around.otherValuesFar(), "other") + " at "
                            + around.far().length + " points further away: " + suspicion())
                    : Optional.empty();
        }
        return isStaircase()
                ? tooCoarse(subject() + " takes only " + around.valuesNearby() + " values at "
                        + (around.near().length + 1) + " points" + NEARBY + ": " + suspicion())
                : around.gridStep().isPresent()
                        ? tooCoarse("all values of " + subject() + " at " + (around.points() + 1)
                                + " points around this one are steps apart: " + suspicion())
                        : Optional.empty();
    }

    /** Returns whether values near the point repeat each other, most of them or those on a grid. */
    private boolean isStaircase() {
        int repeated = around.near().length + 1 - around.valuesNearby();
        boolean areFew = around.valuesNearby() <= repeated
                && around.repeatsOtherValuesNearby()
                && around.largestChangeNearby() > ROUNDING * Math.ulp(around.cost());
        return areFew || (repeated >= REPEATED_VALUES && isOnGrid());
    }

    /**
     * Returns a finding that the cost does not change with the block: nowhere, not beyond rounding, or not near the point. Empty if it
     * does, or if it moves in steps.
     *
     * @param predicted the change of the cost that the gradient predicts if one parameter changes by its size
     */
    public Optional<Finding> noChange(double predicted) {
        if (around.points() == 0) {
            return Optional.empty();
        }
        boolean isLost = predicted <= LOST_IN_ROUNDING * Math.max(around.largestChange(), ofAll);
        if (around.isConstant() && !isLost) {
            return Optional.of(new Finding(
                    Finding.Kind.COST_IGNORES_PARAMETERS,
                    "the cost takes the same value at all " + around.points() + " points tried, whatever is stored in "
                            + block + "; does it read a copy, " + (isAlone ? "" : "is it rounded, ")
                            + "or is it invariant here?"));
        }
        if (!around.isConstant()
                && around.largestChange() <= INVARIANT * Math.min(predicted, Math.abs(around.cost()))) {
            return Optional.of(new Finding(
                    Finding.Kind.COST_IGNORES_PARAMETERS,
                    String.format(
                            Locale.ROOT,
                            "the cost changes by at most %s at all %d points tried, whatever is stored in %s; is it"
                                    + " invariant here, as a cost is to a bias before a normalisation?",
                            RoundedUp.of(around.largestChange()),
                            around.points(),
                            block)));
        }
        if (around.isConstantNearby() && isLost) {
            return tooCoarse(String.format(
                    Locale.ROOT,
                    "%s: a change as small as the gradient predicts, %s, may be lost in its rounding; check at another point",
                    sameValueNearby(),
                    RoundedUp.of(predicted)));
        }
        return around.isConstantNearby() && !isOnGrid()
                ? Optional.of(new Finding(
                        Finding.Kind.COST_CONSTANT_NEARBY,
                        sameValueNearby() + ", and changes further away: its derivative is zero here; check at another"
                                + " point"))
                : Optional.empty();
    }

    /** Returns whether all values are those of steps. Two values alone may be those of a clipped function. */
    private boolean isOnGrid() {
        return around.gridStep().isPresent() || around.hasStepsOfSinglePrecision();
    }

    private String subject() {
        return isAlone ? "the cost as a function of " + block : "the cost";
    }

    private String sameValueNearby() {
        return subject() + " takes the same value, " + around.cost() + ", at all " + around.near().length
                + " points tried" + NEARBY;
    }

    private String suspicion() {
        if (around.gridStep().isPresent()) {
            return "it seems rounded to multiples of " + brief(around.gridStep().getAsDouble())
                    + ", or counts; check a cost that does neither";
        }
        return around.hasStepsOfSinglePrecision()
                ? "it seems rounded to single precision; compute it in double precision"
                : "is it rounded, are its inputs, or is it clipped? check a smooth cost, or at another point";
    }

    /** Returns a value with up to six digits, without zeros at their end. */
    private static String brief(double value) {
        return String.format(Locale.ROOT, "%.6g", value).replaceFirst("\\.?0+($|e)", "$1");
    }

    private static Optional<Finding> tooCoarse(String text) {
        return Optional.of(new Finding(Finding.Kind.COST_TOO_COARSE, text));
    }
}
