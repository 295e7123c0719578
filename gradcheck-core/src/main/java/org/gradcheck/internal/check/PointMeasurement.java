package org.gradcheck.internal.check;

import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.examination.PointExamination;
import org.gradcheck.internal.examination.ReferenceBudget;
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.screening.ScreeningExamination;
import org.gradcheck.report.Finding;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Objective;

/**
 * Differences of the cost at the points of one check, one by one or along directions of many entries together, as the mode, the
 * precision of the cost and the limit of the evaluations say. Where the first of both ways leaves blocks open, the evaluations
 * that are left under the limit go to the second.
 */
final class PointMeasurement {

    private final CheckSettings settings;
    private final ReferenceBudget references;
    private final ProgressCounter progress;
    private final EvaluationMeter meter;
    private final LimitedChoice choice;
    private final Replicas replicas;
    private int pointsLeft;
    private EvaluationNeed need = EvaluationNeed.ofSmooth(0, 1, 1);
    private boolean isScreenedForLimit;
    private boolean isScreenedAfterwards;

    PointMeasurement(
            Objective objective,
            CheckSettings settings,
            ProgressCounter progress,
            EvaluationMeter meter,
            Replicas replicas) {
        this.settings = settings;
        this.progress = progress;
        this.meter = meter;
        this.choice = new LimitedChoice(settings.mode(), meter);
        this.replicas = replicas;
        this.pointsLeft = 1 + objective.furtherPoints().size();
        this.references = new ReferenceBudget(objective.blocks().size() * pointsLeft);
    }

    /** Counts one point less among those that share the evaluations that are left. */
    void goOn() {
        pointsLeft--;
    }

    /** Returns what the report says of a point at which the limit left no evaluation. */
    Finding unreached(Objective here) {
        return choice.reached(need(here));
    }

    /** Returns what the limit has left out or decided at the point that was measured last. */
    Optional<Finding> limit(List<JudgedBlock> blocks) {
        boolean agrees = true;
        for (JudgedBlock block : blocks) {
            agrees &= block.report().verdict() == Verdict.AGREES;
        }
        return isScreenedAfterwards && !meter.isReached()
                ? Optional.of(choice.screenedAfterwards())
                : choice.finding(agrees, isScreenedForLimit, need);
    }

    /** Differences the cost at a point; entries that the limit leaves out have no difference. */
    MeasuredPoint at(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        try {
            return measure(here, cost, inspected);
        } catch (LimitReached beforeAnyEntry) {
            return withoutDifferences(here, cost, inspected);
        }
    }

    private MeasuredPoint examineWithinLimit(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        try {
            return examine(here, cost, inspected);
        } catch (LimitReached beforeAnyEntry) {
            return withoutDifferences(here, cost, inspected);
        }
    }

    private MeasuredPoint withoutDifferences(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        return measured(new PointExamination(here, inspected, cost, settings.options(), replicas, references)
                .withoutDifferences());
    }

    private static MeasuredPoint measured(PointExamination.Examined examined) {
        return new MeasuredPoint(examined.blocks(), examined.noise(), examined.firstStep());
    }

