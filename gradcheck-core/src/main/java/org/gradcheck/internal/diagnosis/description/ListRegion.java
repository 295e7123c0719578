package org.gradcheck.internal.diagnosis.description;

import java.util.Optional;
import org.gradcheck.report.MeasuredBlock;

/** Some entries by their names. */
final class ListRegion implements Region.Kind {

    /** Most entries that are listed. Chosen: the text stays short. */
    private static final int MOST = 4;

    /** Largest part of the block. Chosen: a list of the wrong half of a small block is no pattern, the right half is as short. */
    private static final double LARGEST_PART = 0.5;

    @Override
    public Optional<Region> of(Marks marks) {
        int count = marks.marked().cardinality();
        if (count > MOST || count > LARGEST_PART * (count + marks.unmarked().cardinality())) {
            return Optional.empty();
        }
        MeasuredBlock block = marks.block();
        StringBuilder names = new StringBuilder();
        int listed = 0;
        for (int i = 0; i < block.size(); i++) {
            if (marks.marked().get(block.entry(i))) {
                names.append(listed == 0 ? "" : listed == count - 1 ? " and " : ", ")
                        .append(block.subscript(i));
                listed++;
            }
        }
        return listed < count ? Optional.empty() : Optional.of(new Region(names.toString(), false));
    }
}
