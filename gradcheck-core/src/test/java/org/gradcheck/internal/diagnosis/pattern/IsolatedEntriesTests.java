package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class IsolatedEntriesTests {

    private static final String REMEDY = "look at what is special about these entries: an index, a boundary, a branch";

    @Test
    void oneEntryOfAMatrix() {
        double[][] right = {{0.31, 0.17, -0.43}, {0.59, 0.23, 0.11}};
        double[][] wrong = {{0.31, 0.17, -0.43}, {0.59, 0.23, 0.77}};

        assertThat(Measured.diagnoses(Measured.matrix("w", new double[2][3], wrong, right)))
                .containsExactly(new Diagnosis(
                        Cause.ISOLATED_ENTRIES,
                        "w",
                        "1 of 6 entries wrong, the others right: [1][2]; analytic = 7.000000 x numeric there",
                        REMEDY,
                        List.of()));
    }

    @Test
    void twoEntriesOfSixAreNotAFew() {
        double[][] right = {{0.31, 0.17, -0.43}, {0.59, 0.23, 0.11}};
        double[][] wrong = {{0.31, 0.87, -0.43}, {0.59, 0.23, 0.79}};

        assertThat(Measured.diagnoses(Measured.matrix("w", new double[2][3], wrong, right)))
                .isEmpty();
    }

    /** The sign of all that was measured is wrong; but that is the one entry that halving led to. */
    @Test
    void entriesFoundByBisectionAreNoPattern() {
        assertThat(Measured.diagnoses(Measured.sample(
                        "w",
                        Shape.of(200, 150),
                        new double[30_000],
                        new int[] {777},
                        new double[] {-0.31},
                        new double[] {0.31})))
                .containsExactly(new Diagnosis(
                        Cause.ISOLATED_ENTRIES,
                        "w",
                        "1 of 30000 entries wrong, the others right: [5][27]; analytic = -1.000000 x numeric there",
                        REMEDY,
                        List.of()));
    }

    /** All entries may be off by as much as the wrong one, which is known better than the others. */
    @Test
    void aDeviationThatTheOthersWouldNotShowIsNotIsolated() {
        double[] numeric = new double[20];
        Arrays.fill(numeric, 4e-9);
        numeric[3] = 0.31;
        double[] analytic = numeric.clone();
        analytic[3] *= 1.01;

        assertThat(Measured.diagnoses(Measured.vector("w", new double[20], analytic, numeric)))
                .isEmpty();
    }

    @Test
    void zerosAreNotCountedAmongTheOthers() {
        double[] numeric = new double[40];
        numeric[1] = 0.31;
        numeric[5] = 0.17;
        numeric[9] = 0.43;
        double[] analytic = numeric.clone();
        analytic[1] = 0.77;
        analytic[5] = 0.71;

        assertThat(Measured.diagnoses(Measured.vector("w", new double[40], analytic, numeric)))
                .isEmpty();
    }

    @Test
    void aRowIsNotIsolated() {
        double[][] right = new double[30][3];
        double[][] wrong = new double[30][3];
        for (int i = 0; i < 30; i++) {
            for (int j = 0; j < 3; j++) {
                right[i][j] = 1 + Math.sin(3 * i + j);
                wrong[i][j] = right[i][j] + (i == 4 ? Math.cos(j * j) : 0);
            }
        }

        assertThat(Measured.diagnoses(Measured.matrix("w", new double[30][3], wrong, right)))
                .isEmpty();
    }

    @Test
    void isolatedEntriesOfTwoBlocksAreOneCause() {
        double[] right = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};
        double[] wrong = {0.31, 0.17, -0.43, 0.59, 0.23, 0.52};

        assertThat(Measured.diagnoses(
                        Measured.vector("v", new double[6], wrong, right),
                        Measured.vector("w", new double[6], wrong, right)))
                .extracting(Diagnosis::where, Diagnosis::evidence)
                .containsExactly(tuple(
                        "all blocks",
                        "2 of 12 entries wrong, the others right: v[5], w[5]; analytic = -4.727273 x numeric there"));
    }
}
