package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/** A resistor of 1e6 ohms beside a capacitor of 1.5e-12 farads: the second derivative is 1e18 times as large as the first. */
class CausesInUnitsTests {

    private static final double RESISTANCE = 1e6;
    private static final double CAPACITY = 1.5e-12;
    private static final double FREQUENCY = 5e5;

    @Test
    void factorOfBothDerivativesIsOneCause() {
        Diagnosis diagnosis = check(1.01, 1.01).diagnosis().orElseThrow();

        assertThat(diagnosis.cause()).isEqualTo(Cause.CONSTANT_FACTOR);
        assertThat(diagnosis.toString()).contains("analytic = 1.010000 x numeric in both entries");
    }

    @Test
    void signOfTheLargeDerivativeIsNotThatOfTheSmallOne() {
        Diagnosis diagnosis = check(1, -1).diagnosis().orElseThrow();

        assertThat(diagnosis.cause()).isEqualTo(Cause.ISOLATED_ENTRIES);
        assertThat(diagnosis.toString()).contains("1 of 2 entries wrong, the others right: [1]");
    }

    @Test
    void twoFactorsAreNotTwoIsolatedMistakes() {
        assertThat(check(2, 3).diagnosis()).isEmpty();
    }

    private static GradientReport check(double... factors) {
        return GradientChecker.standard()
                .check(
                        x -> Math.log1p(Math.pow(FREQUENCY * x[0] * x[1], 2)),
                        x -> {
                            double square = Math.pow(FREQUENCY * x[0] * x[1], 2);
                            double common = 2 * square / (1 + square);
                            return new double[] {factors[0] * common / x[0], factors[1] * common / x[1]};
                        },
                        RESISTANCE,
                        CAPACITY);
    }
}
