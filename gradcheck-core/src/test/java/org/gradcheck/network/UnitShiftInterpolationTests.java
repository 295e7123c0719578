package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class UnitShiftInterpolationTests {

    private static final double[] SHIFTS = {-1.5, -1.4, -0.75, -0.6, -0.1, -1e-9, 1e-9, 0.2, 0.75, 1.1, 1.5};

    private final List<Double> evaluated = new ArrayList<>();

    @Test
    void isAQuarticToRoundingAfterSixEvaluations() {
        DoubleUnaryOperator quartic = t -> t * (3 + t * (-2 + t * (0.5 + t * 0.25)));
        UnitShiftInterpolation curve = new UnitShiftInterpolation(watched(quartic), 1.5, 1e-14);

        for (double shift : SHIFTS) {
            assertThat(curve.at(shift)).isCloseTo(quartic.applyAsDouble(shift), within(1e-14 * Math.abs(shift)));
        }
        assertThat(evaluated).hasSize(6);
    }

    @Test
    void isTheFunctionItselfWhereItHasAKink() {
        assertIsTheFunctionItself(t -> Math.max(t, 0.3) - 0.3);
    }

    @Test
    void isTheFunctionItselfWhereItHasAKinkAtTheEnd() {
        assertIsTheFunctionItself(t -> Math.max(t, 1.49) - 1.49);
    }

    @Test
    void isTheFunctionItselfWhereItIsNotSmoothOnOneSideOnly() {
        assertIsTheFunctionItself(t -> t < 0 ? Math.sin(9 * t) : 9 * t);
        assertIsTheFunctionItself(t -> t > 0 ? Math.sin(9 * t) : 9 * t);
    }

    @Test
    void isTheFunctionItselfWhereItHasNoValueAtOneShift() {
        for (double outside : new double[] {1.5, -1.5, 0.75, -0.75, 0.8 * 1.5, -0.3 * 1.5}) {
            assertIsTheFunctionItself(t -> t == outside ? Double.NaN : t);
        }
    }

    @Test
    void isInterpolatedUpToTheTolerance() {
        DoubleUnaryOperator quintic = t -> t * t * t * t * t;
        double tried = 0.8 * (0.8 * 0.8 - 1) * (0.8 * 0.8 - 0.25); // what t^5 differs by from the polynomial, for T = 1

        assertThat(new UnitShiftInterpolation(quintic, 1, 1.01 * Math.abs(tried)).at(0.8) - quintic.applyAsDouble(0.8))
                .isCloseTo(-tried, within(1e-15));
        assertThat(new UnitShiftInterpolation(quintic, 1, 0.99 * Math.abs(tried)).at(0.8))
                .isEqualTo(quintic.applyAsDouble(0.8));
    }

    private void assertIsTheFunctionItself(DoubleUnaryOperator function) {
        UnitShiftInterpolation curve = new UnitShiftInterpolation(function, 1.5, 1e-14);

        for (double shift : SHIFTS) {
            assertThat(curve.at(shift)).isEqualTo(Double.valueOf(function.applyAsDouble(shift))); // as objects, for NaN
        }
    }

    private DoubleUnaryOperator watched(DoubleUnaryOperator function) {
        return shift -> {
            evaluated.add(shift);
            return function.applyAsDouble(shift);
        };
    }
}
