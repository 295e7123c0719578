package org.gradcheck.internal.diagnosis.description;

import java.util.List;
import java.util.Optional;

/** The analytic value is the same throughout, or within each row or column, and the numeric ones are not. */
final class SameValueInLines implements Relation {

    /** Fewest entries beyond the first of each line. Chosen: one is the same by coincidence more often, such as a zero. */
    private static final int FEWEST_FURTHER = 2;

    /** Largest relative distance of equal values. Chosen: some hundred roundings of a double. */
    private static final double SAME = 1e-13;

    @Override
    public Optional<String> of(Differences differences) {
        if (differences.size() > FEWEST_FURTHER && areSame(differences, differences.positions())) {
            return Optional.of("the analytic value is the same in each entry, the numeric one is not");
        }
        if (differences.rank() != 2) {
            return Optional.empty();
        }
        return along(differences, 0, "row").or(() -> along(differences, 1, "column"));
    }

    private static Optional<String> along(Differences differences, int axis, String line) {
        int further = 0;
        for (List<Integer> entries : differences.byLine(axis).values()) {
            further += entries.size() - 1;
            if (!areSame(differences, entries)) {
                return Optional.empty();
            }
        }
        return further < FEWEST_FURTHER
                ? Optional.empty()
                : Optional.of("the analytic value is the same throughout each " + line
                        + ", the numeric one is not: look at the index along the " + line);
    }

    private static boolean areSame(Differences differences, List<Integer> entries) {
        for (int i : entries) {
            double first = differences.analytic(entries.get(0));
            if (Math.abs(differences.analytic(i) - first) > SAME * Math.abs(first)) {
                return false;
            }
        }
        return true;
    }
}
