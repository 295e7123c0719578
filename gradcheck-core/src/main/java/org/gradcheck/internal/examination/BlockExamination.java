package org.gradcheck.internal.examination;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.judgement.CostResponse;
import org.gradcheck.internal.judgement.EntryDiscrepancy;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.judgement.NoiseOfDifferences;
import org.gradcheck.internal.judgement.UnresolvedReason;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Examination of the entries of one block.
 *
 * <p>Every entry that is not fixed gets one central difference (two evaluations of the cost). Entries whose difference
 * does not agree clearly with the analytic value are refined: differences of other step sizes are taken until the
 * verdict can no longer change or the evaluations of an entry are used up. Entries with an analytic value of 0 on which
 * the cost does not depend need no refinement. A small budget of further evaluations goes to entries that agree, but
 * whose noise could hide an error. If no entry changes the cost although the analytic gradient says that it should, all
 * entries are displaced far; a cost that still does not change ignores the block. Entries that are still unresolved are
 * settled by a reference derivative, if there is one, as far as its budget goes.
 */
public final class BlockExamination {

    private final ParameterBlock block;
    private final EvaluationPool pool;
    private final ParameterVector values;
    private final ParameterScale parameterScale;
    private final double[] analytic;
    private final PartialDifferentiator differentiator;
    private final EntryJudge judge;
    private final EvaluationBudget budget;
    private final ReferenceBudget references;

    public BlockExamination(
            ParameterBlock block,
            double[] analytic,
            EvaluationPool pool,
            EntryJudge judge,
            EvaluationBudget budget,
            ReferenceBudget references) {
        this.block = block;
        this.pool = pool;
        this.values = pool.first().values();
        this.parameterScale = new ParameterScale(values);
        this.analytic = analytic;
        this.differentiator = pool.first().differentiator();
        this.judge = judge;
        this.budget = budget;
        this.references = references;
    }

    public ExaminedBlock examine() {
        CentralDifference[] quick = pool.quick(parameterScale);
        double scale = 0;
        for (int i = 0; i < quick.length; i++) {
            double size = Math.abs(quick[i].value());
            scale = size > quick[i].noise() ? Math.max(scale, size) : scale;
        }
        CostResponse response = response(quick);
        Derivative[] numeric = response == CostResponse.NONE ? ignored(quick) : derivatives(quick, scale);
        int settled = block.referenceDerivatives()
                .map(reference -> settle(numeric, reference))
                .orElse(0);
        double[] noise =
                Arrays.stream(quick).mapToDouble(CentralDifference::noise).toArray();
        return UnresolvedReason.addTo(
                new ExaminedBlock(block, analytic, numeric, judge, response, settled, Optional.empty()),
                new NoiseOfDifferences(differentiator.noise(), noise));
    }

    /**
     * Examines one entry alone.
     *
     * @param entry the entry
     * @param number its number among all parameters
     * @param typical the size of a typical entry of the block
     */
    public JudgedEntry examine(int entry, int number, double typical) {
        CentralDifference quick = differentiator.quick(values, entry, parameterScale);
        double size = Math.abs(quick.value());
        double scale = size > quick.noise() ? Math.max(size, typical) : typical;
        Derivative numeric = judge.agreesClearly(analytic[entry], quick, scale)
                ? precise(entry, quick, scale)
                : settled(refineDoubtful(pool.first(), entry, quick, scale), entry, quick, scale);
        return new JudgedEntry(
                number,
                judge.judge(analytic[entry], numeric, scale),
                EntryDiscrepancy.of(block, entry, analytic[entry], numeric, numeric.error()));
    }

    private Derivative[] ignored(CentralDifference[] quick) {
        Derivative[] numeric = new Derivative[quick.length];
        Arrays.setAll(
                numeric,
                i -> values.isFixed(i) ? new Derivative.Excluded() : new Derivative.Smooth(0, quick[i].noise()));
        return numeric;
    }

