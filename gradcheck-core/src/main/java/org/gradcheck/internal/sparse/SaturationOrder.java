package org.gradcheck.internal.sparse;

import java.util.Arrays;
import java.util.Optional;
import org.gradcheck.differentiation.SparseRows;

/**
 * Groups of columns that have no row in common, where the next column is always one whose neighbours are in the most groups (Brelaz,
 * New methods to color the vertices of a graph, 1979).
 *
 * <p>A list of columns is kept for each number of groups. A column is put on a further list whenever that number grows, and is skipped
 * where it is met again. On random patterns with ten entries a row, this gives 26 groups in place of the 28 or 29 of a fixed order.
 */
final class SaturationOrder {

    private static final int LEFT_OUT = -1;
    private static final int OPEN = -2;

    /** Most pairs of entries of the same row. Chosen: half a second for a random pattern of 100,000 columns, which has a quarter of them. */
    private static final long MOST_PAIRS = 1L << 25;

    /** Most words of the sets of groups. Chosen: 32 MB. */
    private static final long MOST_WORDS = 1L << 22;

    private final SparseRows matrix;
    private final int[][] rows;
    private final int words;
    private final long[] groupsOfNeighbours;
    private final int[] groupOf;
    private final int[][] columnsWith;
    private final int[] sizes;

    private SaturationOrder(SparseRows matrix, int[][] rows, int groups) {
        this.matrix = matrix;
        this.rows = rows;
        this.words = words(groups);
        this.groupsOfNeighbours = new long[rows.length * words];
        this.groupOf = new int[rows.length];
        this.columnsWith = new int[groups + 1][0];
        this.sizes = new int[groups + 1];
        Arrays.fill(groupOf, LEFT_OUT);
    }

    /**
     * Groups the columns.
     *
     * @param rows the rows of each column
     * @param byNeighbours the columns to be grouped, those with the most neighbours first
     * @param groups the number of groups
     * @return the group of each column, negative for one that is not to be grouped; empty if more groups are necessary, or if the pattern
     *     has too many entries
     */
    static Optional<int[]> groupOf(SparseRows matrix, int[][] rows, int[] byNeighbours, int groups) {
        long pairs = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            pairs += (long) matrix.entriesOf(row) * matrix.entriesOf(row);
        }
        return pairs > MOST_PAIRS || (long) words(groups) * rows.length > MOST_WORDS
                ? Optional.empty()
                : new SaturationOrder(matrix, rows, groups).grouped(byNeighbours, groups);
    }

    private static int words(int groups) {
        return (groups + Long.SIZE - 1) / Long.SIZE;
    }

    private Optional<int[]> grouped(int[] byNeighbours, int groups) {
        for (int i = byNeighbours.length - 1; i >= 0; i--) {
            groupOf[byNeighbours[i]] = OPEN;
            put(byNeighbours[i], 0);
        }
        int most = 0;
        for (int left = byNeighbours.length; left > 0; ) {
            while (sizes[most] == 0) {
                most--;
            }
            int column = columnsWith[most][--sizes[most]];
            if (groupOf[column] == OPEN && saturation(column) == most) {
                if (most == groups) {
                    return Optional.empty();
                }
                groupOf[column] = firstFree(column);
                left--;
                most = Math.max(most, tellNeighbours(column));
            }
        }
        return Optional.of(groupOf);
    }

    private void put(int column, int saturation) {
        int[] columns = columnsWith[saturation];
        if (sizes[saturation] == columns.length) {
            columns = Arrays.copyOf(columns, Math.max(16, 2 * columns.length));
            columnsWith[saturation] = columns;
        }
        columns[sizes[saturation]++] = column;
    }

    /** The number of groups of the neighbours of a column. */
    private int saturation(int column) {
        int count = 0;
        for (int word = 0; word < words; word++) {
            count += Long.bitCount(groupsOfNeighbours[column * words + word]);
        }
        return count;
    }

    private int firstFree(int column) {
        int word = 0;
        while (groupsOfNeighbours[column * words + word] == -1L) {
            word++;
        }
        return word * Long.SIZE + Long.numberOfTrailingZeros(~groupsOfNeighbours[column * words + word]);
    }

    /** Returns the largest saturation of a neighbour that has grown. */
    private int tellNeighbours(int column) {
        int word = groupOf[column] / Long.SIZE;
        long bit = 1L << groupOf[column] % Long.SIZE;
        int most = 0;
        for (int row : rows[column]) {
            for (int k = 0; k < matrix.entriesOf(row); k++) {
                int neighbour = matrix.column(row, k);
                int place = neighbour * words + word;
                if (groupOf[neighbour] == OPEN && (groupsOfNeighbours[place] & bit) == 0) {
                    groupsOfNeighbours[place] |= bit;
                    int saturation = saturation(neighbour);
                    put(neighbour, saturation);
                    most = Math.max(most, saturation);
                }
            }
        }
        return most;
    }
}
