package org.gradcheck.internal.diagnosis.direction;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.gradcheck.internal.blockwise.PointOfBlocks;
import org.gradcheck.internal.text.DecimalText;
import org.gradcheck.internal.text.ListedNames;

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
     * Lines that are displaced together at first. Formula: among {@code n} lines, noise is {@code sqrt(n)} times as large, so a line that
     * deviates clearly does so together with 15 others.
     */
    private static final int TOGETHER = 8;

    /** Most slopes. Chosen: six lines of 600 are found by 120. */
    private static final int MOST_SLOPES = 120;

    /** Standard deviations by which lines deviate. Chosen: of 120 right slopes, one in 10,000 searches does. */
    private static final double DEVIATES = 5;

    /** Standard deviations by which each wrong line must deviate. Chosen: four times as many. */
    private static final double CLEARLY = 20;

    /** The slope along lines without any claim. */
    private static final PointOfBlocks.UnclaimedSlope NONE = new PointOfBlocks.UnclaimedSlope(0, 0);

    /** A line with its factor. */
    private record Wrong(int line, double factor) {}

    /** Returns the lines in words; empty if none or many are wrong. */
    Optional<String> line() {
        return block.sizes().size() != 2 ? Optional.empty() : along(0, "row").or(() -> along(1, "column"));
    }

    private Optional<String> along(int axis, String word) {
        int[] signs = signs(block.sizes().get(axis));
        return search(axis, signs)
                .filter(wrong -> !wrong.isEmpty() && 2 * wrong.size() <= signs.length && !isWrongElsewhere(wrong, axis))
                .map(wrong -> words(wrong, axis, word));
    }

    /** Returns the wrong lines; empty if they are too many to find, or if noise hides lines that may deviate by as much. */
    private Optional<List<Wrong>> search(int axis, int... signs) {
        List<Wrong> wrong = new ArrayList<>();
        Deque<int[]> groups = groups(signs.length);
        for (int measured = 0; !groups.isEmpty(); measured++) {
            if (measured == MOST_SLOPES || wrong.size() > MOST) {
                return Optional.empty();
            }
            int[] group = groups.remove();
            double[] direction = direction(axis, signs, group);
            double squares = DeviationBattery.dotProduct(direction, direction);
            PointOfBlocks.UnclaimedSlope slope = squares == 0 ? NONE : slopes.along(direction);
            if (!slope.isKnown()) {
                return Optional.empty();
            }
            if (Math.abs(slope.value()) > DEVIATES * slope.error()) {
                if (group.length > 1) {
                    int half = group.length / 2;
                    groups.add(Arrays.copyOf(group, half));
                    groups.add(Arrays.copyOfRange(group, half, group.length));
                } else if (Math.abs(slope.value()) > CLEARLY * slope.error()) {
                    wrong.add(new Wrong(group[0], 1 + slope.value() * signs[group[0]] / squares));
                } else {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(wrong);
    }

    private static Deque<int[]> groups(int lines) {
        Deque<int[]> groups = new ArrayDeque<>();
        for (int from = 0; from < lines; from += TOGETHER) {
            groups.add(IntStream.range(from, Math.min(lines, from + TOGETHER)).toArray());
        }
        return groups;
    }

    private boolean isWrongElsewhere(List<Wrong> lines, int axis) {
        return block.wrong().stream()
                .anyMatch(entry -> lines.stream().noneMatch(wrong -> wrong.line() == block.index(entry, axis)));
    }

    private String words(List<Wrong> wrong, int axis, String word) {
        wrong.sort(Comparator.comparingInt(Wrong::line));
        return word + (wrong.size() == 1 ? " " : "s ")
                + ListedNames.all(wrong.size(), k -> String.valueOf(wrong.get(k).line())) + " of "
                + block.sizes().get(axis) + ": wrong, the cost changes by "
                + ListedNames.all(
                        wrong.size(), k -> DecimalText.plain(wrong.get(k).factor(), 2))
                + " of what the claim there says; no other " + word + " deviates by as much";
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
