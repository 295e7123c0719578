package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.report.MeasuredBlock;
import org.junit.jupiter.api.Test;

class TransposedTests {

    @Test
    void aSquareMatrix() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.matrix(
                        "w", new double[2][2], new double[][] {{0.31, -0.43}, {0.17, 0.59}}, new double[][] {
                            {0.31, 0.17}, {-0.43, 0.59}
                        }))))
                .isEqualTo("""
                        TRANSPOSED in w
                        analytic[i][j] = numeric[j][i] in the whole 2 x 2 matrix
                        swap the two factors of the outer product, or the indices""");
    }

    @Test
    void allSquareMatricesOfAModel() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        square("query", 0.31, -0.43, 0.17, 0.59),
                        square("key", 0.23, 0.71, -0.37, 0.11),
                        square("value", -0.53, 0.29, 0.67, 0.41))))
                .isEqualTo("""
                        TRANSPOSED in all blocks
                        analytic[i][j] = numeric[j][i] in each of these 3 matrices
                        swap the two factors of the outer product, or the indices""");
    }

    private static MeasuredBlock square(String name, double a, double b, double c, double d) {
        return Measured.matrix(
                name, new double[2][2], new double[][] {{a, b}, {c, d}}, new double[][] {{a, c}, {b, d}});
    }
}