    /**
     * Refines the doubtful entries first, on all instances of the cost; the budget for precise entries is spent
     * afterwards.
     */
    private Derivative[] derivatives(CentralDifference[] quick, double scale) {
        int[] doubtful = IntStream.range(0, quick.length)
                .filter(i -> !values.isFixed(i) && !judge.agreesClearly(analytic[i], quick[i], scale))
                .toArray();
        Iterator<Refinement> refinements = pool.refine(
                        doubtful.length,
                        (instance, k) -> refineDoubtful(instance, doubtful[k], quick[doubtful[k]], scale))
                .iterator();
        Derivative[] numeric = new Derivative[quick.length];
        int next = 0;
        for (int i = 0; i < quick.length; i++) {
            if (values.isFixed(i)) {
                numeric[i] = new Derivative.Excluded();
            } else if (next < doubtful.length && doubtful[next] == i) {
                next++;
                numeric[i] = settled(refinements.next(), i, quick[i], scale);
            } else {
                numeric[i] = precise(i, quick[i], scale);
            }
        }
        return numeric;
    }

    /**
     * Result of the refinement of an entry.
     *
     * @param derivative the refined derivative; empty if the cost does not depend on the entry, as the gradient states
     * @param evaluations the evaluations of the refinement
     */
    private record Refinement(Optional<Derivative> derivative, long evaluations) {}

    private Refinement refineDoubtful(CostInstance instance, int entry, CentralDifference quick, double scale) {
        boolean dead = analytic[entry] == 0
                && quick.isFlat()
                && instance.differentiator().isUnmovedBy(instance.values(), entry, parameterScale);
        if (dead) {
            return new Refinement(Optional.empty(), 0);
        }
        long before = instance.cost().allEvaluations();
        Derivative derivative = refined(instance, entry, quick, scale, PartialDifferentiator.MOST_EVALUATIONS);
        return new Refinement(Optional.of(derivative), instance.cost().allEvaluations() - before);
    }

    private Derivative settled(Refinement refinement, int entry, CentralDifference quick, double scale) {
        budget.take(refinement.evaluations());
        return refinement.derivative().orElseGet(() -> precise(entry, quick, scale));
    }

    private Derivative precise(int entry, CentralDifference quick, double scale) {
        return judge.couldMissAnError(analytic[entry], quick) && budget.areLeft()
                ? budget.spend(() -> refined(pool.first(), entry, quick, scale, budget.left()))
                : judge.derivativeOf(analytic[entry], quick);
    }

    private Derivative refined(CostInstance instance, int entry, CentralDifference quick, double scale, int most) {
        return instance.differentiator()
                .refine(
                        instance.values(),
                        entry,
                        parameterScale,
                        quick,
                        derivative -> judge.decide(analytic[entry], derivative, scale),
                        most);
    }

    /** Replaces unresolved derivatives by reference derivatives, as far as their budget goes. */
    private int settle(Derivative[] numeric, ReferenceDerivatives reference) {
        double scale = ExaminedBlock.scaleOf(numeric);
        int share = references.next(reference);
        int settled = 0;
        for (int i = 0; i < numeric.length && settled < share; i++) {
            if (judge.judge(analytic[i], numeric[i], scale) == EntryVerdict.UNRESOLVED) {
                numeric[i] = reference.partial(i);
                settled++;
            }
        }
        references.take(settled);
        return settled;
    }

    private CostResponse response(CentralDifference[] quick) {
        boolean shouldHaveChanged = false;
        for (int i = 0; i < quick.length; i++) {
            if (!quick[i].isFlat()) {
                return CostResponse.MOVES;
            }
            shouldHaveChanged |= !values.isFixed(i) && differentiator.wouldMoveTheCost(analytic[i] * quick[i].step());
        }
        return shouldHaveChanged && differentiator.isUnmovedBy(values) ? CostResponse.NONE : CostResponse.FLAT;
    }
}
