package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class ReorderedLinesTests {

    private static final double[][] RIGHT = {
        {0.31, 0.17, -0.43, 0.83, -0.29},
        {0.59, 0.23, -0.11, 0.47, 0.67},
        {-0.73, 0.37, 0.97, -0.61, 0.41},
    };

    private static String diagnosis(double[][] analytic) {
        return DiagnosisText.of(Measured.diagnoses(
                Measured.matrix("w", new double[analytic.length][analytic[0].length], analytic, RIGHT)));
    }

    private static double[][] columns(int... order) {
        return Arrays.stream(RIGHT)
                .map(row -> Arrays.stream(order).mapToDouble(i -> row[i]).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void twoColumnsInEachOthersPlace() {
        assertThat(diagnosis(columns(0, 4, 2, 3, 1))).isEqualTo("""
                        REORDERED in w
                        the right values are there: column 1 has the values of column 4, column 4 has the values of column 1
                        give the columns the order of the coordinates, or declare theirs by gradientOrder(...)""");
    }

    @Test
    void twoRowsInEachOthersPlace() {
        assertThat(diagnosis(new double[][] {RIGHT[0], RIGHT[2], RIGHT[1]})).isEqualTo("""
                        REORDERED in w
                        the right values are there: row 1 has the values of row 2, row 2 has the values of row 1
                        give the rows the order of the outputs""");
    }

    @Test
    void eachColumnOneTooEarly() {
        assertThat(diagnosis(columns(1, 2, 3, 4, 0))).isEqualTo("""
                        REORDERED in w
                        the right values are there, each column 1 too early
                        give the columns the order of the coordinates, or declare theirs by gradientOrder(...)""");
    }

    @Test
    void eachColumnOneTooLate() {
        assertThat(diagnosis(columns(4, 0, 1, 2, 3))).isEqualTo("""
                        REORDERED in w
                        the right values are there, each column 1 too late
                        give the columns the order of the coordinates, or declare theirs by gradientOrder(...)""");
    }

    @Test
    void manyColumnsInOtherPlaces() {
        assertThat(diagnosis(columns(2, 3, 4, 1, 0))).isEqualTo("""
                        REORDERED in w
                        the right values are there: column 0 has the values of column 2, column 1 has the values of column 3, \
                        column 2 has the values of column 4, column 3 has the values of column 1 and 1 other columns likewise
                        give the columns the order of the coordinates, or declare theirs by gradientOrder(...)""");
    }
}
