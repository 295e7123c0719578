package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Verdict of a block if the gradient of a sample is NaN or infinite at the point, so that it has no mean. Entries that are not finite are
 * wrong, and nothing is known of the others.
 *
 * @param block the block
 * @param gradient its gradient of the sample
 */
@SuppressWarnings("ArrayRecordComponent") // a value that lives between two steps and is never compared
record NotFiniteSample(ParameterBlock block, double[] gradient) {

    JudgedBlock judge() {
        int entries = gradient.length;
        int[] numbers = new int[entries];
        double[] errors = new double[entries];
        BitSet wrong = new BitSet();
        EntryVerdict[] verdicts = new EntryVerdict[entries];
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        List<Discrepancy> mismatches = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            numbers[i] = i;
            errors[i] = Double.MAX_VALUE;
            boolean isWrong = !Double.isFinite(gradient[i]);
            wrong.set(i, isWrong);
            verdicts[i] = isWrong
                    ? EntryVerdict.DISAGREES
                    : block.values().isFixed(i) ? EntryVerdict.FIXED : EntryVerdict.UNRESOLVED;
            counts.merge(verdicts[i], 1, Integer::sum);
            if (isWrong) {
                mismatches.add(new Discrepancy(
                        block.nameOf(i),
                        block.name(),
                        block.shape(),
                        i,
                        gradient[i],
                        Double.NaN,
                        Double.POSITIVE_INFINITY));
            }
        }
        BlockReport report = new BlockReport(
                block.name(),
                block.shape(),
                wrong.isEmpty() ? Verdict.UNRESOLVED : Verdict.DISAGREES,
                counts,
                OptionalDouble.empty(),
                mismatches.isEmpty() ? Optional.empty() : Optional.of(mismatches.get(0)),
                wrong.isEmpty() ? "not compared, since the gradient of a sample is not finite" : "");
        MeasuredBlock measured =
                MeasuredBlock.of(block, numbers, gradient, new double[entries], errors, wrong, new Rounding(0, 0));
        return new JudgedBlock(
                report, mismatches, measured, new EntryVerdicts(block.name(), Arrays.asList(verdicts)), false);
    }
}
