package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.GradientChecker;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows and columns of a map: of a tensor, and of the entries of a sparse matrix. */
class BlockGridTests {

    @Test
    void entriesOfASparseMatrixLieAtTheirRowsAndColumns() {
        BlockGrid grid = grid(sparse(new int[] {0, 0, 2}, new int[] {0, 3, 1}), 100);

        assertThat(List.of(grid.rows(), grid.columns(), grid.tilesDown(), grid.tilesAcross()))
                .containsExactly(3, 4, 3, 4);
        assertThat(grid.shown()).containsExactly(0, 1, 2);
        assertThat(grid.worst()).containsExactly(0, -1, -1, 1, -1, -1, -1, -1, -1, 2, -1, -1);
        assertThat(List.of(grid.place(0), grid.place(1), grid.place(2))).containsExactly(0L, 3L, 9L);
    }

    @Test
    void placesOfAHugeSparseMatrixExceedAnInt() {
        BlockGrid grid = grid(sparse(new int[] {0, 99_999}, new int[] {0, 99_999}), 4);

        assertThat(grid.place(1)).isEqualTo(9_999_999_999L);
        assertThat(grid.worst()).containsExactly(0, -1, -1, 1);
    }

    @Test
    void aSparseJacobianWithNamesIsAMatrix() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {x[0] * x[0], x[2]},
                        x -> SparseRows.of(3, new int[][] {{0}, {2}}, new double[][] {{2 * x[0]}, {1}}),
                        x -> x.names("angle", "speed", "height").outputNames("lift", "drag"),
                        0.3,
                        0.5,
                        0.7);
        MeasuredBlock jacobian = report.measured().get(0);

        assertThat(jacobian.subscript(1)).isEqualTo("[drag][height]");
        assertThat(BlockGrid.isSparse(jacobian)).isTrue();
        assertThat(grid(jacobian, 100).worst()).containsExactly(0, -1, -1, -1, -1, 1);
    }

    @Test
    void aVectorStaysAListWhateverItsNames() {
        MeasuredBlock vector = MeasuredBlock.of(
                list(2, List.of("7][3", "8][4")),
                new int[] {0, 1},
                new double[2],
                new double[2],
                new double[2],
                new BitSet(),
                new Rounding(0, 0));

        assertThat(List.of(grid(vector, 100).rows(), grid(vector, 100).columns()))
                .containsExactly(1, 2);
        assertThat(BlockGrid.isSparse(vector)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"3 3 16 32, 144, 32", "32 16 3 3, 32, 144", "2 1 3, 2, 3", "7 5, 7, 5", "2 2 2, 2, 4", "5 1 1 1, 5, 1"})
    void theMapOfATensorIsNearestToASquare(String sizes, int rows, int columns) {
        Shape shape =
                Shape.of(Stream.of(sizes.split(" ")).mapToInt(Integer::parseInt).toArray());
        double[] values = new double[shape.entries()];
        BlockGrid grid = grid(
                MeasuredBlock.of(
                        new ParameterBlock("kernel", shape, ParameterVector.of(values)),
                        IntStream.range(0, values.length).toArray(),
                        values,
                        values,
                        values,
                        new BitSet(),
                        new Rounding(0, 0)),
                1);

        assertThat(List.of(grid.rows(), grid.columns())).containsExactly(rows, columns);
    }

    private static BlockGrid grid(MeasuredBlock block, int mostTiles) {
        return BlockGrid.of(block, Collections.nCopies(block.size(), EntryVerdict.AGREES), mostTiles);
    }

    private static MeasuredBlock sparse(int[] rows, int[] columns) {
        double[] values = new double[rows.length];
        return MeasuredBlock.ofSparse(
                list(rows.length, List.of()),
                new MeasuredValues(values, values, values, values),
                i -> rows[i],
                i -> columns[i],
                new BitSet(),
                new Rounding(0, 0));
    }

    private static ParameterBlock list(int entries, List<String> names) {
        return new ParameterBlock(
                "Jacobian",
                Shape.of(entries),
                ParameterVector.of(new double[entries]),
                names,
                Optional.empty(),
                Optional.empty());
    }
}
