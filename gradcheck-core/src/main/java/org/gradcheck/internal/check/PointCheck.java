package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationMeter;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.evaluation.WatchedCost;
import org.gradcheck.internal.examination.PointExamination;
import org.gradcheck.internal.examination.ReferenceBudget;
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.examination.UnitsOfZeros;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.screening.ScreeningExamination;
import org.gradcheck.internal.stages.StageOrder;
import org.gradcheck.internal.stages.StageSearch;
import org.gradcheck.report.Finding;
import org.gradcheck.report.ReportContents;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.Objective.FurtherPoint;

/**
 * Check of one objective at each point where it is to be checked: inspect, examine or screen, judge, diagnose. Each
 * step takes a value and returns one. Where a block does not agree, the cost is examined once more before the diagnosis ({@link
 * DoubtfulPoint}).
 */
final class PointCheck {

    private static final Finding SUM_IN_DOUBLE = new Finding(
            Finding.Kind.COST_IN_SINGLE_PRECISION,
            "all values of the cost are floats; if it is a sum, such as a loss over examples, sum it in double: smaller"
                    + " errors would show");

    private final Objective objective;
    private final CheckSettings settings;
    private final ReferenceBudget references;
    private final ProgressCounter progress;
    private final EvaluationMeter meter;
    private final LimitedChoice choice;
    private final Replicas replicas;
    private final StepCurves curves;
    private int pointsLeft;
    private EvaluationNeed need = EvaluationNeed.ofSmooth(0, 1, 1);
    private boolean isScreenedForLimit;
    private boolean isScreenedAfterwards;

    PointCheck(
            Objective objective,
            CheckSettings settings,
            ProgressCounter progress,
            EvaluationMeter meter,
            Replicas replicas,
            StepCurves curves) {
        this.objective = objective;
        this.settings = settings;
        this.progress = progress;
        this.meter = meter;
        this.choice = new LimitedChoice(settings.mode(), meter);
        this.replicas = replicas;
        this.curves = curves;
        this.pointsLeft = 1 + objective.furtherPoints().size();
        this.references = new ReferenceBudget(objective.blocks().size() * pointsLeft);
    }

    /** Checks the objective at its current point and at its further points, and restores the parameters. */
    List<PointOutcome> everywhere() {
        List<PointOutcome> before = new ArrayList<>();
        ParameterSnapshot start = new ParameterSnapshot(objective.blocks());
        ParameterSnapshot stages = new ParameterSnapshot(StageSearch.valuesOf(objective));
        try {
            before.add(at(objective, start, before));
            for (FurtherPoint further : objective.furtherPoints()) {
                pointsLeft--;
                Objective there = objective.at(further.where());
                if (meter.left() == 0) {
                    before.add(unreached(there, 0));
                } else {
                    further.move().run();
                    before.add(at(there, new ParameterSnapshot(there.blocks()), before));
                }
            }
        } finally {
            start.restore();
            stages.restore();
        }
        return List.copyOf(before);
    }

    /** Checks the objective at one point, as far as the limit of the evaluations goes. */
    private PointOutcome at(Objective here, ParameterSnapshot point, List<PointOutcome> before) {
        CountedCost cost = new CountedCost(new WatchedCost(here.cost(), point), here.batch(), meter);
        try {
            return within(here, cost, point, before);
        } catch (LimitReached beforeAnyEntry) {
            return unreached(here, cost.evaluations());
        }
    }

    private PointOutcome unreached(Objective here, long evaluations) {
        return PointOutcome.stopped(choice.reached(need(here)), here.blocks(), evaluations);
    }

