package org.gradcheck.internal.diagnosis.search;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcheck.report.MeasuredBlock;

/**
 * Entries that repeat an earlier entry of their block: analytic and numeric value are the same, or both have the other sign.
 *
 * <p>A bug that explains one of them explains all of them, so that they count once. An example are the two units of a
 * softmax, whose deltas add up to zero. Values are compared as parts of the largest one, rounded to single precision.
 */
final class RepeatedEntries {

    private final List<BitSet> repeated;

    RepeatedEntries(List<MeasuredBlock> blocks) {
        repeated = blocks.stream().map(RepeatedEntries::in).toList();
    }

    /** Both values as parts of the largest, in single precision: finite differences seldom have more than 24 digits. */
    private record Values(float analytic, float numeric) {

        static Values of(double analytic, double numeric) {
            return numeric < 0 || (numeric == 0 && analytic < 0)
                    ? new Values((float) (0 - analytic), (float) (0 - numeric))
                    : new Values((float) (0 + analytic), (float) (0 + numeric));
        }
    }

    private static BitSet in(MeasuredBlock block) {
        double scale = PredictedBlock.measured(block).scale();
        BitSet repeated = new BitSet(block.size());
        Set<Values> seen = new HashSet<>();
        for (int i = 0; i < block.size(); i++) {
            repeated.set(i, !seen.add(Values.of(block.analytic(i) / scale, block.numeric(i) / scale)));
        }
        return repeated;
    }

    boolean contains(int block, int i) {
        return repeated.get(block).get(i);
    }
}
