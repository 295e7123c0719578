package org.gradcheck.internal.diagnosis.search;

import java.util.ArrayList;
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
        List<BitSet> all = new ArrayList<>();
        for (MeasuredBlock block : blocks) {
            all.add(in(block));
        }
        repeated = List.copyOf(all);
    }

    /** Both values as parts of the largest, in single precision: finite differences seldom have more than 24 digits. */
    private static long bits(double analytic, double numeric) {
        int sign = numeric < 0 || (numeric == 0 && analytic < 0) ? -1 : 1;
        return (long) bits(sign * analytic) << Integer.SIZE | (bits(sign * numeric) & 0xFFFF_FFFFL);
    }

    /** Adding 0 makes -0 and 0 the same. */
    private static int bits(double value) {
        return Float.floatToIntBits((float) (value + 0.0));
    }

    private static BitSet in(MeasuredBlock block) {
        double scale = PredictedBlock.measured(block).scale();
        BitSet repeated = new BitSet(block.size());
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < block.size(); i++) {
            repeated.set(i, !seen.add(bits(block.analytic(i) / scale, block.numeric(i) / scale)));
        }
        return repeated;
    }

    boolean contains(int block, int i) {
        return repeated.get(block).get(i);
    }
}
