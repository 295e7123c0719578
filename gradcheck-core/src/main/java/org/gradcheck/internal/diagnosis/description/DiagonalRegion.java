package org.gradcheck.internal.diagnosis.description;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Diagonals and triangles of a matrix. */
final class DiagonalRegion implements Region.Kind {

    @Override
    public Optional<Region> of(Marks marks) {
        if (marks.rank() != 2 || marks.marked().cardinality() < 2) {
            return Optional.empty();
        }
        for (Map.Entry<String, IntPredicate> set :
                sets(distance(marks, marks.marked().nextSetBit(0))).entrySet()) {
            if (marks.fits(entry -> set.getValue().test(distance(marks, entry)))) {
                return Optional.of(new Region(set.getKey(), true));
            }
        }
        return Optional.empty();
    }

    /** Returns the sets by the distance from the diagonal: the column less the row. */
    private static Map<String, IntPredicate> sets(int first) {
        Map<String, IntPredicate> sets = new LinkedHashMap<>();
        sets.put("the diagonal", distance -> distance == 0);
        if (first != 0) {
            String side = first < 0 ? "below" : "above";
            int away = Math.abs(first);
            sets.put(
                    away == 1
                            ? "the diagonal next to the main one, " + side + " it"
                            : "the diagonal " + away + " " + side + " the main one",
                    distance -> distance == first);
        }
        sets.put("all below the diagonal", distance -> distance < 0);
        sets.put("all above the diagonal", distance -> distance > 0);
        sets.put("all off the diagonal", distance -> distance != 0);
        sets.put("all on and below the diagonal", distance -> distance <= 0);
        sets.put("all on and above the diagonal", distance -> distance >= 0);
        return sets;
    }

    private static int distance(Marks marks, int entry) {
        return marks.index(entry, 1) - marks.index(entry, 0);
    }
}
