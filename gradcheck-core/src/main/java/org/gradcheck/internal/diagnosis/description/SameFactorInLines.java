package org.gradcheck.internal.diagnosis.description;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.diagnosis.search.NumberText;

/** The analytic values of each row, or of each column, are the numeric ones times a factor of that line. */
final class SameFactorInLines implements Relation {

    @Override
    public Optional<String> of(Differences differences) {
        return differences.rank() != 2
                ? Optional.empty()
                : along(differences, 0, "row").or(() -> along(differences, 1, "column"));
    }

    private static Optional<String> along(Differences differences, int axis, String line) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int further = 0;
        Collection<List<Integer>> lines = differences.byLine(axis).values();
        for (List<Integer> entries : lines) {
            double factor = factor(differences, entries);
            int clear = 0;
            for (int i : entries) {
                double rest = differences.analytic(i) - factor * differences.numeric(i);
                if (!Differences.isZero(rest, differences.error(i) * (1 + Math.abs(factor)))) {
                    return Optional.empty();
                }
                clear += differences.isClear(i) ? 1 : 0;
            }
            least = Math.min(least, factor);
            most = Math.max(most, factor);
            further += Math.max(0, clear - 1); // one of each line determines its factor
        }
        return differences.areEnough(further)
                ? Optional.of("a factor of its own in each " + line + ", " + NumberText.of(least) + " to "
                        + NumberText.of(most) + " x numeric: look for a number of each " + line
                        + ", such as a norm, a count or the derivative of an output")
                : Optional.empty();
    }

    private static double factor(Differences differences, List<Integer> entries) {
        double products = 0;
        double squares = 0;
        for (int i : entries) {
            double numeric = differences.numeric(i) / differences.error(i);
            products += differences.analytic(i) / differences.error(i) * numeric;
            squares += numeric * numeric;
        }
        return products / squares;
    }
}
