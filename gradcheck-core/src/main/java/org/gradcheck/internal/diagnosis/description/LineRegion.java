package org.gradcheck.internal.diagnosis.description;

import java.util.BitSet;
import java.util.Optional;

/** Rows, columns or slices. Each of them has two marked entries or more, since a single entry says nothing of its line. */
final class LineRegion implements Region.Kind {

    private static final int FEWEST_IN_A_LINE = 2;

    /** Part of the marked entries of a sample that must be in such lines. Chosen: half of a sample is at random places. */
    private static final double LARGE_PART = 0.4;

    @Override
    public Optional<Region> of(Marks marks) {
        Optional<Region> best = Optional.empty();
        int fewest = Integer.MAX_VALUE;
        for (int axis = 0; axis < marks.rank() && marks.rank() > 1; axis++) {
            BitSet lines = lines(marks, axis);
            int measured = lines.cardinality();
            extend(lines, marks, axis);
            int count = marks.isSample() ? measured : lines.cardinality();
            if (!lines.isEmpty() && count < fewest) {
                fewest = count;
                best = Optional.of(new Region(new AxisWords(marks.block(), axis).of(lines), true));
            }
        }
        return best;
    }

    /** Adds the lines that look like them throughout, or that a sample does not tell apart from them. */
    private static void extend(BitSet lines, Marks marks, int axis) {
        if (lines.isEmpty()) {
            return;
        }
        int[] alike = alike(marks, axis);
        int length = marks.entries() / alike.length;
        for (int line = 0; line < alike.length; line++) {
            if (alike[line] == length) {
                lines.set(line);
            }
        }
        if (marks.isSample()) {
            new SampledLines(marks, axis).extend(lines);
        }
    }

    private static int[] alike(Marks marks, int axis) {
        int[] alike = new int[marks.sizes().get(axis)];
        marks.alike().stream().forEach(entry -> alike[marks.index(entry, axis)]++);
        return alike;
    }

    /** Returns the lines that have all marked entries and no others; empty if there are none. */
    static BitSet lines(Marks marks, int axis) {
        int[] counts = new int[marks.sizes().get(axis)];
        BitSet lines = new BitSet();
        for (int entry = marks.marked().nextSetBit(0);
                entry >= 0;
                entry = marks.marked().nextSetBit(entry + 1)) {
            int line = marks.index(entry, axis);
            lines.set(line);
            counts[line]++;
        }
        if (!marks.fits(entry -> lines.get(marks.index(entry, axis)))) {
            return new BitSet();
        }
        int[] alike = alike(marks, axis);
        int length = marks.entries() / counts.length;
        int inSeveral = 0;
        for (int line = lines.nextSetBit(0); line >= 0; line = lines.nextSetBit(line + 1)) {
            boolean isWhole = alike[line] > 0 && alike[line] + counts[line] == length;
            inSeveral += counts[line] >= FEWEST_IN_A_LINE || isWhole ? counts[line] : 0;
        }
        int marked = marks.marked().cardinality();
        boolean isSet = marks.block().isComplete() ? inSeveral == marked : inSeveral >= LARGE_PART * marked;
        return isSet ? lines : new BitSet();
    }
}
