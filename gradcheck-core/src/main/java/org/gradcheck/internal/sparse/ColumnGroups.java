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
 * rows. Each column joins the first group that has no entry in its rows.
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
        return longest > most ? Optional.empty() : greedy(matrix, rowsOfColumns(matrix), isLeftOut, most);
    }

    private static Optional<ColumnGroups> greedy(SparseRows matrix, int[][] rows, IntPredicate isLeftOut, int most) {
        int[] groupOf = new int[matrix.columns()];
        Arrays.fill(groupOf, NONE);
        BitSet[] usedInRow = new BitSet[matrix.rows()];
        Arrays.setAll(usedInRow, row -> new BitSet());
        List<List<Integer>> groups = new ArrayList<>();
        for (int column : byNeighbours(matrix, rows, isLeftOut)) {
            BitSet used = new BitSet();
            for (int row : rows[column]) {
                used.or(usedInRow[row]);
            }
            int group = used.nextClearBit(0);
            if (group >= most) {
                return Optional.empty();
            }
            if (group == groups.size()) {
                groups.add(new ArrayList<>());
            }
            groups.get(group).add(column);
            groupOf[column] = group;
            for (int row : rows[column]) {
                usedInRow[row].set(group);
            }
        }
        int[][] members = groups.stream()
                .map(group -> group.stream().mapToInt(column -> column).sorted().toArray())
                .toArray(int[][]::new);
        return Optional.of(new ColumnGroups(members, groupOf));
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
