package org.gradcheck.internal.examination;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedChanges;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.ProgressCounter;
import org.gradcheck.internal.inspection.Inspection;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.BlockScale;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.CostResponse;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.judgement.NoiseOfDifferences;
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
            blocks.add(new BlockExamination(block, analytic, pool, judge, budget, references, keptAfter(b)).examine());
        }
        double largest = 0;
        for (ExaminedBlock block : blocks) {
            largest = Math.max(largest, block.ofGradient());
        }
        List<MeasuredEntries> judged = new ArrayList<>(blocks.size());
        for (ExaminedBlock block : new ClaimsAroundKinks(here, cost, options, atPoint).explain(blocks)) {
            judged.add(block.within(largest));
        }
        return new Examined(List.copyOf(judged), atPoint.noise(), entry -> atPoint.step(scaleOf(entry), entry.entry()));
    }

    /** Returns all blocks without any difference, since the limit of the evaluations leaves none. Entries that are not finite are wrong all the same. */
    public Examined withoutDifferences() {
        Noise rounding = new Noise(0, 0).withJitter(Math.ulp(inspected.cost()));
        List<MeasuredEntries> judged = new ArrayList<>();
        for (int b = 0; b < here.blocks().size(); b++) {
            ParameterBlock block = here.blocks().get(b);
            double[] analytic = inspected.analytic().get(b);
            Derivative[] numeric = new Derivative[analytic.length];
            for (int i = 0; i < numeric.length; i++) {
                numeric[i] = block.values().isFixed(i)
                        ? new Derivative.Excluded()
                        : Double.isFinite(analytic[i]) ? new Derivative.Unreached() : UnmeasuredEntries.derivative();
            }
            BlockScale scale = BlockScale.of(numeric, new ParameterScale(block.values()));
            judged.add(new ExaminedBlock(
                            block,
                            analytic,
                            numeric,
                            scale,
                            scale.largest(),
                            new NoiseOfDifferences(rounding, new double[numeric.length]),
                            new EntryJudge(options, AnalyticRounding.in(analytic)),
                            CostResponse.MOVES,
                            0,
                            Optional.empty())
                    .within(scale.largest()));
        }
        return new Examined(List.copyOf(judged), rounding, entry -> 0);
    }

    /** Returns the evaluations that are kept for the blocks after one: two for each of their entries, or their share of what is left. */
    private long keptAfter(int block) {
        long later = 0;
        for (int b = block + 1; b < here.blocks().size(); b++) {
            later += here.blocks().get(b).shape().entries();
        }
        double all = later + here.blocks().get(block).shape().entries();
        return cost.meter().hasLimit() && later > 0
                ? Math.min(2 * later, (long) (cost.meter().left() * (later / all)))
                : 0;
    }

    private ParameterScale scaleOf(Discrepancy entry) {
        return new ParameterScale(here.blockNamed(entry.block()).values());
    }

    private PartialDifferentiator differentiator() {
        List<ParameterVector> parameters = ParameterBlock.valuesOf(here.blocks());
        Noise noise = new NoiseEstimator(parameters, cost, new Well19937c(NOISE_SEED), () -> 0)
                .measure(inspected.cost())
                .withJitter(inspected.jitter());
        return new PartialDifferentiator(cost, inspected.cost(), noise, options.step()).ofClaims(largestClaim());
    }

    /** Returns the largest change of the cost that the gradient claims if one parameter changes by its size. */
    private double largestClaim() {
        double largest = 0;
        for (int b = 0; b < here.blocks().size(); b++) {
            double[] analytic = inspected.analytic().get(b);
            ParameterScale scale = new ParameterScale(here.blocks().get(b).values());
            for (int i = 0; i < analytic.length; i++) {
                double change = Math.abs(analytic[i]) * scale.of(i);
                largest = Double.isFinite(change) ? Math.max(largest, change) : largest;
            }
        }
        return largest;
    }
}
