package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class ApproximateTests {

    private static final double[][] RIGHT = {{0.31, 0.17, -0.43}, {0.59, 0.23, 0.11}};

    private static final String REASON = "if the cost is approximate (a solver, a table, an integrator, a difference"
            + " quotient), or the gradient is rounded on the way (to float), declare ";

    private static final String OTHERWISE = "; else look for a constant with too few digits";

    /** A factor next to 1. */
    private static final double C = 1 + 2.3e-6;

    private static List<Diagnosis> diagnoses(double[][] wrong) {
        return Measured.diagnoses(Measured.matrix("w", new double[2][3], wrong, RIGHT));
    }

    private static Diagnosis approximate(String evidence, String tolerances) {
        return new Diagnosis(Cause.APPROXIMATE, "w", evidence, REASON + tolerances + OTHERWISE, List.of());
    }

    @Test
    void spreadOverAllEntries() {
        double[][] wrong = {{0.31 + 6e-7, 0.17 - 2e-7, -0.43 + 5e-7}, {0.59 + 1e-7, 0.23 - 3e-7, 0.11 - 4e-8}};

        assertThat(diagnoses(wrong))
                .containsExactly(approximate(
                        "right to 2e-6 of the values in all 6 entries; 6 deviate by more than their error bars, by 2e-7 to"
                                + " 2e-6",
                        "relativeTolerance(2e-6)"));
    }

    @Test
    void inOneEntry() {
        double[][] wrong = {{0.31, 0.17, -0.43}, {0.59, 0.23 + 3e-6, 0.11}};

        assertThat(diagnoses(wrong))
                .containsExactly(approximate(
                        "right to 2e-5 of the values in all 6 entries; only [1][1] deviates by more than its error bar",
                        "relativeTolerance(2e-5)"));
    }

    @Test
    void theSamePartOfEachEntry() {
        double[][] wrong = {{0.31 * C, 0.17 * C, -0.43 * C}, {0.59 * C, 0.23 * C, 0.11 * C}};

        assertThat(diagnoses(wrong))
                .containsExactly(approximate(
                        "right to 3e-6 of the values in all 6 entries; 6 deviate by more than their error bars, by some 2e-6;"
                                + " analytic = (1 + 2.3e-06) x numeric there",
                        "relativeTolerance(3e-6)"));
    }

    /** The terms of such an entry cancel, but their deviations do not. */
    @Test
    void anEntryNearZeroBesideOthers() {
        double[][] right = {{0.31, 0.17, 1e-7}};
        double[][] wrong = {{0.31 + 6e-7, 0.17 - 2e-7, -2e-7}};

        assertThat(Measured.diagnoses(Measured.matrix("w", new double[1][3], wrong, right)))
                .containsExactly(approximate(
                        "right to 2e-6 of the largest value in all 3 entries; 3 deviate by more than their error bars, by"
                                + " 6e-7 to 2e-6",
                        "relativeTolerance(2e-6) and absoluteTolerance(4e-7)"));
    }

    @Test
    void aSmallEntryWrongAloneIsIsolated() {
        double[][] right = {{0.31, 0.17, -0.43}, {0.59, 1e-6, 0.11}};
        double[][] wrong = {{0.31, 0.17, -0.43}, {0.59, 2e-6, 0.11}};

        assertThat(Measured.diagnoses(Measured.matrix("w", new double[2][3], wrong, right)))
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.ISOLATED_ENTRIES);
    }

    @Test
    void aTenThousandthIsNoSmallPart() {
        double[][] wrong = {{0.31, 0.17, -0.43}, {0.59, 0.23 * (1 + 1.1e-4), 0.11}};

        assertThat(diagnoses(wrong)).extracting(Diagnosis::cause).containsExactly(Cause.ISOLATED_ENTRIES);
    }
}
