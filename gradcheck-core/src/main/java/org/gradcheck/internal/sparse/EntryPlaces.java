package org.gradcheck.internal.sparse;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.outputs.LineNames;
import org.gradcheck.internal.text.ComputedNames;

/** Rows and columns of the entries of a sparse block: those of the pattern, row by row, then those that the pattern leaves out. */
public final class EntryPlaces {

    private final SparseRows matrix;
    private final int[] starts;
    private final List<LeftOutEntry> leftOut;

    EntryPlaces(SparseRows matrix, List<LeftOutEntry> leftOut) {
        this.matrix = matrix;
        this.leftOut = leftOut;
        this.starts = new int[matrix.rows() + 1];
        for (int row = 0; row < matrix.rows(); row++) {
            starts[row + 1] = Math.addExact(starts[row], matrix.entriesOf(row));
        }
    }

    /** Returns the number of entries of the pattern. */
    int stored() {
        return starts[starts.length - 1];
    }

    /**
     * Returns the number of entries.
     *
     * @return the number of all entries of the block
     */
    public int size() {
        return stored() + leftOut.size();
    }

    /** Returns the number of the first entry of a row of the pattern. */
    int start(int row) {
        return starts[row];
    }

    LeftOutEntry leftOut(int entry) {
        return leftOut.get(entry - stored());
    }

    /**
     * Returns the row of an entry.
     *
     * @param entry its number
     * @return the number of the output
     */
    public int row(int entry) {
        if (entry >= stored()) {
            return leftOut(entry).row();
        }
        int found = Arrays.binarySearch(starts, entry);
        int row = found >= 0 ? found : -found - 2;
        while (starts[row + 1] == entry) {
            row++;
        }
        return row;
    }

    /**
     * Returns the column of an entry.
     *
     * @param entry its number
     * @return the number of the coordinate
     */
    public int column(int entry) {
        if (entry >= stored()) {
            return leftOut(entry).column();
        }
        int row = row(entry);
        return matrix.column(row, entry - starts[row]);
    }

    /** Returns names such as {@code 7][13}. */
    public List<String> names(SparseDerivative derivative) {
        LineNames names = new LineNames(
                "row", derivative.outputNames(), derivative.coordinates().entryNames());
        return new ComputedNames() {
            @Override
            public String get(int entry) {
                Objects.checkIndex(entry, size());
                return names.nameOfRow(row(entry)) + "][" + names.nameOfColumn(column(entry));
            }

            @Override
            public int size() {
                return EntryPlaces.this.size();
            }
        };
    }
}
