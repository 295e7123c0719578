package org.gradcheck.internal.diagnosis.description;

import java.util.BitSet;
import java.util.Optional;

/** Some rows within some columns, or the same along two axes of a tensor. */
final class BoxRegion implements Region.Kind {

    /** Fewest marked entries. Chosen: fewer are listed. */
    private static final int FEWEST = 4;

    @Override
    public Optional<Region> of(Marks marks) {
        if (marks.marked().cardinality() < FEWEST) {
            return Optional.empty();
        }
        BitSet all = (BitSet) marks.marked().clone();
        all.or(marks.alike());
        for (int outer = 0; outer < marks.rank(); outer++) {
            for (int inner = outer + 1; inner < marks.rank(); inner++) {
                BitSet lines = lines(marks, all, outer);
                BitSet within = lines(marks, all, inner);
                int first = outer;
                int second = inner;
                boolean isBox = lines.cardinality() > 1
                        && within.cardinality() > 1
                        && all.cardinality() >= 2 * Math.max(lines.cardinality(), within.cardinality())
                        && marks.fits(entry ->
                                lines.get(marks.index(entry, first)) && within.get(marks.index(entry, second)));
                if (isBox) {
                    return Optional.of(new Region(
                            new AxisWords(marks.block(), outer).named(lines) + " in "
                                    + new AxisWords(marks.block(), inner).named(within),
                            true));
                }
            }
        }
        return Optional.empty();
    }

    private static BitSet lines(Marks marks, BitSet entries, int axis) {
        BitSet lines = new BitSet();
        entries.stream().forEach(entry -> lines.set(marks.index(entry, axis)));
        return lines;
    }
}
