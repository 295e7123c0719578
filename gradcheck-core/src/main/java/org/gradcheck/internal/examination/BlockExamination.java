package org.gradcheck.internal.examination;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.judgement.BlockScale;
import org.gradcheck.internal.judgement.CostResponse;
import org.gradcheck.internal.judgement.EntryDiscrepancy;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.ExaminedBlock;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.judgement.NoiseOfDifferences;
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
 * settled by a reference derivative, if there is one, as far as its budget goes. Of the entries whose analytic value is not finite, only a
 * few are measured ({@link UnmeasuredEntries}).
 */
public final class BlockExamination {

    /** The verdicts of entries that a reference derivative can settle. */
    private static final Set<EntryVerdict> IS_OPEN = EnumSet.of(EntryVerdict.UNRESOLVED, EntryVerdict.TOO_SMALL);

    /** Part of the evaluations for first differences, if a limit leaves too few for all entries. Chosen: a wrong entry takes twice as many more. */
    private static final double PART_OF_FIRST_DIFFERENCES = 0.75;

    private final ParameterBlock block;
    private final EvaluationPool pool;
    private final ParameterVector values;
    private final ParameterScale parameterScale;
    private final double[] analytic;
    private final PartialDifferentiator differentiator;
    private final EntryJudge judge;
    private final EvaluationBudget budget;
    private final ReferenceBudget references;
    private final UnmeasuredEntries unmeasured;
    private final EntryRefinement refinement;
    private final long kept;

    /** Prepares to examine a block that may use all evaluations that are left. */
    public BlockExamination(
            ParameterBlock block,
            double[] analytic,
            EvaluationPool pool,
            EntryJudge judge,
            EvaluationBudget budget,
            ReferenceBudget references) {
        this(block, analytic, pool, judge, budget, references, 0);
    }

    /**
     * Prepares to examine a block.
     *
     * @param kept the evaluations that are kept for the blocks after it, if there is a limit
     */
    BlockExamination(
            ParameterBlock block,
            double[] analytic,
            EvaluationPool pool,
            EntryJudge judge,
            EvaluationBudget budget,
            ReferenceBudget references,
            long kept) {
        this.block = block;
        this.pool = pool;
        this.values = pool.first().values();
        this.parameterScale = new ParameterScale(values);
        this.analytic = analytic;
        this.differentiator = pool.first().differentiator();
        this.judge = judge;
        this.budget = budget;
        this.references = references;
        this.kept = kept;
        this.refinement = new EntryRefinement(pool, analytic, parameterScale, judge, budget, kept);
        this.unmeasured = new UnmeasuredEntries(
                analytic, values, differentiator.evaluatesTheCost() ? affordableEntries() : Long.MAX_VALUE);
    }

    /** Returns the number of entries that get a difference: if not all of them, so many that evaluations are left to refine some. */
    private long affordableEntries() {
        long all = affordable() / 2;
        return all >= analytic.length ? all : (long) (PART_OF_FIRST_DIFFERENCES * all);
    }

    /** Returns the number of evaluations that are left for this block. */
    private long affordable() {
        return pool.first().cost().meter().left() - kept;
    }

