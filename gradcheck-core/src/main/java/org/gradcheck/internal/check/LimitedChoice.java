package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.report.Finding;

/**
 * What the limit of the evaluations decides: whether entries are compared one by one or all together. Its findings state this choice, and what
 * the limit has left out.
 *
 * @param mode the choice without a limit
 * @param meter the evaluations
 */
record LimitedChoice(ModeChoice mode, EvaluationMeter meter) {

    private static final String ONE_BY_ONE = " would compare each of them by itself";

    /**
     * Returns whether the limit allows no comparison one by one, and one of all entries together takes less.
     *
     * @param made the evaluations that were made already for this comparison
     */
    boolean screens(EvaluationNeed need, long made) {
        return meter.hasLimit() && mode.followsLimit() && need.isForScreening(meter.left() + made);
    }

    /**
     * Keeps the evaluations for a comparison of all entries together, in case those for one by one do not suffice, if the limit allows both.
     *
     * @param need the need at all points that are left
     * @param points the number of these points
     * @param made the evaluations that were made already for this comparison
     */
    void keepForTogether(EvaluationNeed need, int points, long made) {
        if (meter.hasLimit() && mode.followsLimit() && need.isForBoth(meter.left() + made)) {
            meter.keep(need.together() / points);
        }
    }

    /** Returns the finding of a check that the limit has ended. */
    Finding reached(EvaluationNeed need) {
        List<String> remedies = new ArrayList<>();
        if (mayScreen(need) && need.together() > meter.most()) {
            remedies.add("about " + need.together() + " would compare them together");
        }
        if (!mode.screensAlways() && need.oneByOne() > meter.most()) {
            remedies.add("about " + need.oneByOne() + ONE_BY_ONE);
        }
        return new Finding(
                Finding.Kind.EVALUATION_LIMIT_REACHED,
                "the limit of " + Plural.of(meter.most(), "evaluation")
                        + " ended the check before all entries were compared; "
                        + (remedies.isEmpty() ? "set a larger one" : String.join(", ", remedies)));
    }

    private boolean mayScreen(EvaluationNeed need) {
        return mode.screensAlways() || (mode.followsLimit() && need.together() < need.oneByOne());
    }

    /**
     * Returns what the limit has left out or decided, if it has.
     *
     * @param agrees whether all blocks agree as far as they were compared, which is enough for what the report promises
     * @param isScreened whether the entries were compared together for the sake of the limit
     */
    Optional<Finding> finding(boolean agrees, boolean isScreened, EvaluationNeed need) {
        if (meter.isReached()) {
            return Optional.of(agrees ? imprecise() : reached(need));
        }
        return isScreened ? Optional.of(screened(need)) : Optional.empty();
    }

    private Finding screened(EvaluationNeed need) {
        return advice("the entries were compared together for the limit of " + Plural.of(meter.most(), "evaluation")
                + "; about " + need.oneByOne() + ONE_BY_ONE);
    }

    /** Returns the finding that entries were compared together, since the evaluations did not suffice for all of them one by one. */
    Finding screenedAfterwards() {
        return advice("the limit of " + Plural.of(meter.most(), "evaluation")
                + " did not suffice to compare each entry by itself, so they were compared together");
    }

    private Finding imprecise() {
        return advice("the limit of " + Plural.of(meter.most(), "evaluation")
                + " was reached; more of them would show smaller errors");
    }

    private static Finding advice(String text) {
        return new Finding(Finding.Kind.EVALUATIONS_LIMITED, text);
    }
}
