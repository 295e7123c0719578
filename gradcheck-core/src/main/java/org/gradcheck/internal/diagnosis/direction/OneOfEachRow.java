package org.gradcheck.internal.diagnosis.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.blockwise.PointOfBlocks;
import org.gradcheck.internal.text.ListedNames;

/**
 * Search for the one entry of each row that is wrong, such as that of the label in a softmax with cross-entropy.
 *
 * <p>Three slopes along a row find it among any number of others, as moments find the place of a mass. The components of the first are equal,
 * and those of the second grow with the column: both give the place. Those of the third are the squares of the distances from the place,
 * and show that no other entry is wrong.
 *
 * @param block the block, a matrix
 * @param slopes measures along directions
 */
record OneOfEachRow(ClaimedBlock block, DeviationSlopes slopes) {

    /** Rows that are measured. Chosen: one wrong entry in each of so many is no coincidence. */
    private static final int ROWS = 12;

    /** Fewest rows. Chosen: as for the factors of rows. */
    private static final int FEWEST = 6;

    /** Standard deviations by which a row deviates. Chosen: the column is then known to a sixth among 100. */
    private static final double CLEAR = 300;

    /** Standard deviations by which other entries of a row may deviate. Chosen: one of 16,000 normal slopes does. */
    private static final double DEVIATIONS = 4;

    /** Part of the deviation of a row that rounding leaves in another slope. Chosen: that of floats. */
    private static final double ROUNDING = 1e-4;

    /** Part of a column by which the place may be off. Chosen: a fifth; two wrong entries have their mean place there by coincidence. */
    private static final double NEAR = 0.2;

    /** Part by which the differences are the same. Chosen: as far as curvature changes slopes. */
    private static final double SAME = 1e-2;

    /** A wrong entry: the numeric derivative less the claimed one. */
    private record Wrong(int row, int column, double difference, double error) {}

    /** Returns the entries in words; empty if not just one of each row is wrong. */
    Optional<String> line() {
        if (block.sizes().size() != 2 || block.sizes().get(0) < FEWEST) {
            return Optional.empty();
        }
        int rows = block.sizes().get(0);
        int measured = Math.min(ROWS, rows);
        List<Wrong> wrong = new ArrayList<>();
        for (int k = 0; k < measured; k++) {
            Optional<Wrong> found = inRow(k * rows / measured);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            wrong.add(found.get());
        }
        return Optional.of("the entries "
                + ListedNames.of(
                        wrong.size(),
                        i -> "[" + wrong.get(i).row() + "][" + wrong.get(i).column() + "]")
                + ", one of each of " + measured + " rows along which the cost was measured: " + relation(wrong)
                + ": look for a label or an index that is left out, or counted twice");
    }

    private static String relation(List<Wrong> wrong) {
        Wrong first = wrong.get(0);
        boolean areSame = wrong.stream()
                .allMatch(
                        one -> Math.abs(one.difference() - first.difference()) <= SAME * Math.abs(first.difference()));
        return areSame
                ? "analytic - numeric = " + MeasuredNumber.text(-first.difference(), first.error()) + " in each"
                : "wrong";
    }

    private Optional<Wrong> inRow(int row) {
        int columns = block.sizes().get(1);
        PointOfBlocks.UnclaimedSlope sum = along(row, column -> 1);
        if (!(Math.abs(sum.value()) > CLEAR * sum.error())) {
            return Optional.empty();
        }
        double place = along(row, column -> (double) column / columns).value() / sum.value() * columns;
        int nearest = (int) Math.rint(place);
        if (nearest < 0 || nearest >= columns || Math.abs(place - nearest) > NEAR) {
            return Optional.empty();
        }
        PointOfBlocks.UnclaimedSlope spread = along(row, column -> Math.pow((double) (column - nearest) / columns, 2));
        boolean isOne = Math.abs(spread.value()) <= DEVIATIONS * spread.error() + ROUNDING * Math.abs(sum.value());
        return isOne ? Optional.of(new Wrong(row, nearest, sum.value(), sum.error())) : Optional.empty();
    }

    /** Returns the slope along a row: the sum of the deviations of its entries, each times its factor. */
    private PointOfBlocks.UnclaimedSlope along(int row, IntToDoubleFunction factor) {
        int columns = block.sizes().get(1);
        double[] components = new double[block.entries()];
        IntStream.range(0, columns).forEach(column -> {
            int entry = row * columns + column;
            components[entry] =
                    block.isDisplaced(entry) ? factor.applyAsDouble(column) / block.displacements()[entry] : 0;
        });
        return slopes.along(components);
    }
}
