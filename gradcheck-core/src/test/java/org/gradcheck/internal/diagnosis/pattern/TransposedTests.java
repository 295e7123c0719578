package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.subject.Shape;
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

    @Test
    void twoDimensionsOfATensor() {
        assertThat(DiagnosisText.of(Measured.diagnoses(tensor("kernel", 1, 3)))).isEqualTo("""
                        TRANSPOSED in kernel
                        analytic[i][j][k][l] = numeric[i][l][k][j] in the whole 2 x 3 x 2 x 3 tensor
                        swap the indices j and l""");
    }

    @Test
    void theSameDimensionsOfTwoTensors() {
        assertThat(DiagnosisText.of(Measured.diagnoses(tensor("first", 0, 2), tensor("second", 0, 2))))
                .isEqualTo("""
                        TRANSPOSED in all blocks
                        analytic[i][j][k][l] = numeric[k][j][i][l] in each of these 2 tensors
                        swap the indices i and k""");
    }

    /** A tensor of 2 x 3 x 2 x 3 whose analytic values have two indices exchanged. */
    private static MeasuredBlock tensor(String name, int first, int second) {
        Shape shape = Shape.of(2, 3, 2, 3);
        double[] numeric = new Random(name.length()).doubles(36).toArray();
        double[] analytic = new double[36];
        for (int p = 0; p < analytic.length; p++) {
            int[] index = shape.index(p);
            int[] exchanged = index.clone();
            exchanged[first] = index[second];
            exchanged[second] = index[first];
            analytic[p] = numeric[((exchanged[0] * 3 + exchanged[1]) * 2 + exchanged[2]) * 3 + exchanged[3]];
        }
        return Measured.block(name, shape, new double[36], analytic, numeric);
    }

    private static MeasuredBlock square(String name, double a, double b, double c, double d) {
        return Measured.matrix(
                name, new double[2][2], new double[][] {{a, b}, {c, d}}, new double[][] {{a, c}, {b, d}});
    }
}
