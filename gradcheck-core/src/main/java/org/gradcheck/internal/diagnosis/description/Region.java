package org.gradcheck.internal.diagnosis.description;

import java.util.List;
import java.util.Optional;

/**
 * A set of entries of a block that is described exactly by a few words.
 *
 * @param words such as {@code rows 12 to 29 of 30}
 * @param areWhole whether the set follows from the places of the entries, not from a list of them or from their values
 */
public record Region(String words, boolean areWhole) {

    /** A kind of sets, which finds the one that has all marked entries and no others. */
    interface Kind {
        Optional<Region> of(Marks marks);
    }

    /** From the simplest set to the one that describes the least. */
    private static final List<Kind> KINDS = List.of(
            new LineRegion(),
            new DiagonalRegion(),
            new BoxRegion(),
            new RangeRegion(),
            new PeriodicRegion(),
            new ListRegion(),
            new ValueRegion());

    /** Returns the simplest description of the marked entries; empty if there is none, or if all entries are marked. */
    public static Optional<Region> of(Marks marks) {
        if (marks.marked().isEmpty() || marks.unmarked().isEmpty()) {
            return Optional.empty();
        }
        for (Kind kind : KINDS) {
            Optional<Region> region = kind.of(marks);
            if (region.isPresent()) {
                return region;
            }
        }
        return Optional.empty();
    }
}
