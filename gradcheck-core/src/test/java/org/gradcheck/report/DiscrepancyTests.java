package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class DiscrepancyTests {

    @Test
    void namesItsEntry() {
        Discrepancy discrepancy = new Discrepancy("weights", Shape.of(2, 3), 5, 1, 1, 0.1);

        assertThat(discrepancy.name()).isEqualTo("weights[1][2]");
        assertThat(discrepancy.index()).containsExactly(1, 2);
    }

    @Test
    void measuresTheDistanceOfItsValues() {
        Discrepancy discrepancy = of(-3, 1);

        assertThat(discrepancy.absolute()).isEqualTo(4);
        assertThat(discrepancy.relative()).isEqualTo(4.0 / 3);
        assertThat(discrepancy.inErrorBars()).isEqualTo(8);
        assertThat(of(1, -4).relative()).isEqualTo(1.25);
    }

    @Test
    void relativeDistanceIsTwoForOppositeValues() {
        assertThat(of(7, -7).relative()).isEqualTo(2);
        assertThat(of(Double.MAX_VALUE, -Double.MAX_VALUE).relative()).isEqualTo(2);
    }

    @Test
    void isZeroForEqualValues() {
        for (double value : new double[] {0, 5, Double.POSITIVE_INFINITY}) {
            assertThat(of(value, value).absolute()).isZero();
            assertThat(of(value, value).relative()).isZero();
            assertThat(of(value, value).inErrorBars()).isZero();
        }
        assertThat(of(0.0, -0.0).relative()).isZero();
    }

    @Test
    void isInfiniteInErrorBarsForNaN() {
        for (Discrepancy nan : new Discrepancy[] {of(Double.NaN, 1), of(1, Double.NaN), of(Double.NaN, Double.NaN)}) {
            assertThat(nan.absolute()).isNaN();
            assertThat(nan.relative()).isNaN();
            assertThat(nan.inErrorBars()).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void isInfiniteForOneInfiniteValue() {
        Discrepancy infinite = of(Double.POSITIVE_INFINITY, 1);

        assertThat(infinite.absolute()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(infinite.relative()).isNaN();
        assertThat(infinite.inErrorBars()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY).absolute())
                .isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void isZeroInInfiniteErrorBars() {
        assertThat(new Discrepancy("x", Shape.of(1), 0, 1, 2, Double.POSITIVE_INFINITY).inErrorBars())
                .isZero();
    }

    private static Discrepancy of(double analytic, double numeric) {
        return new Discrepancy("x", Shape.of(1), 0, analytic, numeric, 0.5);
    }
}
