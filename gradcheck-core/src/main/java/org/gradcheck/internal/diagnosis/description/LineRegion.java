package org.gradcheck.internal.diagnosis.description;

import java.util.BitSet;
import java.util.Optional;

/** Rows, columns or slices. Each of them has two marked entries or more, since a single entry says nothing of its line. */
final class LineRegion implements Region.Kind {

    private static final int FEWEST_IN_A_LINE = 2;

    @Override
    public Optional<Region> of(Marks marks) {
        Optional<Region> best = Optional.empty();
        int fewest = Integer.MAX_VALUE;
        for (int axis = 0; axis < marks.rank() && marks.rank() > 1; axis++) {
            BitSet lines = lines(marks, axis);
            if (!lines.isEmpty() && lines.cardinality() < fewest) {
                fewest = lines.cardinality();
                best = Optional.of(new Region(new AxisWords(marks.block(), axis).of(lines), true));
            }
        }
        return best;
    }

    /** Returns the lines that have all marked entries and no others; empty if there are none. */
    static BitSet lines(Marks marks, int axis) {
        int[] counts = new int[marks.sizes().get(axis)];
        BitSet lines = new BitSet();
        for (int entry = marks.marked().nextSetBit(0); entry >= 0; entry = marks.marked().nextSetBit(entry + 1)) {
            int line = marks.index(entry, axis);
            lines.set(line);
            counts[line]++;
        }
        boolean isSet = marks.fits(entry -> lines.get(marks.index(entry, axis)));
        for (int line = lines.nextSetBit(0); line >= 0; line = lines.nextSetBit(line + 1)) {
            isSet &= counts[line] >= FEWEST_IN_A_LINE;
        }
        return isSet ? lines : new BitSet();
    }
}
