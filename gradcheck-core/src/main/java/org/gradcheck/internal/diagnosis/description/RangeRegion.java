package org.gradcheck.internal.diagnosis.description;

import java.util.Optional;

/** Entries that follow each other: the first ones, the last ones, or some between. */
final class RangeRegion implements Region.Kind {

    @Override
    public Optional<Region> of(Marks marks) {
        int first = marks.marked().nextSetBit(0);
        int last = marks.marked().length() - 1;
        while (first > 0 && marks.alike().get(first - 1)) {
            first--;
        }
        while (marks.alike().get(last + 1)) {
            last++;
        }
        int firstAlike = marks.alike().nextSetBit(0);
        boolean areMoreAlike = marks.alike().length() > last + 1 || (firstAlike >= 0 && firstAlike < first);
        return areMoreAlike ? Optional.empty() : of(marks, first, last);
    }

    private static Optional<Region> of(Marks marks, int first, int last) {
        if (marks.marked().cardinality() < 3 || !marks.fits(entry -> entry >= first && entry <= last)) {
            return Optional.empty();
        }
        boolean isTail = marks.unmarked().nextSetBit(last) < 0;
        boolean isHead = marks.unmarked().previousSetBit(first) < 0;
        if (marks.isSample()) {
            String measured = "the entries ";
            return isTail
                    ? Optional.of(
                            new Region(measured + "from number " + first + " of " + marks.entries() + " on", true))
                    : isHead
                            ? Optional.of(
                                    new Region(measured + "up to number " + last + " of " + marks.entries(), true))
                            : Optional.empty();
        }
        int count = last - first + 1;
        String which = last == marks.entries() - 1
                ? "the last " + count
                : first == 0 ? "the first " + count : "numbers " + first + " to " + last;
        return Optional.of(new Region(which + " of " + marks.entries() + " entries", true));
    }
}
