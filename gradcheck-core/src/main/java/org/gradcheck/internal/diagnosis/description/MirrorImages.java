package org.gradcheck.internal.diagnosis.description;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The analytic values of a square matrix are the sums or the means of the numeric values of an entry and its mirror image, perhaps in one
 * triangle alone. In a sample some have been measured with their mirror images.
 */
final class MirrorImages implements Relation {

    /** Fewest entries with mirror images. Chosen: fewer may be sums by coincidence of their errors. */
    private static final int FEWEST = 4;

    /** Error bars that a mirror image must have, so that the sum differs from the entry. Chosen: ten times those of equal values. */
    private static final double LARGE = 100;

    @Override
    public Optional<String> of(Differences differences) {
        List<Integer> sizes = differences.block().shape().sizes();
        if (sizes.size() != 2 || !sizes.get(0).equals(sizes.get(1))) {
            return Optional.empty();
        }
        int size = sizes.get(0);
        return sums(differences, 1, entry -> false, "")
                .or(() -> sums(differences, 0.5, entry -> false, ", halved"))
                .or(() -> sums(
                        differences, 1, entry -> entry % size < entry / size, " above the diagonal and 0 below it,"))
                .or(() -> sums(
                        differences, 1, entry -> entry % size > entry / size, " below the diagonal and 0 above it,"));
    }

    /** @param isUnfilled whether an entry is in a triangle that is zero */
    private static Optional<String> sums(
            Differences differences, double factor, IntPredicate isUnfilled, String suffix) {
        int size = differences.block().shape().sizes().get(0);
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < differences.block().size(); i++) {
            places.put(differences.block().entry(i), i);
        }
        int pairs = 0;
        for (int i : differences.positions()) {
            int entry = differences.block().entry(i);
            if (isUnfilled.test(entry)) {
                if (differences.analytic(i) != 0) {
                    return Optional.empty();
                }
                continue;
            }
            Integer mirror = places.get(entry % size * size + entry / size);
            if (mirror != null && mirror != i && differences.block().isKnown(mirror)) {
                double error = differences.error(i) + differences.error(mirror);
                double sum = differences.numeric(i) + differences.numeric(mirror);
                if (!Differences.isZero(differences.analytic(i) - factor * sum, error)) {
                    return Optional.empty();
                }
                pairs += Math.abs(differences.numeric(mirror)) > LARGE * error ? 1 : 0;
            }
        }
        return pairs < FEWEST
                ? Optional.empty()
                : Optional.of("analytic[i][j] = numeric[i][j] + numeric[j][i]" + suffix + " in those that were measured"
                        + " with their mirror images: one side reads or writes one triangle of a symmetric matrix");
    }
}
