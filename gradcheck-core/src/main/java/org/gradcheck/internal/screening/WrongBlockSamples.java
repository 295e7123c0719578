package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gradcheck.internal.blockwise.BlockConclusion;
import org.gradcheck.internal.diagnosis.pattern.DirectionalCauses;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Samples of the entries of wrong blocks, so that they show what their mistake looks like. A block with a common factor that has a
 * meaning needs none.
 *
 * @param gradient the analytic side
 * @param entries examines entries one by one
 * @param conclusions the conclusions of the tests along the claimed gradients
 */
record WrongBlockSamples(AnalyticGradient gradient, EntryDifferences entries, List<BlockConclusion> conclusions) {

    /** Entries of a sample. Chosen: some of each of several rows and columns. */
    private static final int SIZE = 64;

    /** Entries of a sample of a block that has one factor in all of its parts. Chosen: they show the factor, and nothing else is to be found. */
    private static final int ALIKE = 6;

    /** Entries of a sample, of which one must tell something. Chosen: noise hides the mistake in the others as well then. */
    private static final int FEWEST_TELLING = 6;

    /** Evaluations for all samples. Chosen: a sample of 64 entries of some twelve evaluations each, or two of half as many. */
    private static final long EVALUATIONS = 800;

    /**
     * Examines the entries of all samples in turns.
     *
     * @param examined takes the entries, as far as the limit of the evaluations goes
     */
    void examine(List<JudgedEntry> examined) {
        EvaluationBudget budget = new EvaluationBudget(entries.cost(), EVALUATIONS);
        List<BlockSample> samples = samples();
        for (int turn = 0; turn < SIZE; turn++) {
            for (BlockSample sample : samples) {
                if (turn == SIZE / 2) {
                    sample.turnToWrongLines(gradient);
                }
                boolean isHidden = turn >= FEWEST_TELLING && !sample.tells();
                if (sample.hasNext() && !isHidden && budget.areLeft()) {
                    examined.add(budget.spend(() -> sample.examineNext(entries)));
                }
            }
        }
    }

    private List<BlockSample> samples() {
        List<BlockSample> samples = new ArrayList<>();
        for (int b = 0; b < conclusions.size(); b++) {
            if (conclusions.get(b).verdict() == Verdict.DISAGREES && !hasCommonFactorWithMeaning(b)) {
                samples.add(
                        new BlockSample(b, entrySample(b), conclusions.get(b).isCommonFactor(), sampleOf(b)));
            }
        }
        return samples;
    }

    private boolean hasCommonFactorWithMeaning(int block) {
        if (!conclusions.get(block).isCommonFactor()) {
            return false;
        }
        List<MeasuredBlock> unmeasured = new ArrayList<>();
        for (ParameterBlock each : entries.here().blocks()) {
            double[] none = new double[0];
            unmeasured.add(MeasuredBlock.of(
                    each,
                    new int[0],
                    none,
                    none,
                    none,
                    new BitSet(),
                    AnalyticRounding.in(gradient.of(block)).rounding()));
        }
        return !new DirectionalCauses(unmeasured, entries.here().context().examples(), any -> false)
                .of(Map.of(block, conclusions.get(block).evidence(false)))
                .isEmpty();
    }

    /**
     * Returns a sample. The entries of wrong parts and those of the largest claims come first; in a block in which nothing is claimed any
     * may do. Entries that are known to be wrong are left out.
     */
    private int[] sampleOf(int block) {
        EntryRange range = gradient.space().rangeOf(block);
        EntrySample sample = entrySample(block);
        int[] numbers = gradient.displaceable(block);
        if (gradient.isZero(block)) {
            return sample.of(numbers, SIZE);
        }
        Set<Integer> known = conclusions.get(block).wrong().stream()
                .map(wrong -> range.from() + wrong.entry())
                .collect(Collectors.toSet());
        int[] around = sample.around(
                numbers,
                conclusions.get(block).isCommonFactor() ? ALIKE : SIZE,
                number -> gradient.change(block, number),
                conclusions.get(block).located());
        int[] chosen = sample.afterZeroLines(gradient, block, around);
        return IntStream.of(chosen).filter(number -> !known.contains(number)).toArray();
    }

    private EntrySample entrySample(int block) {
        return new EntrySample(
                gradient.space().rangeOf(block),
                entries.here().blocks().get(block).shape().sizes());
    }
}
