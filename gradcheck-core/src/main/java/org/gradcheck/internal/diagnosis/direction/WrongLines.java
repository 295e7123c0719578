package org.gradcheck.internal.diagnosis.direction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.gradcheck.internal.text.DecimalText;

/**
 * Bisection search for the few rows or columns of a block that are wrong, along the claim in each of them: half of the lines that deviate
 * together, each to a random side, is divided again.
 *
 * @param block the block, a matrix
 * @param slopes measures along directions
 */
record WrongLines(ClaimedBlock block, DeviationSlopes slopes) {

    /** Most wrong lines that are found. Chosen: a line of a report names as many. */
    private static final int MOST = 6;

    /**
     * Lines that are displaced together at first. Formula: among {@code n} lines, noise is {@code sqrt(n)} times as large, so a line that deviates clearly
     * does so together with 15 others.
     */
    private static final int TOGETHER = 8;

    /** Most slopes. Chosen: six lines of 600 are found by 120. */
    private static final int MOST_SLOPES = 120;

    /** Standard deviations by which lines deviate. Chosen: of 120 right slopes, one in 10,000 searches does. */
    private static final double DEVIATES = 5;

    /** Standard deviations by which each wrong line must deviate. Chosen: four times as many. */
    private static final double CLEARLY = 20;

    /** A line with its factor. */
    private record Wrong(int line, double factor) {}

    /** Returns the lines in words; empty if none or many are wrong. */
    Optional<String> line() {
        return block.sizes().size() != 2 ? Optional.empty() : along(0, "row").or(() -> along(1, "column"));
    }

    private Optional<String> along(int axis, String word) {
        List<Wrong> wrong = new ArrayList<>();
        int[] signs = signs(block.sizes().get(axis));
        Deque<int[]> groups = new ArrayDeque<>();
        for (int from = 0; from < signs.length; from += TOGETHER) {
            groups.add(IntStream.range(from, Math.min(signs.length, from + TOGETHER))
                    .toArray());
        }
        for (int measured = 0; !groups.isEmpty(); measured++) {
            if (measured == MOST_SLOPES || wrong.size() > MOST) {
                return Optional.empty();
            }
            int[] group = groups.remove();
            double[] direction = direction(axis, signs, group);
            double squares = DeviationBattery.dotProduct(direction, direction);
            if (squares == 0) {
                continue;
            }
            DeviationSlopes.Slope slope = slopes.along(direction);
            if (!slope.isKnown()) {
                return Optional.empty();
            }
            if (Math.abs(slope.value()) <= DEVIATES * slope.error()) {
                continue;
            }
            if (group.length == 1 && Math.abs(slope.value()) <= CLEARLY * slope.error()) {
                return Optional.empty(); // other lines may deviate by as much as noise hides
            }
            if (group.length == 1) {
                wrong.add(new Wrong(group[0], 1 + slope.value() * signs[group[0]] / squares));
            } else {
                int half = group.length / 2;
                groups.add(IntStream.of(group).limit(half).toArray());
                groups.add(IntStream.of(group).skip(half).toArray());
            }
        }
        return wrong.isEmpty() || 2 * wrong.size() > signs.length || isWrongElsewhere(wrong, axis)
                ? Optional.empty()
                : Optional.of(words(wrong, axis, word));
    }

    private boolean isWrongElsewhere(List<Wrong> lines, int axis) {
        return block.wrong().stream()
                .anyMatch(entry -> lines.stream().noneMatch(wrong -> wrong.line() == block.index(entry, axis)));
    }

    private String words(List<Wrong> wrong, int axis, String word) {
        wrong.sort(Comparator.comparingInt(Wrong::line));
        return word + (wrong.size() == 1 ? " " : "s ") + listed(wrong, one -> String.valueOf(one.line())) + " of "
                + block.sizes().get(axis) + ": wrong, the cost changes by "
                + listed(wrong, one -> DecimalText.plain(one.factor(), 2))
                + " of what the claim there says; no other " + word + " deviates by as much";
    }

    private static String listed(List<Wrong> wrong, Function<Wrong, String> name) {
        StringBuilder names = new StringBuilder(name.apply(wrong.get(0)));
        for (int k = 1; k < wrong.size(); k++) {
            names.append(k == wrong.size() - 1 ? " and " : ", ").append(name.apply(wrong.get(k)));
        }
        return names.toString();
    }

    /** Returns the claim in some lines, each to its side. */
    private double[] direction(int axis, int[] signs, int... group) {
        int[] sides = new int[signs.length];
        for (int line : group) {
            sides[line] = signs[line];
        }
        double[] direction = block.changes(block.claimed());
        for (int i = 0; i < direction.length; i++) {
            direction[i] *= sides[block.index(i, axis)];
        }
        return direction;
    }

    private static int[] signs(int lines) {
        SplittableRandom random = new SplittableRandom(1);
        int[] signs = new int[lines];
        for (int line = 0; line < lines; line++) {
            signs[line] = random.nextBoolean() ? 1 : -1;
        }
        return signs;
    }
}
