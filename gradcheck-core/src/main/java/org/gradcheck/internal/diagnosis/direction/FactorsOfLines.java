package org.gradcheck.internal.diagnosis.direction;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.internal.blockwise.PointOfBlocks;
import org.gradcheck.internal.diagnosis.search.NumberText;

/**
 * Factors of some rows or columns of a claim, along each of which the whole line shows. Both halves of a line have the same factor if it
 * is one of the line.
 *
 * @param block the block, a matrix
 * @param slopes measures along directions
 */
record FactorsOfLines(ClaimedBlock block, DeviationSlopes slopes) {

    /** Lines that are measured. Chosen: six with a factor of their own are no coincidence. */
    private static final int LINES = 6;

    /** Standard deviations by which halves may differ. Chosen: one of 16,000 normal ones does. */
    private static final double ALIKE = 4;

    /** Standard deviations by which a factor is not 1. Chosen: far above chance. */
    private static final double WRONG = 10;

    /** Part by which halves may differ. Chosen: curvature changes slopes by percents. */
    private static final double NEARLY = 0.05;

    /** Part by which lines differ. Chosen: four times as much. */
    private static final double DIFFERENT = 0.2;

    /** Largest standard deviation of a factor, as a part of it. Chosen: different lines then differ by four of them. */
    private static final double PRECISE = 0.05;

    /** A factor with its standard deviation. */
    private record Factor(double value, double error) {}

    /** Returns the factors in words; empty if lines have none of their own. */
    Optional<String> line() {
        return block.sizes().size() != 2 ? Optional.empty() : along(0, "row").or(() -> along(1, "column"));
    }

    private Optional<String> along(int axis, String word) {
        int[] lines = chosen(axis);
        int wrong = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int line : lines) {
            Factor one = factor(i -> block.index(i, axis) == line && block.index(i, 1 - axis) % 2 == 0);
            Factor other = factor(i -> block.index(i, axis) == line && block.index(i, 1 - axis) % 2 == 1);
            double error = Math.hypot(one.error(), other.error());
            double mean = (one.value() + other.value()) / 2;
            boolean isOne = error <= PRECISE * Math.abs(mean)
                    && Math.abs(one.value() - other.value()) <= ALIKE * error + NEARLY * Math.abs(mean);
            if (!isOne) {
                return Optional.empty();
            }
            wrong += Math.abs(mean - 1) > WRONG * error ? 1 : 0;
            least = Math.min(least, 1 / mean);
            most = Math.max(most, 1 / mean);
        }
        return lines.length < LINES
                        || wrong < LINES - 1
                        || !(most - least > DIFFERENT * Math.max(Math.abs(least), Math.abs(most)))
                ? Optional.empty()
                : Optional.of("the " + LINES + " of " + block.sizes().get(axis) + " " + word
                        + "s along which the cost was measured: a factor of its own in each " + word + ", "
                        + NumberText.of(least) + " to " + NumberText.of(most) + " x numeric: look for a number of each "
                        + word + ", such as a norm, a count or the derivative of an output");
    }

    /** Returns the slope along the claim in some entries, as a part of the claimed one. */
    private Factor factor(IntPredicate where) {
        double[] claimed = block.changes(block.claimed());
        double squares = 0;
        for (int i = 0; i < claimed.length; i++) {
            claimed[i] = where.test(i) ? claimed[i] : 0;
            squares += claimed[i] * claimed[i];
        }
        PointOfBlocks.UnclaimedSlope slope = slopes.along(claimed);
        return new Factor(1 + slope.value() / squares, slope.error() / squares);
    }

    /** Returns some of those lines whose claims are larger than that of the median. */
    private int[] chosen(int axis) {
        double[] claimed = block.changes(block.claimed());
        double[] squares = new double[block.sizes().get(axis)];
        for (int i = 0; i < claimed.length; i++) {
            squares[block.index(i, axis)] += claimed[i] * claimed[i];
        }
        int[] ordered = IntStream.range(0, squares.length)
                .filter(line -> squares[line] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(line -> -squares[line]))
                .mapToInt(Integer::intValue)
                .toArray();
        return ordered.length < LINES
                ? new int[0]
                : IntStream.range(0, LINES)
                        .map(k -> ordered[k * (ordered.length / 2) / LINES])
                        .distinct()
                        .toArray();
    }
}
