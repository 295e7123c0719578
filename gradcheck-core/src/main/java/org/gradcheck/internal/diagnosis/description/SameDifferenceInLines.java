package org.gradcheck.internal.diagnosis.description;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Analytic less numeric value is the same within each row, or within each column. */
final class SameDifferenceInLines implements Relation {

    /** Fewest entries beyond the first of each line. */
    private static final int FEWEST_FURTHER = 2;

    @Override
    public Optional<String> of(Differences differences) {
        if (differences.rank() != 2) {
            return Optional.empty();
        }
        return along(differences, 0, "row").or(() -> along(differences, 1, "column"));
    }

    private static Optional<String> along(Differences differences, int axis, String line) {
        int further = 0;
        Collection<List<Integer>> lines = differences.byLine(axis).values();
        for (List<Integer> entries : lines) {
            further += entries.size() - 1;
            if (SameDifference.common(differences, entries).isEmpty()) {
                return Optional.empty();
            }
        }
        return further < FEWEST_FURTHER || !differences.areCertain(lines.size())
                ? Optional.empty()
                : Optional.of("analytic - numeric is the same in each " + line + ": a sum or mean over the " + line
                        + " is missing, as in softmax or a normalisation");
    }
}
