package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.sampling.SamplingExamination;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.report.Finding;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.Objective.FurtherPoint;

/**
 * Check of the mean of a gradient with random numbers, at each point where it is to be checked.
 *
 * @param objective an objective with samples
 * @param meter counts the evaluations at all points, and limits them
 * @param options the tolerances of the user
 */
record SamplingCheck(Objective objective, EvaluationMeter meter, CheckOptions options) {

    /** Evaluations that no check exceeds at a point by much: two for each of 100,000 samples, and the choice of the segment. */
    private static final String MOST_AT_A_POINT = "210,000";

    /** Causes whose evidence states no more digits than means have. */
    private static final Set<Cause> SHOWN_BY_MEANS = EnumSet.of(
            Cause.NOT_FINITE,
            Cause.NEVER_FILLED,
            Cause.PARTLY_FILLED,
            Cause.TRANSPOSED,
            Cause.REORDERED,
            Cause.BIAS_FORGOTTEN);

    /**
     * Outcomes of all points.
     *
     * @param outcomes one for each point
     * @param samples the number of samples at all points
     */
    record Sampled(List<PointOutcome> outcomes, long samples) {}

    Sampled everywhere() {
        List<PointOutcome> outcomes = new ArrayList<>();
        long samples = 0;
        ParameterSnapshot start = new ParameterSnapshot(objective.blocks());
        try {
            samples += add(at(objective, start), objective, outcomes);
            for (FurtherPoint further : objective.furtherPoints()) {
                further.move().run();
                Objective there = objective.at(further.where());
                samples += add(at(there, new ParameterSnapshot(there.blocks())), there, outcomes);
            }
        } finally {
            start.restore();
        }
        return new Sampled(List.copyOf(outcomes), samples);
    }

    /** Adds the outcome at a point, and returns the number of its samples. */
    private long add(SamplingExamination.Outcome outcome, Objective here, List<PointOutcome> outcomes) {
        PointOutcome found = outcome(outcome, here);
        boolean isLimited = meter.isReached() && outcome.finding().isEmpty();
        outcomes.add(isLimited ? found.with(atLimit(agree(found))) : found);
        return outcome.samples();
    }

    private SamplingExamination.Outcome at(Objective here, ParameterSnapshot point) {
        return new SamplingExamination(here, meter, point, options).examine(atLimit(false));
    }

    private static boolean agree(PointOutcome outcome) {
        boolean agree = true;
        for (JudgedBlock block : outcome.blocks()) {
            agree &=
                    block.report().verdict() == Verdict.AGREES || block.report().verdict() == Verdict.VACUOUS;
        }
        return agree;
    }

    private Finding atLimit(boolean agree) {
        String limit = "the limit of " + Plural.of(meter.most(), "evaluation");
        return agree
                ? new Finding(
                        Finding.Kind.EVALUATIONS_LIMITED,
                        limit + " was reached; more of them would show a smaller bias")
                : new Finding(
                        Finding.Kind.EVALUATION_LIMIT_REACHED,
                        limit
                                + " ended the check before its samples were enough; without a limit, a check takes up to about "
                                + MOST_AT_A_POINT + " at a point");
    }

    private static PointOutcome outcome(SamplingExamination.Outcome outcome, Objective here) {
        if (outcome.finding().isPresent()) {
            return PointOutcome.stopped(outcome.finding().get(), here.blocks(), outcome.evaluations());
        }
        return new PointOutcome(
                outcome.blocks(),
                List.of(),
                List.of(),
                explain(here, outcome),
                StepCurves.Drawn.NONE,
                outcome.evaluations());
    }

    private static Explained explain(Objective here, SamplingExamination.Outcome outcome) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (Diagnosis bug : byEntries(here, outcome)) {
            if (SHOWN_BY_MEANS.contains(bug.cause())) {
                diagnoses.add(outcome.hasJumps() && bug.cause() == Cause.NEVER_FILLED ? ofJumps(bug) : bug);
            }
        }
        if (diagnoses.isEmpty()) {
            diagnoses.addAll(outcome.factors());
        }
        return new Explained(List.copyOf(diagnoses), diagnoses.isEmpty() ? outcome.pattern() : Optional.empty());
    }

    /** A gradient along the path of a cost that jumps with its draw is zero, as one is that was never filled. */
    private static Diagnosis ofJumps(Diagnosis bug) {
        return new Diagnosis(
                bug.cause(),
                bug.where(),
                bug.evidence() + "; for given random numbers the cost changes by jumps",
                "take the gradient by the score function (likelihood ratio), or a smooth cost in place of the jumps: the derivative of"
                        + " a sample leaves them out; if it is not zero, write it to the array that the check reads",
                bug.alternatives());
    }

    private static List<Diagnosis> byEntries(Objective here, SamplingExamination.Outcome outcome) {
        boolean isWrong = false;
        List<JudgedValues> values = new ArrayList<>();
        for (int b = 0; b < outcome.blocks().size(); b++) {
            JudgedBlock block = outcome.blocks().get(b);
            isWrong |= !block.mismatches().isEmpty();
            values.add(JudgedValues.of(outcome.forDiagnosis().get(b), block.verdicts(), block.report()));
        }
        return isWrong
                ? Hypotheses.diagnose(WrongGradient.of(values, here.context(), List.of(), () -> false))
                : List.of();
    }
}
