package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransposedTests {

    @Test
    void aSquareMatrix() {
        assertThat(Told.of(Measured.diagnoses(Measured.matrix(
                        "w", new double[2][2], new double[][] {{0.31, -0.43}, {0.17, 0.59}}, new double[][] {
                            {0.31, 0.17}, {-0.43, 0.59}
                        }))))
                .isEqualTo("""
                        TRANSPOSED in w
                        analytic[i][j] = numeric[j][i] in the whole 2 x 2 matrix
                        swap the two factors of the outer product, or the indices""");
    }
}
