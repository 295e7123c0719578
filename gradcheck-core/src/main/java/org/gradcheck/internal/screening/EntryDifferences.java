package org.gradcheck.internal.screening;

import java.util.List;
import java.util.function.Supplier;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.examination.BlockExamination;
import org.gradcheck.internal.examination.ClaimsAroundKinks;
import org.gradcheck.internal.examination.CostInstance;
import org.gradcheck.internal.examination.EvaluationPool;
import org.gradcheck.internal.examination.ReferenceBudget;
import org.gradcheck.internal.examination.UnmeasuredEntries;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.EntryDiscrepancy;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Differences of the cost by single entries of a screened objective.
 *
 * @param here the objective
 * @param cost counts the evaluations
 * @param costAtPoint the cost at the point
 * @param overrides the tolerances, and a step
 * @param gradient returns the analytic side
 * @param noise returns the noise of the cost, as it is known now
 */
record EntryDifferences(
        Objective here,
        CountedCost cost,
        double costAtPoint,
        CheckOptions overrides,
        Supplier<AnalyticGradient> gradient,
        Supplier<Noise> noise) {

    /** Examines one entry, given its number. */
    JudgedEntry examine(int number) {
        int block = gradient.get().space().blockOf(number);
        return examination(block)
                .examine(
                        number - gradient.get().space().rangeOf(block).from(),
                        number,
                        gradient.get().typical(block, number));
    }

    /** Judges an entry whose analytic value is not finite, so that it is wrong whatever its derivative is. */
    JudgedEntry unmeasured(int number) {
        AnalyticGradient claimed = gradient.get();
        int block = claimed.space().blockOf(number);
        int entry = number - claimed.space().rangeOf(block).from();
        Derivative any = UnmeasuredEntries.derivative();
        return JudgedEntry.of(
                number,
                new EntryJudge(overrides, AnalyticRounding.in(claimed.of(block))),
                any,
                claimed.typical(block, number),
                EntryDiscrepancy.of(here.blocks().get(block), entry, claimed.of(block)[entry], any, any.error()));
    }

    /** Examines all entries of a block. */
    MeasuredEntries examineInFull(int block) {
        ExaminedBlock examined = examination(block).examine();
        return new ClaimsAroundKinks(here, cost, overrides, differentiator(block))
                .explain(List.of(examined))
                .get(0)
                .within(gradient.get().largestChange());
    }

    private BlockExamination examination(int block) {
        ParameterBlock parameters = here.blocks().get(block);
        double[] analytic = gradient.get().of(block);
        return new BlockExamination(
                parameters,
                analytic,
                EvaluationPool.alone(new CostInstance(parameters.values(), differentiator(block), cost)),
                new EntryJudge(overrides, AnalyticRounding.in(analytic)),
                new EvaluationBudget(cost, 0),
                new ReferenceBudget(1));
    }

    /** Returns the step of the first difference of an entry. */
    double firstStep(Discrepancy entry) {
        ParameterBlock block = here.blockNamed(entry.block());
        return differentiator(here.blocks().indexOf(block)).step(new ParameterScale(block.values()), entry.entry());
    }

    /** Returns whether the cost does not change when other values are stored in a block. */
    boolean ignores(int block) {
        return changeWith(block) == 0;
    }

    /**
     * Returns whether the cost changes by its noise alone when other values are stored in a block, up to its size, and zeros are claimed.
     * Then a derivative that is not zero could change it by no more than a small part of the largest change of the gradient.
     */
    boolean isSymmetricIn(int block) {
        AnalyticGradient claimed = gradient.get();
        double rounding = AnalyticRounding.in(claimed.of(claimed.largestBlock()))
                .rounding()
                .of(0, claimed.largestChange());
        boolean isZero = claimed.typicalChange(block) <= rounding;
        if (!isZero || ofAll().isWithinNoise(ExaminedBlock.ZERO_OF_GRADIENT * claimed.largestChange())) {
            return false;
        }
        double change = changeWith(block);
        return ofAll().isWithinNoise(change)
                && (change > 0
                        || ofAll().isRoundedFarWith(here.blocks().get(block).values()));
    }

    private double changeWith(int block) {
        return ofAll().changeWith(here.blocks().get(block).values());
    }

    private PartialDifferentiator ofAll() {
        return new PartialDifferentiator(cost, costAtPoint, noise.get(), overrides.step());
    }

    private PartialDifferentiator differentiator(int block) {
        Noise seen = noise.get();
        Noise ofBlock = new Noise(seen.level(), gradient.get().typicalChange(block), seen.singlePrecision());
        return new PartialDifferentiator(cost, costAtPoint, ofBlock, overrides.step());
    }
}
