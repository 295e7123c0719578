package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Seeded sample of the entries of a block, without replacement.
 *
 * <p>Of a matrix some rows are crossed with some columns at first, since a pattern of rows and columns shows only where several entries
 * of each are known. Then these are mixed with entries at random places. Each beginning of the sample is a sample as well.
 *
 * @param range the numbers of the entries of the block
 * @param sizes the shape of the block
 */
record EntrySample(EntryRange range, List<Integer> sizes) {

    /** Rows and columns that are crossed. Chosen: 36 of 64 entries. */
    private static final int LINES = 6;

    /** Those that are crossed before any entry at a random place is taken. Chosen: two of three are then known in each line. */
    private static final int LINES_AT_FIRST = 4;

    /** The largest entries before any is crossed. Chosen: fewer than a sample of which none is seen has. */
    private static final int LARGEST_AT_FIRST = 4;

    /** Entries in wrong parts that come first. Chosen: a quarter of a sample. */
    private static final int IN_PARTS = 16;

    /** Entries in each line of a wrong entry. Chosen: six wrong entries then take as many entries as half a sample. */
    private static final int IN_LINE = 3;

    /** Lines without any claim of which an entry is examined. Chosen: more unfilled lines show in a sample. */
    private static final int ZERO_LINES = 8;

    /** Fixed, so that the same check takes the same sample everywhere. */
    private static final int SEED = 1;

    /** Returns whether the entries are in rows and columns, or in slices. */
    boolean areInLines() {
        return sizes.size() > 1;
    }

    /** Returns a sample after one entry of each line without any claim: some of these lines may be unused, and others not filled. */
    int[] afterZeroLines(AnalyticGradient gradient, int block, int... sample) {
        return IntStream.concat(gradient.ofZeroLines(block, sizes.get(0), ZERO_LINES), IntStream.of(sample))
                .distinct()
                .toArray();
    }

    /** Returns some of the numbers, in the order in which they are to be examined. */
    int[] of(int[] numbers, int size) {
        int[] random = random(numbers, size);
        if (sizes.size() < 2 || numbers.length <= size) {
            return random;
        }
        int[] order = random(numbers, Math.min(numbers.length, LINES * LINES * LINES));
        return mixed(crossed(numbers, order), random, new LinkedHashSet<>(), size);
    }

    /**
     * Returns some of the numbers: first those in wrong parts, then the largest. The lines of the former are crossed as well, so that it
     * shows whether the lines of a wrong entry are wrong, and whether other lines are. Noise hides the largest last. Those at random places
     * among them also show entries that are wrong by being too small.
     *
     * @param magnitude how much an entry matters, given its number
     * @param parts the entries of the wrong parts, by their numbers within the block
     */
    int[] around(int[] numbers, int size, IntToDoubleFunction magnitude, List<BitSet> parts) {
        List<int[]> inParts = new ArrayList<>();
        for (BitSet part : parts) {
            int[] own = IntStream.of(numbers)
                    .filter(number -> part.get(number - range.from()))
                    .toArray();
            inParts.add(largestFirst(random(own, own.length), magnitude));
        }
        Set<Integer> order = new LinkedHashSet<>();
        for (int turn = 0; turn < IN_PARTS && order.size() < IN_PARTS; turn++) {
            for (int[] own : inParts) {
                if (turn < own.length) {
                    order.add(own[turn]);
                }
            }
        }
        IntStream.of(largestFirst(numbers, magnitude)).forEach(order::add);
        return ofOrder(numbers, size, order.stream().mapToInt(Integer::intValue).toArray());
    }

    private static int[] largestFirst(int[] numbers, IntToDoubleFunction magnitude) {
        return IntStream.of(numbers)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer number) -> -magnitude.applyAsDouble(number)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns those that come first in an order, mixed with those at random places and with the crossings of their lines. */
    private int[] ofOrder(int[] numbers, int size, int... order) {
        if (numbers.length <= size) {
            return order;
        }
        Set<Integer> alternating = new LinkedHashSet<>();
        int[] random = random(numbers, size);
        for (int k = 0; k < size; k++) {
            addNext(order, alternating);
            addNext(random, alternating);
        }
        int[] others = alternating.stream().mapToInt(Integer::intValue).toArray();
        Set<Integer> sample = new LinkedHashSet<>();
        IntStream.of(order).limit(LARGEST_AT_FIRST).forEach(sample::add);
        return mixed(sizes.size() < 2 ? new int[0] : crossed(numbers, order), others, sample, size);
    }

