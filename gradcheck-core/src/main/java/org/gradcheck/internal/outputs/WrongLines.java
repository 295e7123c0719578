package org.gradcheck.internal.outputs;

import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.report.EntryVerdict;

/** Rows and columns of a matrix that contain wrong entries, in words. */
public final class WrongLines {

    /** The number of entries that a report lists, whose names are those of their rows if there is one column. */
    private static final int MOST_LISTED = 5;

    private final LineNames names;
    private final int[] wrongInRow;
    private final int[] wrongInColumn;
    private final int[] rightInRow;
    private final int[] rightInColumn;
    private final int[] zerosInRow;
    private final int[] zerosInColumn;
    private final int[] openInRow;
    private final int[] openInColumn;

    /**
     * Begins to count.
     *
     * @param rows the number of rows
     * @param columns the number of columns
     */
    public WrongLines(int rows, int columns, LineNames names) {
        this.names = names;
        this.wrongInRow = new int[rows];
        this.wrongInColumn = new int[columns];
        this.rightInRow = new int[rows];
        this.rightInColumn = new int[columns];
        this.zerosInRow = new int[rows];
        this.zerosInColumn = new int[columns];
        this.openInRow = new int[rows];
        this.openInColumn = new int[columns];
    }

    /** Counts an entry. A zero is right in a line of another sign or factor as well, so it is counted apart. */
    public void add(int row, int column, EntryVerdict verdict, Derivative numeric) {
        boolean isRight = verdict == EntryVerdict.AGREES || verdict == EntryVerdict.AT_A_KINK;
        if (verdict == EntryVerdict.DISAGREES) {
            wrongInRow[row]++;
            wrongInColumn[column]++;
        } else if (isRight && Math.abs(numeric.value()) > numeric.error()) {
            rightInRow[row]++;
            rightInColumn[column]++;
        } else if (isRight || verdict == EntryVerdict.UNEXERCISED) {
            zerosInRow[row]++;
            zerosInColumn[column]++;
        } else {
            openInRow[row]++;
            openInColumn[column]++;
        }
    }

    /** Returns the place of the wrong entries; empty if a list of entries says it as well. */
    public String text() {
        List<Integer> rows = lines(wrongInRow);
        List<Integer> columns = lines(wrongInColumn);
        int wrong = IntStream.of(wrongInRow).sum();
        if (wrong < 2 || (wrongInColumn.length == 1 && wrong <= MOST_LISTED)) {
            return "";
        }
        boolean isAll = IntStream.of(rightInRow).sum() == 0;
        if (isAll) {
            return "";
        }
        if (wrongInColumn.length == 1) {
            return "wrong in " + names.ofRows(rows);
        }
        if (areWhole(columns, wrongInColumn, rightInColumn, openInColumn)) {
            return "all of " + names.ofColumns(columns) + " wrong" + exceptZeros(columns, zerosInColumn);
        }
        if (areWhole(rows, wrongInRow, rightInRow, openInRow)) {
            return "all of " + names.ofRows(rows) + " wrong" + exceptZeros(rows, zerosInRow);
        }
        return "wrong in " + names.ofRows(rows) + ", " + names.ofColumns(columns);
    }

    private static boolean areWhole(List<Integer> lines, int[] wrong, int[] right, int[] open) {
        return lines.stream().allMatch(line -> right[line] == 0 && open[line] == 0 && wrong[line] > 1);
    }

    private static String exceptZeros(List<Integer> lines, int[] zeros) {
        return lines.stream().anyMatch(line -> zeros[line] > 0) ? ", except zeros" : "";
    }

    private static List<Integer> lines(int[] wrong) {
        return IntStream.range(0, wrong.length)
                .filter(line -> wrong[line] > 0)
                .boxed()
                .toList();
    }
}
