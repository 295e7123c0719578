package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.junit.jupiter.api.Test;

/** Derivatives along directions of the sum of exp(x / 4), or of what each test says, at 100 points between 0 and 1. */
class DirectionalDifferentiatorTests {

    private static final int ENTRIES = 100;

    private static final EntryRange ALL = new EntryRange(0, ENTRIES);

    private final double[] x = new double[ENTRIES];
    private final double[] gradient = new double[ENTRIES];
    private int evaluations;

    DirectionalDifferentiatorTests() {
        Arrays.setAll(x, i -> (i + 0.5) / ENTRIES);
        Arrays.setAll(gradient, i -> Math.exp(x[i] / 4) / 4);
    }

    @Test
    void correctGradientLeavesADerivativeOfZero() {
        DirectionalDerivative rest = along(this::smooth, ALL);

        assertThat(Math.abs(rest.value())).isLessThanOrEqualTo(3 * rest.error());
        assertThat(rest.error()).isLessThan(1e-10);
        assertThat(evaluations).isEqualTo(6);
    }

    @Test
    void largerStepsReachTheFinestError() {
        DirectionalDifferentiator differentiator =
                differentiator(this::smooth).withNoiseAlong(Direction.ofScreening(space(), 0), 0);
        evaluations = 0;
        DirectionalDerivative rest = differentiator.along(direction(), ALL, 1e-9, 2e-12);

        assertThat(Math.abs(rest.value())).isLessThanOrEqualTo(3 * rest.error());
        assertThat(rest.error()).isLessThanOrEqualTo(2e-12);
        assertThat(evaluations).isBetween(8, 14);
    }

    @Test
    void errorOfTheGradientRemainsInFull() {
        gradient[42] += 1e-3;
        DirectionalDerivative rest = along(this::smooth, ALL);

        assertThat(rest.value()).isCloseTo(-1e-3 * direction().component(42), within(3 * rest.error()));
        assertThat(rest.error()).isLessThan(1e-10);
    }

    @Test
    void entriesOutsideTheRangeHaveNoEffect() {
        gradient[42] += 1e-3;

        DirectionalDerivative below = along(this::smooth, new EntryRange(0, 42));
        DirectionalDerivative above = along(this::smooth, new EntryRange(43, ENTRIES));

        assertThat(below.value()).isCloseTo(0, within(3 * below.error()));
        assertThat(above.value()).isCloseTo(0, within(3 * above.error()));
    }

    @Test
    void aKinkAtThePointLeavesTwoSlopes() {
        double at = x[7];
        DirectionalDerivative rest = along(() -> smooth() + Math.abs(x[7] - at), ALL);

        double slope = Math.abs(direction().component(7));
        assertThat(rest.width()).isCloseTo(2 * slope, within(1e-6));
        assertThat(rest.value()).isCloseTo(0, within(1e-6));
    }

    @Test
    void theErrorBarIsWideWhereTheCostIsNoisy() {
        DoubleSupplier noisy = () -> smooth() + 1e-6 * Math.sin(1e12 * x[3]);
        DirectionalDerivative rest = along(noisy, ALL);

        assertThat(rest.value()).isCloseTo(0, within(10 * rest.error()));
        assertThat(rest.error()).isBetween(1e-8, 1e-2);
    }

    @Test
    void noiseIsNoLessThanTheJitterAtThePoint() {
        Direction direction = direction();

        assertThat(differentiator(this::smooth)
                        .withNoiseAlong(direction, 0)
                        .noise()
                        .level())
                .isBetween(Math.ulp(smooth()), 16 * Math.ulp(smooth()));
        assertThat(differentiator(this::smooth)
                        .withNoiseAlong(direction, 1e-3)
                        .noise()
                        .level())
                .isEqualTo(1e-3);
    }

    @Test
    void parametersAreRestoredToTheBit() {
        double[] before = x.clone();

        along(this::smooth, ALL);

        assertThat(x).containsExactly(before);
    }

    @Test
    void parametersAreRestoredToTheBitWhenTheCostThrows() {
        double[] before = x.clone();
        IllegalStateException thrown = new IllegalStateException("no cost");
        DirectionalDifferentiator differentiator = differentiator(() -> {
            if (x[0] != before[0]) {
                throw thrown;
            }
            return smooth();
        });

        assertThatThrownBy(() -> differentiator.along(direction(), ALL, 1e-12)).isSameAs(thrown);

        assertThat(x).containsExactly(before);
    }

    private double smooth() {
        evaluations++;
        return Arrays.stream(x).map(value -> Math.exp(value / 4)).sum();
    }

    private DirectionalDerivative along(DoubleSupplier cost, EntryRange range) {
        DirectionalDifferentiator differentiator =
                differentiator(cost).withNoiseAlong(Direction.ofScreening(space(), 0), 0);
        evaluations = 0;
        return differentiator.along(direction(), range, 1e-9);
    }

    private DirectionalDifferentiator differentiator(DoubleSupplier cost) {
        return new DirectionalDifferentiator(
                space(), List.of(gradient), new InPlaceEvaluation(cost), cost.getAsDouble());
    }

    private Direction direction() {
        return Direction.ofScreening(space(), 1);
    }

    private ParameterSpace space() {
        return new ParameterSpace(List.of(ParameterVector.of(x)), number -> false);
    }
}
