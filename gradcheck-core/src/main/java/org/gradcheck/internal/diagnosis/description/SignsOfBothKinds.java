package org.gradcheck.internal.diagnosis.description;

import java.util.Optional;

/**
 * Most wrong analytic values have the same sign relative to the numeric ones, but not all. A term of a sum that is wrong changes the signs
 * of those entries in which it is the larger one. If the signs are as chance has them, they say nothing.
 */
final class SignsOfBothKinds implements Relation {

    /** Fewest entries together. Chosen: the table shows fewer. */
    private static final int FEWEST = 8;

    /** Smallest part of the signs that is a majority. Chosen: random signs have one in 4 % of samples of 20, but in 28 % of those of 8. */
    private static final double MOST = 0.75;

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
        boolean areMost = Math.max(right, wrong) >= MOST * (right + wrong);
        return right == 0 || wrong == 0 || right + wrong < FEWEST || !areMost
                ? Optional.empty()
                : Optional.of("the sign is right in " + right + " and wrong in " + wrong
                        + ": more is wrong than a positive factor of each entry, such as a term of a sum");
    }
}