    private MeasuredPoint measure(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        boolean screens = settings.mode().screens(here);
        boolean screensFloats = settings.mode().screensInSinglePrecision(here);
        need = need(here);
        isScreenedAfterwards = false;
        isScreenedForLimit = !screens && here.shortcut().isEmpty() && choice.screens(need, cost.evaluations());
        screens |= isScreenedForLimit;
        boolean mayBeFloats = ScreeningExamination.mayBeInSinglePrecision(inspected);
        EvaluationNeed ofNoisy = mayBeFloats
                ? EvaluationNeed.ofFloats(here.entries(), here.blocks().size(), pointsLeft)
                : EvaluationNeed.ofNoisy(here.entries(), here.blocks().size(), pointsLeft);
        boolean screensNoisy = here.shortcut().isEmpty() && choice.screens(ofNoisy, cost.evaluations());
        if (screens || screensNoisy || (screensFloats && mayBeFloats)) {
            ScreeningExamination examination = new ScreeningExamination(here, inspected, cost, settings.options());
            boolean isNoisy = examination.isInSinglePrecision() || (screensNoisy && examination.isNoisy());
            need = isNoisy ? ofNoisy : need;
            if (screens || (isNoisy && (screensNoisy || screensFloats))) {
                isScreenedForLimit |= !screens && !screensFloats;
                return oneByOneIfOpen(screen(here, examination), here, cost, inspected);
            }
        }
        boolean isKeptForNoise = here.shortcut().isEmpty() && !screensNoisy;
        choice.keepForTogether(isKeptForNoise ? ofNoisy : need, pointsLeft, cost.evaluations());
        return togetherIfCutShort(examineWithinLimit(here, cost, inspected), here, cost, inspected);
    }

    /** Compares the entries one by one with the evaluations that are left, if they were compared together for the limit and it did not decide. */
    private MeasuredPoint oneByOneIfOpen(
            MeasuredPoint together, Objective here, CountedCost cost, Inspection.Inspected inspected) {
        if (!isScreenedForLimit || meter.left() < 2 || !isOpen(together)) {
            return together;
        }
        boolean isReached = meter.releaseKept();
        MeasuredPoint oneByOne = examineWithinLimit(here, cost, inspected);
        if (!isOpen(oneByOne)) {
            isScreenedForLimit = false;
            return oneByOne;
        }
        if (isReached) {
            meter.leaveOut();
        }
        return together;
    }

    /** Compares all entries together if the limit has ended the comparison one by one before one was wrong, and evaluations were kept for that. */
    private MeasuredPoint togetherIfCutShort(
            MeasuredPoint oneByOne, Objective here, CountedCost cost, Inspection.Inspected inspected) {
        boolean isKept = meter.isKept();
        boolean isCutShort = meter.releaseKept();
        if (isCutShort && (!isKept || !isOpen(oneByOne))) {
            meter.leaveOut();
        } else if (isCutShort) {
            try {
                ScreeningExamination examination = new ScreeningExamination(here, inspected, cost, settings.options());
                MeasuredPoint together =
                        new MeasuredPoint(examination.examine(), examination.noise(), examination::firstStep);
                isScreenedAfterwards = !isOpen(together);
                if (isScreenedAfterwards) {
                    return together;
                }
            } catch (LimitReached ended) {
                isScreenedAfterwards = false;
            }
            meter.leaveOut();
        } else if (settings.mode().followsLimit()) {
            return new HiddenBlocks(here, inspected, cost, settings.options()).decide(oneByOne);
        }
        return oneByOne;
    }

    /** Returns whether no block disagrees, and some block does not agree. */
    private static boolean isOpen(MeasuredPoint measured) {
        boolean agrees = true;
        for (JudgedBlock block : measured.judge().blocks()) {
            if (block.report().verdict() == Verdict.DISAGREES) {
                return false;
            }
            agrees &= block.report().verdict() == Verdict.AGREES;
        }
        return !agrees;
    }

    private EvaluationNeed need(Objective here) {
        return here.shortcut().isPresent()
                ? EvaluationNeed.ofNetwork(pointsLeft)
                : EvaluationNeed.ofSmooth(here.entries(), here.blocks().size(), pointsLeft);
    }

    private MeasuredPoint screen(Objective here, ScreeningExamination examination) {
        MeasuredPoint measured = new MeasuredPoint(examination.examine(), examination.noise(), examination::firstStep);
        here.blocks().forEach(block -> progress.count(block.values().size()));
        return measured;
    }

    private MeasuredPoint examine(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        return measured(new PointExamination(here, inspected, cost, settings.options(), replicas, references)
                .examine(progress));
    }
}
