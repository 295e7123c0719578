package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class SymmetricMatrixTests {

    /** Derivatives of a cost that reads the lower triangle for both. */
    private static final double[][] LOWER = {{0.31, 0, 0}, {0.59, 0.23, 0}, {-0.37, 0.83, 0.71}};

    private static final double[][] WHOLE = {{0.31, 0.17, -0.43}, {0.59, 0.23, 0.11}, {-0.37, 0.83, 0.71}};

    @Test
    void symmetricGradientOfOneTriangle() {
        assertThat(diagnosed(
                        new double[][] {{0.31, 0.295, -0.185}, {0.295, 0.23, 0.415}, {-0.185, 0.415, 0.71}}, LOWER))
                .isEqualTo("""
                        SYMMETRIC_MATRIX in s
                        analytic[i][j] = (numeric[i][j] + numeric[j][i]) / 2 in the whole 3 x 3 matrix
                        give each entry the derivative by itself alone: the check displaces one entry and not its mirror image, and the cost may read one triangle only""");
    }

    @Test
    void oneTriangleForBoth() {
        assertThat(diagnosed(new double[][] {{0.31, 0, 0}, {0.76, 0.23, 0}, {-0.8, 0.94, 0.71}}, WHOLE))
                .isEqualTo("""
                        SYMMETRIC_MATRIX in s
                        analytic[i][j] = numeric[i][j] + numeric[j][i] below the diagonal, and 0 above it in the whole 3 x 3 matrix
                        give each entry the derivative by itself alone: the check displaces one entry and not its mirror image""");
    }

    private static String diagnosed(double[][] analytic, double[][] numeric) {
        return DiagnosisText.of(Measured.diagnoses(Measured.matrix("s", new double[3][3], analytic, numeric)));
    }
}
