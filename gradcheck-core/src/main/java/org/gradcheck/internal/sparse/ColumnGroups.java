package org.gradcheck.internal.sparse;

import static java.util.Comparator.comparingLong;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.SparseRows;

/**
 * Groups of columns of a sparse matrix that have no row in common, so that one difference serves all columns of a group (Curtis, Powell
 * and Reid 1974).
 *
 * <p>The columns are grouped greedily, those with the most neighbours first. The neighbours of a column are the other entries of its
 * rows. Each column joins the first group that has no entry in its rows. No fewer groups are possible than the longest row has entries;
 * if there are more, {@link SaturationOrder} is tried.
 */
final class ColumnGroups {

    private static final int NONE = -1;

    private final int[][] members;
    private final int[] groupOf;

    private ColumnGroups(int[][] members, int[] groupOf) {
        this.members = members;
        this.groupOf = groupOf;
    }

    /**
     * Returns groups of the columns.
     *
     * @param isLeftOut the columns that are in no group
     * @param most the largest number of groups
     * @return empty if more groups are necessary
     */
    static Optional<ColumnGroups> of(SparseRows matrix, IntPredicate isLeftOut, int most) {
        int longest =
                IntStream.range(0, matrix.rows()).map(matrix::entriesOf).max().orElse(0);
        if (longest > most) {
            return Optional.empty();
        }
        int[][] rows = rowsOfColumns(matrix);
        int[] ordered = byNeighbours(matrix, rows, isLeftOut);
        Optional<int[]> greedy = greedy(matrix, rows, ordered, most);
        int count = greedy.map(ColumnGroups::count).orElse(most + 1);
        Optional<int[]> better =
                count <= longest ? Optional.empty() : SaturationOrder.groupOf(matrix, rows, ordered, count - 1);
        return better.or(() -> greedy).map(ColumnGroups::of);
    }

    private static ColumnGroups of(int[] groupOf) {
        List<List<Integer>> groups = new ArrayList<>();
        IntStream.range(0, count(groupOf)).forEach(group -> groups.add(new ArrayList<>()));
        IntStream.range(0, groupOf.length)
                .filter(column -> groupOf[column] != NONE)
                .forEach(column -> groups.get(groupOf[column]).add(column));
        int[][] members = groups.stream()
                .map(group -> group.stream().mapToInt(column -> column).toArray())
                .toArray(int[][]::new);
        return new ColumnGroups(members, groupOf);
    }

    private static int count(int... groupOf) {
        return 1 + Arrays.stream(groupOf).max().orElse(NONE);
    }

    /** Returns the group of each column; empty if more groups are necessary. */
    private static Optional<int[]> greedy(SparseRows matrix, int[][] rows, int[] ordered, int most) {
        int[] groupOf = new int[matrix.columns()];
        Arrays.fill(groupOf, NONE);
        BitSet[] usedInRow = new BitSet[matrix.rows()];
        Arrays.setAll(usedInRow, row -> new BitSet());
        for (int column : ordered) {
            BitSet used = new BitSet();
            for (int row : rows[column]) {
                used.or(usedInRow[row]);
            }
            int group = used.nextClearBit(0);
            if (group >= most) {
                return Optional.empty();
            }
            groupOf[column] = group;
            for (int row : rows[column]) {
                usedInRow[row].set(group);
            }
        }
        return Optional.of(groupOf);
    }

    private static int[] byNeighbours(SparseRows matrix, int[][] rows, IntPredicate isLeftOut) {
        long[] neighbours = new long[rows.length];
        Arrays.setAll(
                neighbours,
                column -> IntStream.of(rows[column])
                        .mapToLong(row -> matrix.entriesOf(row) - 1L)
                        .sum());
        return IntStream.range(0, rows.length)
                .filter(column -> !isLeftOut.test(column))
                .boxed()
                .sorted(comparingLong((Integer column) -> neighbours[column]).reversed())
                .mapToInt(column -> column)
                .toArray();
    }

    private static int[][] rowsOfColumns(SparseRows matrix) {
        int[] counts = new int[matrix.columns()];
        forEach(matrix, (row, column) -> counts[column]++);
        int[][] rows = new int[matrix.columns()][];
        Arrays.setAll(rows, column -> new int[counts[column]]);
        forEach(matrix, (row, column) -> rows[column][--counts[column]] = row);
        return rows;
    }

    private interface Place {
        void at(int row, int column);
    }

    private static void forEach(SparseRows matrix, Place place) {
        for (int row = 0; row < matrix.rows(); row++) {
            for (int k = 0; k < matrix.entriesOf(row); k++) {
                place.at(row, matrix.column(row, k));
            }
        }
    }

    /** Returns the number of groups. */
    int size() {
        return members.length;
    }

    /** Returns the columns of each group, ascending. */
    int[][] members() {
        return members;
    }

    /** Returns the group of a column; negative if it is in none. */
    int of(int column) {
        return groupOf[column];
    }
}
