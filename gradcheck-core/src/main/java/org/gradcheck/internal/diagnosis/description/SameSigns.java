package org.gradcheck.internal.diagnosis.description;

import java.util.Optional;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Standing;

/** All wrong analytic values have the right sign, or all have the wrong one; the weakest statement. */
final class SameSigns implements Relation {

    /** Fewest entries. Chosen: signs of fewer are the same by coincidence in one of eight gradients. */
    private static final int FEWEST = 4;

    @Override
    public Optional<String> of(Differences differences) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i : differences.positions()) {
            double ratio = differences.analytic(i) / differences.numeric(i);
            if (Differences.isZero(differences.numeric(i), differences.error(i)) || !Double.isFinite(ratio)) {
                return Optional.empty();
            }
            least = Math.min(least, ratio);
            most = Math.max(most, ratio);
        }
        if (differences.size() < FEWEST || !(least * most > 0)) {
            return Optional.empty();
        }
        String which = most < 1 && least > 0 ? "too small" : least > 1 ? "too large" : "of another size";
        String words = (least > 0 ? "the right sign but " + which : "the wrong sign") + ", " + range(least, most)
                + " x numeric";
        return Optional.of(SameFactor.isPossible(differences) ? words : words + ": look for " + wanted(differences));
    }

    /** Returns where to look: a derivative of the chain rule that is forgotten throughout leaves no entry right. */
    private static String wanted(Differences differences) {
        return differences.values().count(Standing.RIGHT) > 0
                ? "a factor, a term or a branch that only these entries have"
                : "a factor that is not the same in each entry, such as a derivative in the chain rule";
    }

    private static String range(double least, double most) {
        return NumberText.of(least) + " to " + NumberText.of(most);
    }
}
