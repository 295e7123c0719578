package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Displaced;
import org.junit.jupiter.api.Test;

class CoordinateLineTests {

    @Test
    void samplesTheCostOnBothSides() {
        WatchedCost cost = new WatchedCost(2, x -> x * x);

        CoordinateLine line = cost.line();
        assertThat(line.stencil(0.5, 4, new Noise(1e-3, 1))).isEqualTo(new Stencil(0.5, 0.5, 2.25, 4, 6.25, 1e-3));
    }

    @Test
    void noiseIsAtLeastTheRoundingOfTheLargestValue() {
        CoordinateLine line = new WatchedCost(0, x -> x < 0 ? -1e6 : 1e3).line();
        assertThat(line.stencil(1, 0, new Noise(1e-300, 1)).noise()).isEqualTo(Math.ulp(1e6));
        CoordinateLine other = new WatchedCost(0, x -> x < 0 ? 1e3 : 1e6).line();
        assertThat(other.stencil(1, 0, new Noise(1e-300, 1)).noise()).isEqualTo(Math.ulp(1e6));
    }

    @Test
    void hasNoValueWhereTheCostHasNone() {
        CoordinateLine line = new WatchedCost(0, x -> x < 0 ? Double.NEGATIVE_INFINITY : 8).line();
        Stencil stencil = line.stencil(1, 8, new Noise(1e-300, 1));

        assertThat(stencil.costLeft()).isNaN();
        assertThat(stencil.costRight()).isEqualTo(8);
        assertThat(stencil.noise()).isEqualTo(Math.ulp(8.0));
    }

    @Test
    void hasNoValueWhereTheCostRefusesThePoint() {
        for (RuntimeException refusal :
                new RuntimeException[] {new IllegalArgumentException("below 0"), new ArithmeticException("by zero")}) {
            WatchedCost cost = new WatchedCost(0, x -> {
                if (x < 0) {
                    throw refusal;
                }
                return x;
            });
            CoordinateLine line = cost.line();
            Stencil stencil = line.stencil(1, 0, new Noise(0, 1));

            assertThat(stencil.hasLeft()).isFalse();
            assertThat(stencil.costRight()).isEqualTo(1);
        }
    }

    @Test
    void passesOtherExceptionsOn() {
        UnsupportedOperationException thrown = new UnsupportedOperationException("no cost");
        WatchedCost cost = new WatchedCost(-0.0, x -> {
            throw thrown;
        });

        assertThatThrownBy(() -> {
                    try (Displaced displaced = new Displaced()) {
                        cost.line(displaced).stencil(1, 0, new Noise(0, 1));
                    }
                })
                .isSameAs(thrown);
        assertThat(Double.doubleToRawLongBits(cost.point())).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void restoresTheCoordinateToTheBit() {
        WatchedCost cost = new WatchedCost(0.1, x -> x);

        try (Displaced displaced = new Displaced()) {
            cost.line(displaced).stencil(0.3, 0.1, new Noise(0, 1));
            assertThat(cost.point()).isEqualTo(0.1 - 0.3);
        }

        assertThat(cost.point()).isEqualTo(0.1);
    }

    @Test
    void reportsTheStoredDistances() {
        CoordinateLine line = new WatchedCost(1, x -> x).line();
        // Beside 1 the doubles are an ulp apart above and half an ulp below; both sides take the same distance.
        Stencil stencil = line.stencil(0.6 * Math.ulp(1.0), 1, new Noise(0, 1));

        assertThat(stencil.right()).isEqualTo(Math.ulp(1.0));
        assertThat(stencil.left()).isEqualTo(Math.ulp(1.0));
    }
}
