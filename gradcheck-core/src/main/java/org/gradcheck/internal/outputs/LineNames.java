package org.gradcheck.internal.outputs;

import java.util.List;
import org.gradcheck.internal.text.ListedNames;

/**
 * Names of the rows and columns of a matrix in sentences.
 *
 * @param row the word for one row, such as {@code row} or {@code output}
 * @param rows the names of the rows; empty if they are numbered
 * @param columns the names of the columns; empty if they are numbered
 */
public record LineNames(String row, List<String> rows, List<String> columns) {

    /** Names a row, such as {@code row 3}. */
    public String ofRow(int number) {
        return row + " " + name(rows, number);
    }

    /** Returns the name or the number of a row. */
    public String nameOfRow(int number) {
        return name(rows, number);
    }

    /** Returns the name or the number of a column. */
    public String nameOfColumn(int number) {
        return name(columns, number);
    }

    /** Names some rows, such as {@code rows 3 and 7}, or {@code rows 1, 2, 3 and 118 others}. */
    public String ofRows(List<Integer> numbers) {
        return lines(row, rows, numbers);
    }

    /** Says that some rows are stationary. */
    public String stationary(List<Integer> numbers) {
        boolean isOne = numbers.size() == 1;
        return ofRows(numbers) + (isOne ? " is" : " are") + " stationary here, so nothing of " + (isOne ? "it" : "them")
                + " was compared";
    }

    /** Names some columns. */
    public String ofColumns(List<Integer> numbers) {
        return lines("column", columns, numbers);
    }

    private static String lines(String word, List<String> names, List<Integer> numbers) {
        return word
                + (numbers.size() == 1 ? " " : "s ")
                + ListedNames.of(numbers.size(), k -> name(names, numbers.get(k)));
    }

    private static String name(List<String> names, int number) {
        return names.isEmpty() ? String.valueOf(number) : names.get(number);
    }
}
