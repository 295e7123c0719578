package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Places of the entries of a sparse matrix in a map. */
class BlockGridTests {

    @Test
    void entriesOfASparseMatrixLieAtTheirRowsAndColumns() {
        BlockGrid grid = grid(100, "0][0", "0][3", "2][1");

        assertThat(List.of(grid.rows(), grid.columns(), grid.tilesDown(), grid.tilesAcross()))
                .containsExactly(3, 4, 3, 4);
        assertThat(grid.shown()).containsExactly(0, 1, 2);
        assertThat(grid.worst()).containsExactly(0, -1, -1, 1, -1, -1, -1, -1, -1, 2, -1, -1);
        assertThat(List.of(grid.place(0), grid.place(1), grid.place(2))).containsExactly(0L, 3L, 9L);
    }

    @Test
    void placesOfAHugeSparseMatrixExceedAnInt() {
        BlockGrid grid = grid(4, "0][0", "99999][99999");

        assertThat(grid.place(1)).isEqualTo(9_999_999_999L);
        assertThat(grid.worst()).containsExactly(0, -1, -1, 1);
    }

    @Test
    void namedEntriesStayAList() {
        BlockGrid grid = grid(100, "lift][angle", "lift][speed");

        assertThat(List.of(grid.rows(), grid.columns())).containsExactly(1, 2);
        assertThat(BlockGrid.isSparse(block("lift][angle", "lift][speed"))).isFalse();
        assertThat(BlockGrid.isSparse(block("7", "8"))).isFalse();
    }

    private static BlockGrid grid(int mostTiles, String... names) {
        return BlockGrid.of(block(names), Collections.nCopies(names.length, EntryVerdict.AGREES), mostTiles);
    }

    private static MeasuredBlock block(String... names) {
        double[] values = new double[names.length];
        int[] entries = new int[names.length];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = i;
        }
        return MeasuredBlock.of(
                new ParameterBlock(
                        "Jacobian",
                        Shape.of(names.length),
                        ParameterVector.of(values),
                        List.of(names),
                        Optional.empty(),
                        Optional.empty()),
                entries,
                values,
                values,
                values,
                new BitSet(),
                new Rounding(0, 0));
    }
}
