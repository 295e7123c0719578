package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class ReorderedTests {

    private static final double[] W = {0.5, -1.25, 2, 0.75, -0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void oneEntryTooLate() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.vector("w", W, changed(i -> RIGHT[(i + 5) % 6]), RIGHT))))
                .isEqualTo("""
                        REORDERED in w
                        the right values are there, each one entry too late
                        start to write at index 0""");
    }

    @Test
    void oneEntryTooEarly() {
        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.vector("w", W, changed(i -> RIGHT[(i + 1) % 6]), RIGHT))))
                .isEqualTo("""
                        REORDERED in w
                        the right values are there, each one entry too early
                        start to read at index 0""");
    }

    @Test
    void fromTheLastToTheFirst() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.vector("w", W, changed(i -> RIGHT[5 - i]), RIGHT))))
                .isEqualTo("""
                        REORDERED in w
                        the right values are there, from the last to the first
                        write them from the first to the last""");
    }

    @Test
    void twoThatChangedPlaces() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.vector(
                        "w", W, changed(i -> RIGHT[i == 1 ? 4 : i == 4 ? 1 : i]), RIGHT))))
                .isEqualTo("""
                        REORDERED in w
                        the right values are there, 2 of 6 at another entry
                        give the entries the order of the parameters, or declare theirs by gradientOrder(...)""");
    }

    @Test
    void aMatrixColumnByColumn() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.matrix(
                        "w",
                        new double[2][3],
                        new double[][] {{0.31, 0.59, 0.17}, {0.23, -0.43, -0.11}},
                        new double[][] {{0.31, 0.17, -0.43}, {0.59, 0.23, -0.11}}))))
                .isEqualTo("""
                        REORDERED in w
                        the right values are there, column by column
                        write the matrix row by row""");
    }

    @Test
    void aMatrixReadAsIfItHadComeColumnByColumn() {
        assertThat(DiagnosisText.of(Measured.diagnoses(Measured.matrix(
                        "w",
                        new double[2][3],
                        new double[][] {{0.31, -0.43, 0.23}, {0.17, 0.59, -0.11}},
                        new double[][] {{0.31, 0.17, -0.43}, {0.59, 0.23, -0.11}}))))
                .isEqualTo("""
                        REORDERED in w
                        the right values are there, as if they had come column by column
                        read the matrix row by row""");
    }

    /** Kernels whose innermost dimensions are the channels in some code, and the outermost ones in other code. */
    @Test
    void aTensorInAnotherLayout() {
        double[] right = new Random(1).doubles(2 * 3 * 4 * 5).toArray();
        double[] analytic = new double[right.length];
        int place = 0;
        for (int k = 0; k < 4; k++) {
            for (int l = 0; l < 5; l++) {
                for (int j = 0; j < 3; j++) {
                    for (int i = 0; i < 2; i++) {
                        analytic[place++] = right[((i * 3 + j) * 4 + k) * 5 + l];
                    }
                }
            }
        }

        assertThat(DiagnosisText.of(Measured.diagnoses(
                        Measured.block("kernel", Shape.of(2, 3, 4, 5), new double[120], analytic, right))))
                .isEqualTo("""
                        REORDERED in kernel
                        the right values are there, laid out as [k][l][j][i]
                        lay the gradient out as [i][j][k][l]""");
    }

    private static double[] changed(IntToDoubleFunction value) {
        return IntStream.range(0, W.length).mapToDouble(value).toArray();
    }
}
