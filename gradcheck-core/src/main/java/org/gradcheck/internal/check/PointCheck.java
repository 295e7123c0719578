package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.evaluation.WatchedCost;
import org.gradcheck.internal.examination.PointExamination;
import org.gradcheck.internal.examination.ReferenceBudget;
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.screening.ScreeningExamination;
import org.gradcheck.internal.stages.StageSearch;
import org.gradcheck.report.Finding;
import org.gradcheck.report.ReportContents;
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
    private final Replicas replicas;
    private final StepCurves curves;

    PointCheck(
            Objective objective,
            CheckSettings settings,
            ProgressCounter progress,
            Replicas replicas,
            StepCurves curves) {
        this.objective = objective;
        this.settings = settings;
        this.progress = progress;
        this.replicas = replicas;
        this.curves = curves;
        this.references = new ReferenceBudget(
                objective.blocks().size() * (1 + objective.furtherPoints().size()));
    }

    /** Checks the objective at its current point and at its further points, and restores the parameters. */
    List<PointOutcome> everywhere() {
        List<PointOutcome> before = new ArrayList<>();
        ParameterSnapshot start = new ParameterSnapshot(objective.blocks());
        ParameterSnapshot stages = new ParameterSnapshot(StageSearch.valuesOf(objective));
        try {
            before.add(at(objective, start, before));
            for (FurtherPoint further : objective.furtherPoints()) {
                further.move().run();
                Objective there = objective.at(further.where());
                before.add(at(there, new ParameterSnapshot(there.blocks()), before));
            }
        } finally {
            start.restore();
            stages.restore();
        }
        return List.copyOf(before);
    }

    /**
     * Checks the objective at one point.
     *
     * @param point the parameters there; one copy serves all steps, since a million of them take eight megabytes
     */
    private PointOutcome at(Objective here, ParameterSnapshot point, List<PointOutcome> before) {
        CountedCost cost = new CountedCost(new WatchedCost(here.cost(), here.blocks(), point), here.batch());
        Inspection.Outcome inspection = new Inspection(here, cost, point).inspect();
        if (inspection instanceof Inspection.Stopped stopped) {
            here.blocks().forEach(block -> progress.count(block.values().size()));
            return PointOutcome.stopped(stopped.finding(), here.blocks(), cost.evaluations())
                    .in(stopped.where());
        }
        Inspection.Inspected inspected = (Inspection.Inspected) inspection;
        MeasuredPoint measured = measure(here, cost, inspected);
        List<Finding> changes = changes(point.restore());
        JudgedPoint first = measured.judge();
        DoubtfulPoint.Conclusion conclusion =
                new DoubtfulPoint(here, cost, inspected, measured.noise(), first).conclude();
        if (conclusion.isRandom()) {
            List<Finding> both = new ArrayList<>(conclusion.findings().subList(0, 1));
            both.addAll(changes);
            return PointOutcome.stopped(both, here.blocks(), cost.evaluations());
        }
        JudgedPoint judged = new JudgedPoint(conclusion.blocks(), first.firstStep());
        List<Finding> findings = new ArrayList<>(changes);
        findings.addAll(conclusion.findings());
        if (cost.isInSinglePrecision()) {
            findings.add(SUM_IN_DOUBLE);
        }
        CauseSearch search = new CauseSearch(here, cost, inspected, settings.options(), judged.blocks());
        Explained explained =
                conclusion.canBeDiagnosed() ? search.explain(PointOutcome.measured(before)) : Explained.NOTHING;
        StepCurves.Drawn drawn = curves.draw(EntryCosts.of(here, inspected.cost()), judged, before);
        point.restore();
        ReportContents.Stages stages =
                conclusion.canBeDifferenced() ? search.stages(measured.noise()) : ReportContents.Stages.NONE;
        point.restore();
        search.thrown().ifPresent(findings::add);
        return new PointOutcome(
                judged.blocks(), List.of(), List.copyOf(findings), explained, drawn, stages, cost.evaluations());
    }

    private static List<Finding> changes(Optional<String> changed) {
        return changed.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        Finding.Kind.PARAMETERS_CHANGED,
                        "the cost, evaluated at displaced parameters, changed the parameter " + changed.get()
                                + "; compute it without writing to the parameters"));
    }

    private MeasuredPoint measure(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        boolean screens = settings.mode().screens(here);
        boolean screensFloats = settings.mode().screensInSinglePrecision(here);
        if (screens || (screensFloats && ScreeningExamination.mayBeInSinglePrecision(inspected))) {
            ScreeningExamination examination = new ScreeningExamination(here, inspected, cost, settings.options());
            if (screens || examination.isInSinglePrecision()) {
                return screen(here, examination);
            }
        }
        return examine(here, cost, inspected);
    }

    private MeasuredPoint screen(Objective here, ScreeningExamination examination) {
        MeasuredPoint measured = new MeasuredPoint(examination.examine(), examination.noise(), examination::firstStep);
        here.blocks().forEach(block -> progress.count(block.values().size()));
        return measured;
    }

    private MeasuredPoint examine(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        PointExamination.Examined examined =
                new PointExamination(here, inspected, cost, settings.options(), replicas, references).examine(progress);
        return new MeasuredPoint(examined.blocks(), examined.noise(), examined.firstStep());
    }
}
