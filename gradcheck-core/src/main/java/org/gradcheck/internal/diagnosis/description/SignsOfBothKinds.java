package org.gradcheck.internal.diagnosis.description;

import java.util.Optional;

/**
 * Some wrong analytic values have the right sign, and some the wrong one. A derivative in the chain rule changes few signs or all of
 * them, a term changes those of the entries in which it is the larger one.
 */
final class SignsOfBothKinds implements Relation {

    /** Fewest entries together. Chosen: the table shows as many as it needs to show fewer. */
    private static final int FEWEST = 8;

    @Override
    public Optional<String> of(Differences differences) {
        int right = 0;
        int wrong = 0;
        for (int i : differences.positions()) {
            boolean isKnown = !Differences.isZero(differences.numeric(i), differences.error(i));
            double product = differences.analytic(i) * differences.numeric(i);
            right += isKnown && product > 0 ? 1 : 0;
            wrong += isKnown && product < 0 ? 1 : 0;
        }
        return right == 0 || wrong == 0 || right + wrong < FEWEST
                ? Optional.empty()
                : Optional.of("the sign is right in " + right + " and wrong in " + wrong
                        + ": more is wrong than a positive factor of each entry, such as a term of a sum");
    }
}
