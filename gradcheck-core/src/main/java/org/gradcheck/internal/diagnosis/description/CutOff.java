package org.gradcheck.internal.diagnosis.description;

import java.util.Optional;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Standing;

/** All wrong analytic values have the same size, the numeric ones are larger, and no other analytic value is. */
final class CutOff implements Relation {

    /** Largest relative distance of equal values. Chosen: rounding in single precision. */
    private static final double SAME = 1e-6;

    @Override
    public Optional<String> of(Differences differences) {
        double limit = Math.abs(differences.analytic(differences.positions().get(0)));
        if (differences.size() < 2) {
            return Optional.empty();
        }
        for (int i : differences.positions()) {
            boolean isCut = Math.abs(Math.abs(differences.analytic(i)) - limit) <= SAME * limit
                    && Math.abs(differences.numeric(i)) > limit
                    && differences.numeric(i) * differences.analytic(i) > 0;
            if (!isCut) {
                return Optional.empty();
            }
        }
        for (int i = 0; i < differences.block().size(); i++) {
            if (differences.values().standing(i) == Standing.RIGHT
                    && Math.abs(differences.analytic(i)) > limit * (1 + SAME)) {
                return Optional.empty();
            }
        }
        return Optional.of(
                "cut off at +-" + NumberText.of(limit) + "; take the clipping out of the gradient that is checked");
    }
}
