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
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.examination.UnitsOfZeros;
import org.gradcheck.internal.inspection.Inspection;
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
    private final ProgressCounter progress;
    private final EvaluationMeter meter;
    private final PointMeasurement measurement;
    private final StepCurves curves;

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
        this.measurement = new PointMeasurement(objective, settings, progress, meter, replicas);
        this.curves = curves;
    }

    /** Checks the objective at its current point and at its further points, and restores the parameters. */
    List<PointOutcome> everywhere() {
        List<PointOutcome> before = new ArrayList<>();
        ParameterSnapshot start = new ParameterSnapshot(objective.blocks());
        ParameterSnapshot stages = new ParameterSnapshot(StageSearch.valuesOf(objective));
        try {
            before.add(at(objective, start, before));
            for (FurtherPoint further : objective.furtherPoints()) {
                measurement.goOn();
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
        return PointOutcome.stopped(measurement.unreached(here), here.blocks(), evaluations);
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
        MeasuredPoint measured = measurement.at(here, cost, inspected);
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
            measurement.limit(judged.blocks()).ifPresent(findings::add);
        }
        CauseSearch search =
                new CauseSearch(here, cost, inspected, measured.noise(), settings.options(), judged.blocks());
        Explained explained =
                conclusion.canBeDiagnosed() ? search.explain(PointOutcome.measured(before)) : Explained.NOTHING;
        StepCurves.Drawn drawn = curves.draw(EntryCosts.of(here, inspected.cost()), judged, before, meter);
        point.restore();
        ReportContents.Stages stages = conclusion.canBeDifferenced() ? search.stages() : ReportContents.Stages.NONE;
        point.restore();
        if (search.thrown().isPresent()) {
            findings.add(search.thrown().get());
        }
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

    private static List<Finding> changes(Optional<String> changed) {
        return changed.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        Finding.Kind.PARAMETERS_CHANGED,
                        "the cost, evaluated at displaced parameters, changed the parameter " + changed.get()
                                + "; compute it without writing to the parameters"));
    }
}
