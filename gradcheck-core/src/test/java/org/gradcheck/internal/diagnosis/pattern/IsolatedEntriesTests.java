package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

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
}
