package org.gradcheck.internal.diagnosis.search;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gradcheck.report.MeasuredBlock;

/**
 * Entries that are no evidence beside another of their block, with the same values on both sides or with the negative of
 * both: what explains one of them explains them all. So are the two units of a softmax, whose deltas add up to zero.
 */
final class RepeatedEntries {

    private final List<BitSet> repeated;

    RepeatedEntries(List<MeasuredBlock> blocks) {
        repeated = blocks.stream().map(RepeatedEntries::in).toList();
    }

    /** The values as parts of the largest, to the 24 binary digits that finite differences mostly give. */
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