    /** Returns a sample that begins with some numbers, then has those that are crossed, then these in turns with others. */
    private static int[] mixed(int[] crossed, int[] random, Set<Integer> sample, int size) {
        for (int k = 0; k < Math.max(crossed.length, random.length); k++) {
            if (k < crossed.length) {
                sample.add(crossed[k]);
            }
            if (k >= LINES_AT_FIRST * LINES_AT_FIRST || k >= crossed.length) {
                addNext(random, sample);
            }
        }
        IntStream.of(random).forEach(sample::add);
        return sample.stream().limit(size).mapToInt(Integer::intValue).toArray();
    }

    private static void addNext(int[] random, Set<Integer> sample) {
        for (int number : random) {
            if (sample.add(number)) {
                return;
            }
        }
    }

    static int[] random(int[] numbers, int size) {
        if (size == 0) {
            return new int[0];
        }
        int[] chosen = numbers.length <= size
                ? IntStream.range(0, numbers.length).toArray()
                : new RandomDataGenerator(new Well19937c(SEED)).nextPermutation(numbers.length, size);
        return IntStream.of(chosen).map(i -> numbers[i]).toArray();
    }

    /**
     * Returns entries in the rows and columns of wrong ones, the largest of each line first, without these.
     *
     * @param others the wrong entries; most of the block is right
     * @param numbers the entries that may be taken
     */
    int[] inLinesOf(List<Integer> others, int[] numbers, IntToDoubleFunction magnitude) {
        int columns = range.size() / sizes.get(0);
        Set<Integer> chosen = new LinkedHashSet<>();
        int[] largest = largestFirst(numbers, magnitude);
        for (int other : others.subList(0, Math.min(LINES, others.size()))) {
            int entry = other - range.from();
            IntStream.of(largest)
                    .filter(number -> (number - range.from()) / columns == entry / columns)
                    .limit(IN_LINE)
                    .forEach(chosen::add);
            IntStream.of(largest)
                    .filter(number -> (number - range.from()) % columns == entry % columns)
                    .limit(IN_LINE)
                    .forEach(chosen::add);
        }
        return chosen.stream()
                .filter(number -> !others.contains(number))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns some entries in the row and in the column of an entry. */
    int[] crossing(int number) {
        int columns = range.size() / sizes.get(0);
        int row = (number - range.from()) / columns;
        int column = (number - range.from()) % columns;
        int[] rows =
                random(IntStream.range(0, sizes.get(0)).filter(r -> r != row).toArray(), LINES);
        int[] places =
                random(IntStream.range(0, columns).filter(c -> c != column).toArray(), LINES);
        return IntStream.concat(
                        IntStream.of(rows).map(r -> range.from() + r * columns + column),
                        IntStream.of(places).map(c -> range.from() + row * columns + c))
                .toArray();
    }

    /**
     * Returns the entries of some rows and columns that are among the numbers, in growing squares. Those of a square matrix have the same
     * indices, so that the sample has entries of the diagonal and pairs of mirrored ones.
     *
     * @param order numbers whose rows and columns are taken
     */
    private int[] crossed(int[] numbers, int... order) {
        int columns = range.size() / sizes.get(0);
        BitSet among = new BitSet();
        for (int number : numbers) {
            among.set(number);
        }
        boolean isSquare = sizes.size() == 2 && sizes.get(0) == columns;
        int[] rows = IntStream.of(order)
                .map(number -> number - range.from())
                .flatMap(entry ->
                        isSquare ? IntStream.of(entry / columns, entry % columns) : IntStream.of(entry / columns))
                .distinct()
                .limit(LINES)
                .toArray();
        int[] places = isSquare
                ? rows
                : IntStream.of(order)
                        .map(number -> (number - range.from()) % columns)
                        .distinct()
                        .limit(LINES)
                        .toArray();
        IntStream.Builder crossed = IntStream.builder();
        for (int square = 0; square < LINES; square++) {
            for (int row = 0; row <= square; row++) {
                for (int column = 0; column <= square; column++) {
                    boolean isNew = row == square || column == square;
                    if (isNew && row < rows.length && column < places.length) {
                        int number = range.from() + rows[row] * columns + places[column];
                        if (among.get(number)) {
                            crossed.add(number);
                        }
                    }
                }
            }
        }
        return crossed.build().toArray();
    }
}
