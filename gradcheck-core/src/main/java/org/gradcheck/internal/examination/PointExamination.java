package org.gradcheck.internal.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedChanges;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.noise.NoiseEstimator;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Examination of all blocks at one point, entry by entry.
 *
 * @param here the objective at the point
 * @param inspected what the inspection found there
 * @param cost counts the evaluations
 * @param options the choices of the user
 * @param replicas further instances of the cost
 * @param references the budget of reference derivatives
 */
public record PointExamination(
        Objective here,
        Inspection.Inspected inspected,
        CountedCost cost,
        CheckOptions options,
        Replicas replicas,
        ReferenceBudget references) {

    /** Fixed, so that the same check estimates the noise along the same directions everywhere. */
    private static final int NOISE_SEED = 1;

    /**
     * Evaluations at each point, beside two for each entry, for entries whose noise could hide an error. Chosen: few,
     * so that a check takes about two evaluations an entry; {@code EvaluationCountTests} specifies the total.
     */
    private static final int SPARE_EVALUATIONS = 14;

    /**
     * Analytic and numeric derivatives of all blocks.
     *
     * @param blocks one for each block
     * @param noise the measured noise of the cost
     * @param firstStep the step of the first difference of an entry, in the unit of its parameter
     */
    public record Examined(List<MeasuredEntries> blocks, Noise noise, ToDoubleFunction<Discrepancy> firstStep) {}

    public Examined examine(ProgressCounter progress) {
        PartialDifferentiator atPoint = differentiator();
        List<Replicas.Placed> placed = replicas.moveHere(atPoint, inspected);
        cost.stopIfInterrupted();
        List<CostChanges> changes =
                here.shortcut().isPresent() ? here.shortcut().get().get() : List.of();
        EvaluationBudget budget = new EvaluationBudget(cost, SPARE_EVALUATIONS);
        List<ExaminedBlock> blocks = new ArrayList<>();
        for (int b = 0; b < here.blocks().size(); b++) {
            ParameterBlock block = here.blocks().get(b);
            PartialDifferentiator differentiator =
                    changes.isEmpty() ? atPoint : atPoint.by(new CountedChanges(changes.get(b), cost));
            double[] analytic = inspected.analytic().get(b);
            EntryJudge judge = new EntryJudge(options, AnalyticRounding.in(analytic));
            List<CostInstance> instances = new ArrayList<>();
            instances.add(new CostInstance(block.values(), differentiator, cost));
            for (Replicas.Placed replica : placed) {
                instances.add(replica.instance(b));
            }
            EvaluationPool pool = new EvaluationPool(instances, replicas.workers(), progress);
            blocks.add(new BlockExamination(block, analytic, pool, judge, budget, references).examine());
        }
        double largest = 0;
        for (ExaminedBlock block : blocks) {
            largest = Math.max(largest, block.ofGradient());
        }
        List<MeasuredEntries> judged = new ArrayList<>(blocks.size());
        for (ExaminedBlock block : blocks) {
            judged.add(block.within(largest));
        }
        return new Examined(List.copyOf(judged), atPoint.noise(), entry -> atPoint.step(scaleOf(entry), entry.entry()));
    }

    private ParameterScale scaleOf(Discrepancy entry) {
        return new ParameterScale(here.blockNamed(entry.block()).values());
    }

    private PartialDifferentiator differentiator() {
        List<ParameterVector> parameters = ParameterBlock.valuesOf(here.blocks());
        Noise noise = new NoiseEstimator(parameters, cost, new Well19937c(NOISE_SEED), () -> 0)
                .measure(inspected.cost())
                .withJitter(inspected.jitter());
        return new PartialDifferentiator(cost, inspected.cost(), noise, options.step());
    }
}
