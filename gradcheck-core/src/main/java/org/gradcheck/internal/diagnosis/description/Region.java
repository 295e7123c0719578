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

    /** Fewest measured entries inside and outside. Chosen: fewer lie in some rows and columns by coincidence. */
    private static final int FEWEST_OF_A_SAMPLE = 4;

    /** From the simplest set to the one that describes the least. */
    private static final List<Kind> KINDS = List.of(
            new LineRegion(),
            new DiagonalRegion(),
            new BoxRegion(),
            new RangeRegion(),
            new PeriodicRegion(),
            new ListRegion(),
            new ValueRegion());

    /**
     * Returns the simplest description of the marked entries; empty if there is none, or if all entries are marked. A set that has all entries
     * that look like the marked ones comes before one that leaves some out.
     */
    public static Optional<Region> of(Marks marks) {
        return marks.marked().isEmpty() || marks.alike().isEmpty()
                ? simplest(marks)
                : simplest(marks.withAlike()).filter(Region::areWhole).or(() -> simplest(marks));
    }

    private static Optional<Region> simplest(Marks marks) {
        if (marks.marked().isEmpty() || marks.unmarked().isEmpty()) {
            return Optional.empty();
        }
        boolean isFew = marks.isSample()
                && Math.min(marks.marked().cardinality(), marks.unmarked().cardinality()) < FEWEST_OF_A_SAMPLE;
        int unmarked = marks.unmarked().cardinality();
        boolean isKnownOfFew = unmarked < FEWEST_OF_A_SAMPLE && unmarked < marks.open();
        for (Kind kind : isFew || isKnownOfFew ? List.<Kind>of(new ListRegion()) : KINDS) {
            Optional<Region> region = kind.of(marks);
            if (region.isPresent()) {
                return region;
            }
        }
        return Optional.empty();
    }
}
