package org.gradcheck.internal.sparse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.SparseRows;
import org.junit.jupiter.api.Test;

class ColumnGroupsTests {

    private static SparseRows pattern(int columns, int[]... rows) {
        double[][] values = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            values[row] = new double[rows[row].length];
        }
        return SparseRows.of(columns, rows, values);
    }

    @Test
    void tridiagonalMatrixHasThreeGroups() {
        SparseRows tridiagonal = pattern(
                50,
                IntStream.range(0, 50)
                        .mapToObj(row -> IntStream.rangeClosed(Math.max(0, row - 1), Math.min(49, row + 1))
                                .toArray())
                        .toArray(int[][]::new));

        assertThat(ColumnGroups.of(tridiagonal, column -> false, 10))
                .hasValueSatisfying(groups -> assertThat(groups.size()).isEqualTo(3));
    }

    /** A fixed order of the columns gives 28 groups. */
    @Test
    void columnsAreGroupedByTheGroupsOfTheirNeighbours() {
        Random random = new Random(1);
        SparseRows matrix = pattern(
                20_000,
                IntStream.range(0, 20_000)
                        .mapToObj(row ->
                                random.ints(0, 20_000).distinct().limit(10).toArray())
                        .toArray(int[][]::new));

        assertThat(ColumnGroups.of(matrix, column -> false, 100))
                .hasValueSatisfying(groups -> assertThat(groups.size()).isLessThanOrEqualTo(26));
    }

    @Test
    void columnsThatAreLeftOutAreInNoGroup() {
        Random random = new Random(2);
        SparseRows matrix = pattern(
                300,
                IntStream.range(0, 300)
                        .mapToObj(row -> random.ints(0, 300).distinct().limit(8).toArray())
                        .toArray(int[][]::new));

        ColumnGroups groups =
                ColumnGroups.of(matrix, column -> column % 3 == 0, 100).orElseThrow();

        assertThat(IntStream.range(0, 300).filter(column -> groups.of(column) < 0))
                .containsExactlyElementsOf(IntStream.range(0, 300)
                        .filter(column -> column % 3 == 0)
                        .boxed()
                        .toList());
    }

    @Test
    void columnsOfAGroupHaveNoRowInCommon() {
        Random random = new Random(3);
        SparseRows matrix = pattern(
                200,
                IntStream.range(0, 300)
                        .mapToObj(row -> random.ints(0, 200).distinct().limit(6).toArray())
                        .toArray(int[][]::new));

        ColumnGroups groups = ColumnGroups.of(matrix, column -> false, 200).orElseThrow();

        for (int row = 0; row < 300; row++) {
            BitSet used = new BitSet();
            for (int k = 0; k < 6; k++) {
                int group = groups.of(matrix.column(row, k));
                assertThat(used.get(group)).isFalse();
                used.set(group);
            }
        }
        assertThat(IntStream.range(0, groups.size())
                        .map(group -> groups.members()[group].length)
                        .sum())
                .isEqualTo(200);
        assertThat(groups.size()).isLessThanOrEqualTo(25);
    }

    @Test
    void columnsWithoutEntriesAreInAGroup() {
        ColumnGroups groups = ColumnGroups.of(pattern(4, new int[] {0, 1}), column -> false, 4)
                .orElseThrow();

        assertThat(groups.size()).isEqualTo(2);
        assertThat(groups.of(3)).isNotNegative();
    }

    @Test
    void columnsAreLeftOutIfWanted() {
        ColumnGroups groups = ColumnGroups.of(pattern(3, new int[] {0, 1, 2}), column -> column == 1, 4)
                .orElseThrow();

        assertThat(groups.size()).isEqualTo(2);
        assertThat(groups.of(1)).isNegative();
    }

    @Test
    void fullRowNeedsTooManyGroups() {
        assertThat(ColumnGroups.of(pattern(5, new int[] {0, 1, 2, 3, 4}), column -> false, 4))
                .isEmpty();
    }
}