    /** Examines all entries; {@link ExaminedBlock#within} then compares the block with the rest of the gradient. */
    public ExaminedBlock examine() {
        if (unmeasured.unreached() > 0) {
            pool.first().cost().meter().leaveOut();
        }
        CentralDifference[] quick =
                pool.quick(parameterScale, unmeasured, new ClearEntries(analytic, judge, parameterScale));
        BlockScale scale = BlockScale.of(quick, parameterScale);
        CostResponse response = responseWithinLimit(quick);
        boolean moves = response == CostResponse.MOVES || response == CostResponse.FLAT;
        Derivative[] numeric = moves ? derivatives(quick, scale) : unmoved(quick, response);
        BlockScale refined = BlockScale.of(numeric, parameterScale);
        int settled = block.referenceDerivatives().isPresent()
                ? settle(numeric, refined, block.referenceDerivatives().get())
                : 0;
        refined = settled == 0 ? refined : BlockScale.of(numeric, parameterScale);
        double[] noise = new double[quick.length];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = quick[i].noise();
        }
        return new ExaminedBlock(
                block,
                analytic,
                numeric,
                refined,
                refined.largest(),
                new NoiseOfDifferences(differentiator.noise(), noise),
                judge,
                response,
                settled,
                Optional.empty());
    }

    /**
     * Examines one entry alone.
     *
     * @param entry the entry
     * @param number its number among all parameters
     * @param typical a typical derivative of the block, in the unit of the entry
     */
    public JudgedEntry examine(int entry, int number, double typical) {
        CentralDifference quick = differentiator.quick(values, entry, parameterScale);
        double size = Math.abs(quick.value());
        double scale = size > quick.noise() ? Math.max(size, typical) : typical;
        Derivative numeric = judge.agreesClearly(analytic[entry], quick, scale, parameterScale.ofDerivative(entry))
                ? precise(entry, quick, scale)
                : refinement.alone(entry, quick, scale);
        return JudgedEntry.of(
                number,
                judge,
                numeric,
                scale,
                EntryDiscrepancy.of(block, entry, analytic[entry], numeric, numeric.error()));
    }

    /**
     * Returns the derivatives of a block whose entries do not move the cost, not even all together and far. Where the cost is the same up to
     * its noise, it has no truncation error there, so that far differences tell most.
     */
    private Derivative[] unmoved(CentralDifference[] quick, CostResponse response) {
        Derivative[] numeric = new Derivative[quick.length];
        for (int i = 0; i < numeric.length; i++) {
            if (values.isFixed(i)) {
                numeric[i] = new Derivative.Excluded();
            } else if (unmeasured.contains(i)) {
                numeric[i] = unmeasured.of(i);
            } else if (response == CostResponse.SYMMETRIC) {
                numeric[i] = unmoved(i, quick[i]);
            } else {
                numeric[i] = judge.derivativeOf(0, quick[i]);
            }
        }
        pool.countDecided(quick.length - unmeasured.unreached());
        return numeric;
    }

    private Derivative unmoved(int entry, CentralDifference quick) {
        try {
            return differentiator
                    .unmoved(values, entry, parameterScale)
                    .orElseGet(() -> new Derivative.Smooth(quick.value(), quick.noise()));
        } catch (LimitReached noneLeft) {
            return new Derivative.Unreached();
        }
    }

    /**
     * Refines the doubtful entries first, on all instances of the cost. The budget for precise entries is spent afterwards,
     * on those with the widest error bars first.
     */
    private Derivative[] derivatives(CentralDifference[] quick, BlockScale scale) {
        Derivative[] numeric = new Derivative[quick.length];
        List<Integer> doubtful = new ArrayList<>();
        List<Integer> imprecise = new ArrayList<>();
        for (int i = 0; i < quick.length; i++) {
            if (values.isFixed(i)) {
                numeric[i] = new Derivative.Excluded();
            } else if (unmeasured.contains(i)) {
                numeric[i] = unmeasured.of(i);
            } else if (!judge.agreesClearly(analytic[i], quick[i], scale.of(i), scale.sizes()[i])) {
                doubtful.add(i);
            } else if (couldBePreciser(i, quick[i], scale.of(i))) {
                imprecise.add(i);
            } else {
                numeric[i] = judge.derivativeOf(analytic[i], quick[i]);
            }
        }
        pool.countDecided(quick.length - unmeasured.unreached() - doubtful.size());
        if (!doubtful.isEmpty()) {
            refinement.refine(doubtful, toMeasure(), quick, scale, numeric);
        }
        imprecise.sort(comparingDouble(i -> -quick[i].noise() / Math.abs(analytic[i])));
        for (int i : imprecise) {
            numeric[i] = precise(i, quick[i], scale.of(i));
        }
        return numeric;
    }

    private boolean couldBePreciser(int entry, CentralDifference quick, double scale) {
        return judge.couldHideADerivative(analytic[entry], quick, scale)
                || judge.couldMissAnError(analytic[entry], quick, scale);
    }

    private int toMeasure() {
        int count = 0;
        for (int i = 0; i < analytic.length; i++) {
            count += values.isFixed(i) || unmeasured.contains(i) ? 0 : 1;
        }
        return count;
    }

    private Derivative precise(int entry, CentralDifference quick, double scale) {
        try {
            return preciseWithinLimit(entry, quick, scale);
        } catch (LimitReached noneLeft) {
            return judge.derivativeOf(analytic[entry], quick);
        }
    }

    private Derivative preciseWithinLimit(int entry, CentralDifference quick, double scale) {
        boolean isHidden = judge.couldHideADerivative(analytic[entry], quick, scale);
        if (isHidden && differentiator.isUnmovedBy(values, entry, parameterScale)) {
            return new Derivative.Unmoved();
        }
        return budget.areLeft() && (isHidden || judge.couldMissAnError(analytic[entry], quick, scale))
                ? budget.spend(() -> refinement.of(pool.first(), entry, quick, scale, budget.left()))
                : judge.derivativeOf(analytic[entry], quick);
    }

    /** Replaces unresolved derivatives by reference derivatives, as far as their budget goes. */
    private int settle(Derivative[] numeric, BlockScale scale, ReferenceDerivatives reference) {
        int share = references.next(reference);
        int settled = 0;
        for (int i = 0; i < numeric.length && settled < share; i++) {
            if (IS_OPEN.contains(judge.judge(analytic[i], numeric[i], scale.of(i)))) {
                numeric[i] = reference.partial(i);
                settled++;
            }
        }
        references.take(settled);
        return settled;
    }

    private CostResponse responseWithinLimit(CentralDifference[] quick) {
        try {
            return response(quick);
        } catch (LimitReached noneLeft) {
            return CostResponse.MOVES;
        }
    }

    /**
     * Returns how the cost responds to the entries. Where no difference and no analytic value exceeds the noise, not even over the
     * size of its parameter, all entries are displaced far together.
     */
    private CostResponse response(CentralDifference[] quick) {
        boolean isFlat = true;
        boolean isWithinNoise = true;
        boolean shouldHaveChanged = false;
        for (int i = 0; i < quick.length; i++) {
            if (!values.isFixed(i) && !unmeasured.contains(i)) {
                isFlat &= quick[i].isFlat();
                isWithinNoise &= judge.isWithinNoise(analytic[i], quick[i])
                        && differentiator.isWithinNoise(analytic[i] * parameterScale.of(i));
                shouldHaveChanged |= differentiator.wouldMoveTheCost(analytic[i] * quick[i].step());
            }
        }
        if (!isFlat && !isWithinNoise) {
            return CostResponse.MOVES;
        }
        double change = differentiator.changeWith(values);
        if (change == 0 && isFlat && shouldHaveChanged) {
            return CostResponse.NONE;
        }
        if (change == 0 && isFlat && !differentiator.isRoundedFarWith(values)) {
            return CostResponse.FLAT;
        }
        boolean isSymmetric = isWithinNoise && Double.isFinite(change) && !differentiator.wouldMoveTheCost(change);
        return isSymmetric ? CostResponse.SYMMETRIC : CostResponse.MOVES;
    }
}
