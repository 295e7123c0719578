package org.gradcheck.internal.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.report.EntryVerdict;
import org.junit.jupiter.api.Test;

/** Rows and columns with wrong entries, in words. */
class WrongLinesTests {

    private final WrongLines lines = new WrongLines(3, 2, new LineNames("row", List.of(), List.of()));

    /** Adds a column of three entries, of which the first two are wrong. */
    private void addColumn(int column, EntryVerdict third, double value) {
        lines.add(0, column, EntryVerdict.DISAGREES, new Derivative.Smooth(1, 1e-9));
        lines.add(1, column, EntryVerdict.DISAGREES, new Derivative.Smooth(2, 1e-9));
        lines.add(2, column, third, new Derivative.Smooth(value, 1e-9));
    }

    private void addRightColumn(int column) {
        for (int row = 0; row < 3; row++) {
            lines.add(row, column, EntryVerdict.AGREES, new Derivative.Smooth(5, 1e-9));
        }
    }

    @Test
    void columnOfWrongEntriesIsAllWrong() {
        addColumn(0, EntryVerdict.DISAGREES, 3);
        addRightColumn(1);

        assertThat(lines.text()).isEqualTo("all of column 0 wrong");
    }

    @Test
    void unexercisedEntriesOfAWrongColumnAreZeros() {
        addColumn(0, EntryVerdict.UNEXERCISED, 0);
        addRightColumn(1);

        assertThat(lines.text()).isEqualTo("all of column 0 wrong, except zeros");
    }

    @Test
    void rightZerosOfAWrongColumnAreZeros() {
        addColumn(1, EntryVerdict.AGREES, 0);
        addRightColumn(0);

        assertThat(lines.text()).isEqualTo("all of column 1 wrong, except zeros");
    }

    @Test
    void columnWithAnUnresolvedEntryIsNotAllWrong() {
        addColumn(0, EntryVerdict.UNRESOLVED, 3);
        addRightColumn(1);

        assertThat(lines.text()).isEqualTo("wrong in rows 0 and 1, column 0");
    }

    @Test
    void columnWithARightEntryIsNotAllWrong() {
        addColumn(0, EntryVerdict.AGREES, 3);
        addRightColumn(1);

        assertThat(lines.text()).isEqualTo("wrong in rows 0 and 1, column 0");
    }

    @Test
    void outputsOfAProductAreNamedBeyondThoseListed() {
        WrongLines product = new WrongLines(8, 1, new LineNames("output", List.of(), List.of()));
        for (int output = 0; output < 8; output++) {
            product.add(
                    output,
                    0,
                    output < 2 ? EntryVerdict.AGREES : EntryVerdict.DISAGREES,
                    new Derivative.Smooth(1, 1e-9));
        }

        assertThat(product.text()).isEqualTo("wrong in outputs 2, 3, 4 and 3 others");
    }
}
