package org.gradcheck.internal.examination;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.judgement.BlockScale;
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.report.EntryVerdict;

/**
 * Refinement of the entries of a block whose first difference does not agree clearly: differences of other step sizes are taken until the
 * verdict can no longer change or the evaluations of an entry are used up.
 */
final class EntryRefinement {

    /** Entries that are refined at once. Chosen: as many as screening samples of a block; they take up to 60 evaluations each. */
    private static final int GROUP = 64;

    /** Most evaluations that the refinement of an entry takes. Formula: first differences of other steps, and the steps of a refinement. */
    private static final int MOST_OF_AN_ENTRY = 6 + PartialDifferentiator.MOST_EVALUATIONS;

    private final EvaluationPool pool;
    private final double[] analytic;
    private final ParameterScale parameterScale;
    private final EntryJudge judge;
    private final EvaluationBudget budget;
    private final long kept;

    /**
     * Prepares to refine.
     *
     * @param budget the evaluations of refinements are subtracted from it
     * @param kept the evaluations that are kept for other blocks, if there is a limit
     */
    EntryRefinement(
            EvaluationPool pool,
            double[] analytic,
            ParameterScale parameterScale,
            EntryJudge judge,
            EvaluationBudget budget,
            long kept) {
        this.pool = pool;
        this.analytic = analytic;
        this.parameterScale = parameterScale;
        this.judge = judge;
        this.budget = budget;
        this.kept = kept;
    }

    /**
     * Refines doubtful entries. If they are many, groups of them are refined, one group after the other: first the entries that are farthest from
     * their claims in units of noise, then those that the noise hides least. If no entry of a group can be resolved, the groups after it are left.
     *
     * @param doubtful their numbers
     * @param measured the number of entries that have a first difference
     * @param numeric takes their derivatives
     */
    void refine(
            List<Integer> doubtful, int measured, CentralDifference[] quick, BlockScale scale, Derivative[] numeric) {
        if (doubtful.size() <= GROUP) {
            refineAll(doubtful, quick, scale, numeric);
            return;
        }
        List<Integer> hidden = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int i : doubtful) {
            boolean isHidden = doubtful.size() == measured || judge.agreesWithinNoise(analytic[i], quick[i]);
            (isHidden ? hidden : others).add(i);
        }
        others.sort(comparingDouble(i -> -Math.abs(analytic[i] - quick[i].value()) / quick[i].noise()));
        refineInGroups(others, quick, scale, numeric);
        hidden.sort(comparingDouble(
                i -> -Math.max(Math.abs(analytic[i]), Math.abs(quick[i].value())) / quick[i].noise()));
        refineInGroups(hidden, quick, scale, numeric);
    }

    private void refineInGroups(
            List<Integer> sorted, CentralDifference[] quick, BlockScale scale, Derivative[] numeric) {
        int done = 0;
        boolean areResolved = true;
        while (done < sorted.size() && areResolved) {
            List<Integer> group = sorted.subList(done, Math.min(sorted.size(), done + GROUP));
            refineAll(group, quick, scale, numeric);
            done += group.size();
            areResolved = isAnyResolved(group, numeric, scale);
            if (!areResolved) {
                estimate(group, sorted.subList(done, sorted.size()), quick, scale, numeric);
            }
        }
    }

    private boolean isAnyResolved(List<Integer> group, Derivative[] numeric, BlockScale scale) {
        for (int i : group) {
            EntryVerdict verdict = judge.judge(analytic[i], numeric[i], scale.of(i));
            if (verdict != EntryVerdict.UNRESOLVED && verdict != EntryVerdict.TOO_SMALL) {
                return true;
            }
        }
        return false;
    }

    /**
     * Leaves entries with their first differences. Their error bars are as many times their noise as those of the last group at most. An
     * entry that such an error bar would decide about stays open.
     */
    private void estimate(
            List<Integer> group,
            List<Integer> left,
            CentralDifference[] quick,
            BlockScale scale,
            Derivative[] numeric) {
        double times = 0;
        for (int i : group) {
            times = Math.max(times, (numeric[i].error() + numeric[i].width()) / quick[i].noise());
        }
        for (int i : left) {
            Derivative estimated = new Derivative.Smooth(quick[i].value(), times * quick[i].noise());
            EntryVerdict verdict = judge.judge(analytic[i], estimated, scale.of(i));
            boolean isOpen = verdict == EntryVerdict.UNRESOLVED || verdict == EntryVerdict.TOO_SMALL;
            numeric[i] = isOpen ? estimated : new Derivative.Smooth(quick[i].value(), Double.POSITIVE_INFINITY);
        }
    }

    /** Refines entries: all at once, or as many as the limit leaves evaluations for, until none are left. */
    private void refineAll(List<Integer> doubtful, CentralDifference[] quick, BlockScale scale, Derivative[] numeric) {
        int done = 0;
        boolean isLeft = true;
        while (done < doubtful.size() && isLeft) {
            int next = (int) Math.min(
                    doubtful.size() - done,
                    Math.max(1, (pool.first().cost().meter().left() - kept) / MOST_OF_AN_ENTRY));
            List<Integer> part = doubtful.subList(done, done + next);
            isLeft = pool.first().cost().meter().completes(() -> refineTogether(part, quick, scale, numeric));
            done += isLeft ? next : 0;
        }
        for (int i : doubtful.subList(done, doubtful.size())) {
            numeric[i] = new Derivative.Unreached();
        }
    }

    private void refineTogether(
            List<Integer> doubtful, CentralDifference[] quick, BlockScale scale, Derivative[] numeric) {
        List<Refinement> refinements = pool.refine(doubtful.size(), (instance, k) -> {
            int i = doubtful.get(k);
            return refineDoubtful(instance, i, quick[i], scale.of(i));
        });
        for (int k = 0; k < doubtful.size(); k++) {
            numeric[doubtful.get(k)] = refinements.get(k).derivative();
            budget.take(refinements.get(k).evaluations());
        }
    }

    /**
     * Result of the refinement of an entry.
     *
     * @param derivative the refined derivative
     * @param evaluations the evaluations of the refinement
     */
    private record Refinement(Derivative derivative, long evaluations) {}

    private Refinement refineDoubtful(CostInstance instance, int entry, CentralDifference first, double scale) {
        CentralDifference quick = first.step() > 0
                ? first
                : instance.differentiator().quickByTypicalSize(instance.values(), entry, parameterScale);
        boolean dead = analytic[entry] == 0
                && quick.isFlat()
                && instance.differentiator().isUnmovedBy(instance.values(), entry, parameterScale);
        if (dead) {
            return new Refinement(new Derivative.Unmoved(), 0);
        }
        long before = instance.cost().allEvaluations();
        Derivative derivative = of(instance, entry, quick, scale, PartialDifferentiator.MOST_EVALUATIONS);
        return new Refinement(derivative, instance.cost().allEvaluations() - before);
    }

    /** Refines one entry, whatever the others are. */
    Derivative alone(int entry, CentralDifference quick, double scale) {
        Refinement refinement = refineDoubtful(pool.first(), entry, quick, scale);
        budget.take(refinement.evaluations());
        return refinement.derivative();
    }

    /** Returns a derivative from further steps, up to a number of evaluations. */
    Derivative of(CostInstance instance, int entry, CentralDifference quick, double scale, int most) {
        return instance.differentiator()
                .refine(
                        instance.values(),
                        entry,
                        parameterScale,
                        quick,
                        derivative -> judge.decide(analytic[entry], derivative, scale),
                        most);
    }
}
