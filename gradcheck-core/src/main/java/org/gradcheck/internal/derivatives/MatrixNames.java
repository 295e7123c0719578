package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gradcheck.internal.text.ComputedNames;

/** Names of the entries of a matrix in row-major order, such as {@code lift][angle}, which is read as {@code [lift][angle]}. */
final class MatrixNames extends ComputedNames {

    private final List<String> rows;
    private final List<String> columns;

    /**
     * Combines names of rows and columns.
     *
     * @param rows a name for each row; empty if rows are numbered
     * @param columns a name for each column; empty if columns are numbered
     * @return no names if both are numbered
     */
    static List<String> of(int rowCount, List<String> rows, int columnCount, List<String> columns) {
        return rows.isEmpty() && columns.isEmpty()
                ? List.of()
                : new MatrixNames(orNumbers(rowCount, rows), orNumbers(columnCount, columns));
    }

    private MatrixNames(List<String> rows, List<String> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    private static List<String> orNumbers(int count, List<String> names) {
        return names.isEmpty()
                ? IntStream.range(0, count).mapToObj(String::valueOf).toList()
                : names;
    }

    @Override
    public String get(int index) {
        Objects.checkIndex(index, size());
        return rows.get(index / columns.size()) + "][" + columns.get(index % columns.size());
    }

    @Override
    public int size() {
        return rows.size() * columns.size();
    }
}
