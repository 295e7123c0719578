package org.gradcheck.internal.diagnosis.description;

import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.diagnosis.search.NumberText;

/** Analytic less numeric value is the same in all wrong entries. */
final class SameDifference implements Relation {

    private static final int FEWEST = 3;

    @Override
    public Optional<String> of(Differences differences) {
        Optional<Double> common = common(differences, differences.positions());
        return common.isEmpty() || differences.size() < FEWEST || !differences.areCertain(1)
                ? Optional.empty()
                : Optional.of("analytic - numeric = " + NumberText.of(common.get())
                        + " in each: a term is missing or too many");
    }

    /** Returns the difference that some entries have in common, weighted by their errors. */
    static Optional<Double> common(Differences differences, List<Integer> positions) {
        double sum = 0;
        double weights = 0;
        for (int i : positions) {
            double weight = 1 / (differences.error(i) * differences.error(i));
            sum += weight * differences.difference(i);
            weights += weight;
        }
        double common = sum / weights;
        for (int i : positions) {
            if (!Differences.isZero(differences.difference(i) - common, differences.error(i))) {
                return Optional.empty();
            }
        }
        return Double.isFinite(common) ? Optional.of(common) : Optional.empty();
    }
}
