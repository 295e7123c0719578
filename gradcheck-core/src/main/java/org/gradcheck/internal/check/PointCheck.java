package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.diagnosis.FrozenGradientProbe;
import org.gradcheck.internal.diagnosis.Hypotheses;
import org.gradcheck.internal.diagnosis.search.WrongGradient;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedChanges;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.examination.BlockExamination;
import org.gradcheck.internal.examination.CostInstance;
import org.gradcheck.internal.examination.EvaluationPool;
import org.gradcheck.internal.examination.PointOutcome;
import org.gradcheck.internal.examination.ReferenceBudget;
import org.gradcheck.internal.examination.Replicas;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.noise.NoiseEstimator;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.screening.ScreeningExamination;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.Finding;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.FurtherPoint;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/** One objective on its way to its verdicts: inspected, and examined block by block, at each point that it is to be. */
final class PointCheck {

    /** The same check probes the same directions everywhere. */
    private static final int PROBING_SEED = 1;

    /** What may be spent at each point beside two evaluations an entry, where nothing is in doubt. */
    private static final int SPARE_EVALUATIONS = 14;

    private final Objective objective;
    private final Predicate<Objective> screens;
    private final CheckOptions overrides;
    private final ReportBuilder verdicts;
    private final ReferenceBudget shares;
    private final ProgressCounter progress;
    private final Replicas replicas;
    private final boolean isAlone;
    private final StepCurves curves;

    /**
     * Prepares an examination.
     *
     * @param isAlone whether the objective is all that is checked, so that its gradient can be diagnosed by itself
     */
    PointCheck(
            Objective objective,
            Predicate<Objective> screens,
            CheckOptions overrides,
            ReportBuilder verdicts,
            ProgressCounter progress,
            Replicas replicas,
            boolean isAlone,
            StepCurves curves) {
        this.isAlone = isAlone;
        this.objective = objective;
        this.screens = screens;
        this.progress = progress;
        this.replicas = replicas;
        this.curves = curves;
        this.overrides = overrides;
        this.verdicts = verdicts;
        this.shares = new ReferenceBudget(
                objective.blocks().size() * (1 + objective.visits().size()));
    }

    /** Examines the objective where it is and wherever it is to be visited, and puts the parameters back. */
    void examine() {
        verdicts.declare(objective.declarations());
        ParameterSnapshot start = new ParameterSnapshot(objective.blocks());
        try {
            examineHere(objective, start);
            for (FurtherPoint visit : objective.visits()) {
                visit.move().run();
                Objective there = objective.at(visit.where());
                examineHere(there, new ParameterSnapshot(there.blocks()));
            }
        } finally {
            start.restore();
        }
    }

    /**
     * Examines the objective where it is.
     *
     * @param point the parameters there; one copy serves all steps, since a million of them take eight megabytes
     */
    private void examineHere(Objective here, ParameterSnapshot point) {
        CountedCost cost = new CountedCost(here.cost(), here.batch());
        Inspection.Outcome outcome = new Inspection(here, cost, point).inspect();
        if (outcome instanceof Inspection.Stopped stopped) {
            verdicts.add(stopped.finding(), here.blocks());
            here.blocks().forEach(block -> progress.count(block.values().size()));
        } else if (outcome instanceof Inspection.Inspected inspected) {
            PointOutcome outcomes =
                    screens.test(here) ? screen(here, cost, inspected) : examineBlocks(here, cost, inspected);
            point.restore()
                    .map(change -> new Finding(
                            Finding.Kind.PARAMETERS_CHANGED,
                            "the cost, evaluated at displaced parameters, changed the parameter " + change
                                    + "; compute it without writing to the parameters"))
                    .ifPresent(finding -> verdicts.add(finding, List.of()));
            diagnose(here, cost, outcomes.blocks());
            outcomes.blocks().forEach(verdicts::add);
            curves.draw(here, inspected, outcomes);
            point.restore();
        }
        verdicts.addEvaluations(cost.evaluations());
    }

    private void diagnose(Objective here, CountedCost cost, List<JudgedBlock> outcomes) {
        if (isAlone
                && outcomes.stream().noneMatch(JudgedBlock::isBlind)
                && outcomes.stream().anyMatch(outcome -> !outcome.mismatches().isEmpty())) {
            BooleanSupplier standsStill = () -> here.background().isRecomputed()
                    && new FrozenGradientProbe(here, cost, overrides.step()).gradientStandsStill();
            List<MeasuredBlock> measured =
                    outcomes.stream().map(JudgedBlock::measured).toList();
            verdicts.add(Hypotheses.diagnose(
                    new WrongGradient(measured, here.background(), verdicts.measured(), standsStill)));
        }
    }

    private PointOutcome screen(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        ScreeningExamination examination = new ScreeningExamination(here, inspected, cost, overrides);
        PointOutcome outcomes = new PointOutcome(examination.examine(), examination::firstStep);
        here.blocks().forEach(block -> progress.count(block.values().size()));
        return outcomes;
    }

    private PointOutcome examineBlocks(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        PartialDifferentiator atPoint = differentiator(here, cost, inspected);
        List<Replicas.Placed> placed = replicas.moveHere(atPoint, inspected);
        Optional<List<CostChanges>> changes = here.shortcut().map(Supplier::get);
        EvaluationBudget spare = new EvaluationBudget(cost, SPARE_EVALUATIONS);
        List<JudgedBlock> outcomes = new ArrayList<>();
        for (int b = 0; b < here.blocks().size(); b++) {
            int block = b;
            PartialDifferentiator differentiator = changes.map(
                            all -> atPoint.by(new CountedChanges(all.get(block), cost)))
                    .orElse(atPoint);
            double[] analytic = inspected.analytic().get(b);
            EntryJudge judge = new EntryJudge(overrides, AnalyticRounding.in(analytic));
            Stream<CostInstance> own =
                    Stream.of(new CostInstance(here.blocks().get(b).values(), differentiator, cost));
            Stream<CostInstance> others = placed.stream().map(replica -> replica.stand(block));
            EvaluationPool crew = new EvaluationPool(Stream.concat(own, others).toList(), replicas.workers(), progress);
            outcomes.add(new BlockExamination(here.blocks().get(b), analytic, crew, judge, spare, shares).examine());
        }
        return new PointOutcome(outcomes, entry -> atPoint.step(scaleOf(entry, here), entry.entry()));
    }

    private static ParameterScale scaleOf(Discrepancy entry, Objective here) {
        return new ParameterScale(here.blockNamed(entry.block()).values());
    }

    private PartialDifferentiator differentiator(Objective here, CountedCost cost, Inspection.Inspected inspected) {
        List<ParameterVector> parameters =
                here.blocks().stream().map(ParameterBlock::values).toList();
        Noise noise = new NoiseEstimator(parameters, cost, new Well19937c(PROBING_SEED), () -> 0)
                .measure(inspected.cost())
                .withJitter(inspected.jitter());
        return new PartialDifferentiator(cost, inspected.cost(), noise, overrides.step());
    }
}
