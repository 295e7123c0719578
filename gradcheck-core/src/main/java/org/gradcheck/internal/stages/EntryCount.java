package org.gradcheck.internal.stages;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.differentiation.StepDecision;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.text.Plural;

/**
 * Number of wrong entries of a claimed derivative.
 *
 * @param wrong the number of entries that are wrong
 * @param examined the number of entries that were examined
 * @param all the number of all entries
 * @param readers for each wrong entry the numbers of the steps that change with it, each list once
 * @param groups the examined entries by the numbers of the steps that change with them
 */
record EntryCount(int wrong, int examined, int all, Set<List<Integer>> readers, Map<List<Integer>, BitSet> groups) {

    /** Evaluations of a first difference. */
    private static final int OF_DIFFERENCE = 2;

    /** Further evaluations of an entry that the first difference does not decide. Chosen: two more steps. */
    private static final int OF_REFINEMENT = 4;

    /** Distance, as a part of the entry, that a single difference shows. Chosen: far above its truncation error. */
    private static final double EVIDENT = 1e-3;

    /** Distance, as a part of the entry, that truncation may cause. Chosen: the steps of a first difference are 2^-5 at most. */
    private static final double TRUNCATION = 1e-6;

    /** Multiple of the noise of a difference that noise explains. Chosen: as in {@code EntryJudge}. */
    private static final double NOISE = 4;

    /** Multiple of the noise of a difference that decides without a refinement. Chosen: ten times that of a refined derivative. */
    private static final double EVIDENT_NOISE = ErrorBars.DISAGREEMENT * 10;

    /**
     * Counts the wrong entries, at even distances if not all can be examined.
     *
     * @param noise the noise of the passes
     * @param rounding the rounding error of a claimed derivative, in the unit of the change of the cost with the size of an entry
     * @param most the most evaluations
     */
    static EntryCount of(StagePass pass, Source source, Noise noise, double rounding, int most) {
        source.select(pass);
        int all = source.claimed().length;
        SourceEvaluation evaluation = new SourceEvaluation(pass, most);
        PartialDifferentiator differentiator = new PartialDifferentiator(evaluation, 0, noise, OptionalDouble.empty());
        ParameterScale scale = new ParameterScale(source.vector());
        int planned = Math.min(all, most / (OF_DIFFERENCE + OF_DIFFERENCE / 2));
        List<Integer> entries = IntStream.range(0, planned)
                .map(i -> (int) ((long) i * all / planned))
                .boxed()
                .toList();
        int wrong = 0;
        int examined = 0;
        Set<List<Integer>> readers = new LinkedHashSet<>();
        Map<List<Integer>, BitSet> groups = new LinkedHashMap<>();
        for (int entry : entries) {
            if (!Double.isFinite(source.claimed()[entry])) {
                wrong++;
                examined++;
            } else if (!source.vector().isFixed(entry) && evaluation.left() >= OF_DIFFERENCE) {
                int before = evaluation.count();
                CentralDifference quick = differentiator.quick(source.vector(), entry, scale);
                double tolerated = rounding / scale.of(entry);
                int extra = Math.min(OF_REFINEMENT, evaluation.left() - OF_DIFFERENCE * (planned - examined - 1));
                List<Integer> ofEntry = evaluation.readersFrom(before, pass.stages() + 1);
                groups.computeIfAbsent(ofEntry, steps -> new BitSet()).set(entry);
                if (isWrong(source, entry, quick, tolerated, differentiator, scale, extra)) {
                    wrong++;
                    readers.add(ofEntry);
                }
                examined++;
            }
        }
        return new EntryCount(wrong, examined, all, readers, groups);
    }

    private static boolean isWrong(
            Source source,
            int entry,
            CentralDifference quick,
            double rounding,
            PartialDifferentiator differentiator,
            ParameterScale scale,
            int extra) {
        double claimed = source.claimed()[entry];
        double size = Math.max(Math.abs(claimed), Math.abs(quick.value()));
        double distance = Math.abs(quick.value() - claimed);
        if (distance <= NOISE * quick.noise() + TRUNCATION * size + rounding) {
            return false;
        }
        if (distance > EVIDENT_NOISE * quick.noise() + EVIDENT * size + ErrorBars.DISAGREEMENT * rounding) {
            return true;
        }
        if (extra < OF_DIFFERENCE) {
            return false;
        }
        Derivative derivative =
                differentiator.refine(source.vector(), entry, scale, quick, found -> StepDecision.OPEN, extra);
        double limit = ErrorBars.DISAGREEMENT * (derivative.error() + rounding);
        return derivative.distanceTo(claimed) > limit && !derivative.allows(claimed);
    }

    /** Returns the same count with readers of wrong entries that were found otherwise. */
    EntryCount with(Set<List<Integer>> found) {
        return new EntryCount(wrong, examined, all, found, groups);
    }

    /** Returns the count in words, such as {@code 12 of 20 entries}; empty if none was found to be wrong. */
    String words() {
        return wrong == 0
                ? ""
                : " (" + wrong + " of "
                        + (examined == all ? Plural.of(all, "entry") : examined + " sampled entries of " + all) + ")";
    }
}
