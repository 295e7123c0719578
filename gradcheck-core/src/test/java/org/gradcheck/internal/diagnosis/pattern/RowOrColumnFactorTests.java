package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class RowOrColumnFactorTests {

    private static final double[][] RIGHT = {{0.31, 0.17, -0.43}, {0.59, 0.23, -0.11}};

    @Test
    void aFactorForEachRow() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.matrix(
                        "w", new double[2][3], new double[][] {{0.62, 0.34, -0.86}, {0.295, 0.115, -0.055}}, RIGHT))))
                .isEqualTo("""
                        CONSTANT_ROW_FACTOR in w
                        analytic = numeric x one factor for each of rows 0 and 1 of 2: 2.000000, 0.500000
                        look at what is multiplied once for each unit (row)""");
    }

    @Test
    void aFactorForEachColumn() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.matrix(
                        "w", new double[2][3], new double[][] {{0.93, 0.17, -0.215}, {1.77, 0.23, -0.055}}, RIGHT))))
                .isEqualTo("""
                        CONSTANT_COLUMN_FACTOR in w
                        analytic = numeric x one factor for each of columns 0 and 2: 3.000000, 0.500000, the other column is right
                        look at what is multiplied once for each input (column)""");
    }

    @Test
    void aFactorOfARowAndItsBias() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.matrix(
                                "w",
                                new double[2][3],
                                new double[][] {{0.62, 0.34, -0.86}, {0.59, 0.23, -0.11}},
                                RIGHT),
                        Measured.vector("b", new double[2], new double[] {0.74, 0.41}, new double[] {0.37, 0.41}))))
                .isEqualTo("""
                        CONSTANT_ROW_FACTOR in all blocks
                        analytic = 2.000000 x numeric in row 0, the other row is right
                        look at what is multiplied once for each unit (row)""");
    }

    /** Rows that the cost does not read are no rows that were seen to be right. */
    @Test
    void rowsOfZerosAreNotCalledRight() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.matrix(
                        "w",
                        new double[3][3],
                        new double[][] {{0.62, 0.34, -0.86}, {0, 0, 0}, {0.59, 0.23, -0.11}},
                        new double[][] {{0.31, 0.17, -0.43}, {0, 0, 0}, {0.59, 0.23, -0.11}}))))
                .isEqualTo("""
                        CONSTANT_ROW_FACTOR in w
                        analytic = 2.000000 x numeric in row 0, the other 2 rows are right or zero
                        look at what is multiplied once for each unit (row)""");
    }

    @Test
    void theSignOfTwoColumns() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.matrix(
                        "w", new double[2][3], new double[][] {{-0.31, 0.17, 0.43}, {-0.59, 0.23, 0.11}}, RIGHT))))
                .isEqualTo("""
                        CONSTANT_COLUMN_FACTOR in w
                        analytic = -1.000000 x numeric in columns 0 and 2, the other column is right
                        look at what is multiplied once for each input (column)""");
    }

    @Test
    void rowsOfWhichOneUseIsLeft() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.matrix(
                        "e",
                        new double[3][3],
                        new double[][] {{0.155, 0.085, -0.215}, {0.59, 0.23, -0.11}, {0.12, 0.17, -0.31}},
                        new double[][] {{0.31, 0.17, -0.43}, {0.59, 0.23, -0.11}, {0.36, 0.51, -0.93}}))))
                .isEqualTo("""
                        CONSTANT_ROW_FACTOR in e
                        analytic = numeric x one factor for each of rows 0 and 2: 0.500000, 0.333333, the other row is right
                        look at what is multiplied once for each unit (row); if an index that is read several times picks the row, \
                        add (+=) the terms of all its uses""");
    }
}
