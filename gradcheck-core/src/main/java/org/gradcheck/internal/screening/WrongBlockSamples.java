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

    /** Entries of a sample, of which one must tell something. Chosen: noise hides the mistake in the others as well then. */
    private static final int FEWEST_TELLING = 6;

    /** Evaluations for all samples. Chosen: two samples of some 64 entries of ten evaluations each. */
    private static final long EVALUATIONS = 1280;

    /**
     * Examines the entries of all samples in turns.
     *
     * @param examined takes the entries, as far as the limit of the evaluations goes
     */
    void examine(List<JudgedEntry> examined) {
        EvaluationBudget budget = new EvaluationBudget(entries.cost(), EVALUATIONS);
        List<Sample> samples = samples();
        int[] telling = new int[samples.size()];
        for (int turn = 0; turn < SIZE; turn++) {
            for (int s = 0; s < samples.size(); s++) {
                Sample sample = samples.get(s);
                boolean isHidden = turn >= FEWEST_TELLING && telling[s] == 0;
                if (turn < sample.numbers().length && !isHidden && budget.areLeft()) {
                    int number = sample.numbers()[turn];
                    JudgedEntry entry = budget.spend(() -> entries.examine(number));
                    telling[s] += sample.isTold(entry) ? 1 : 0;
                    examined.add(entry);
                }
            }
        }
    }

    /**
     * A sample of a block.
     *
     * @param numbers the entries
     * @param areAlike whether all of them are wrong by the same factor
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Sample(int[] numbers, boolean areAlike) {

        /** Returns whether an entry tells anything about the mistake. Where all are wrong alike, those that look right hide it. */
        boolean isTold(JudgedEntry entry) {
            return areAlike ? entry.isWrong() : !entry.isOpen();
        }
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (int b = 0; b < conclusions.size(); b++) {
            if (conclusions.get(b).verdict() == Verdict.DISAGREES && !hasCommonFactorWithMeaning(b)) {
                samples.add(new Sample(sampleOf(b), conclusions.get(b).isCommonFactor()));
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
        return !new DirectionalCauses(unmeasured, entries.here().context().examples())
                .of(Map.of(block, conclusions.get(block).evidence(false)))
                .isEmpty();
    }

    /**
     * Returns a sample. The entries of wrong parts and those of the largest claims come first; in a block in which nothing is claimed any
     * may do. Entries that are known to be wrong are left out.
     */
    private int[] sampleOf(int block) {
        EntryRange range = gradient.space().rangeOf(block);
        EntrySample sample = new EntrySample(
                range, entries.here().blocks().get(block).shape().sizes());
        int[] numbers = displaceable(range);
        if (gradient.isZero(block)) {
            return sample.of(numbers, SIZE);
        }
        Set<Integer> known = conclusions.get(block).wrong().stream()
                .map(wrong -> range.from() + wrong.entry())
                .collect(Collectors.toSet());
        int[] chosen = sample.around(
                numbers,
                SIZE,
                number -> gradient.change(block, number),
                conclusions.get(block).located());
        return IntStream.of(chosen).filter(number -> !known.contains(number)).toArray();
    }

    /** Returns the entries that can be displaced. */
    private int[] displaceable(EntryRange range) {
        return IntStream.range(range.from(), range.to())
                .filter(number -> !gradient.space().isFixed(number))
                .toArray();
    }
}