    /**
     * Checks the objective at one point.
     *
     * @param point the parameters there; one copy serves all steps, since a million of them take eight megabytes
     */
    private PointOutcome within(Objective here, CountedCost cost, ParameterSnapshot point, List<PointOutcome> before) {
        Inspection.Outcome inspection = new Inspection(here, cost, point).inspect();
        if (inspection instanceof Inspection.Stopped stopped) {
            here.blocks().forEach(block -> progress.leaveOut(block.values().size()));
            return PointOutcome.stopped(inStages(stopped.finding(), here), here.blocks(), cost.evaluations())
                    .in(stopped.where());
        }
        Inspection.Inspected inspected = (Inspection.Inspected) inspection;
        Objective scaled = new UnitsOfZeros(here, cost, inspected).measured();
        return compared(scaled, cost, inspected, point, before);
    }

    private PointOutcome compared(
            Objective here,
            CountedCost cost,
            Inspection.Inspected inspected,
            ParameterSnapshot point,
            List<PointOutcome> before) {
        MeasuredPoint measured = measureWithinLimit(here, cost, inspected);
        List<Finding> changes = changes(point.restore());
        JudgedPoint first = measured.judge();
        DoubtfulPoint.Conclusion conclusion =
                new DoubtfulPoint(here, cost, inspected, measured.noise(), first).conclude();
        if (conclusion.isRandom()) {
            List<Finding> both = new ArrayList<>();
            both.add(inStages(conclusion.findings().get(0), here));
            both.addAll(changes);
            return PointOutcome.stopped(both, here.blocks(), cost.evaluations());
        }
        JudgedPoint judged = new JudgedPoint(conclusion.blocks(), first.firstStep());
        List<Finding> findings = new ArrayList<>(changes);
        findings.addAll(conclusion.findings());
        if (cost.isInSinglePrecision()) {
            findings.add(SUM_IN_DOUBLE);
        }
        if (meter.hasLimit()) {
            addLimit(judged.blocks(), findings);
        }
        CauseSearch search = new CauseSearch(here, cost, inspected, settings.options(), judged.blocks());
        Explained explained =
                conclusion.canBeDiagnosed() ? search.explain(PointOutcome.measured(before)) : Explained.NOTHING;
        StepCurves.Drawn drawn = curves.draw(EntryCosts.of(here, inspected.cost()), judged, before, meter);
        point.restore();
        ReportContents.Stages stages =
                conclusion.canBeDifferenced() ? search.stages(measured.noise()) : ReportContents.Stages.NONE;
        point.restore();
        search.thrown().ifPresent(findings::add);
        return new PointOutcome(
                judged.blocks(), List.of(), List.copyOf(findings), explained, drawn, stages, cost.evaluations());
    }

    /** Replaces the general advice of a finding by the stage that makes the cost differ, if there is one. */
    private static Finding inStages(Finding finding, Objective here) {
        boolean differs = finding.kind().verdict() == Verdict.NONDETERMINISTIC
                || finding.kind() == Finding.Kind.GRADIENT_FOLLOWS_COST;
        Optional<String> fault = differs ? StageOrder.fault(here) : Optional.empty();
        String observed = finding.text().split("; ", 2)[0];
        return fault.isEmpty() ? finding : new Finding(finding.kind(), observed + "; " + fault.get());
    }

    /** Adds what the limit of the evaluations has left out or decided. */
    private void addLimit(List<JudgedBlock> blocks, List<Finding> findings) {
        boolean agrees = true;
        for (JudgedBlock block : blocks) {
            agrees &= block.report().verdict() == Verdict.AGREES;
        }
        if (isScreenedAfterwards && !meter.isReached()) {
            findings.add(choice.screenedAfterwards());
            return;
        }
        choice.finding(agrees, isScreenedForLimit, need).ifPresent(findings::add);
    }

    private static List<Finding> changes(Optional<String> changed) {
        return changed.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        Finding.Kind.PARAMETERS_CHANGED,
                        "the cost, evaluated at displaced parameters, changed the parameter " + changed.get()
                                + "; compute it without writing to the parameters"));
    }

    private MeasuredPoint measureWithinLimit(Objective here, CountedCost cost, Inspection.Inspected inspected) {
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
