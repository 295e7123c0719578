package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.CostChanges;
import org.junit.jupiter.api.Test;

class ChangeLineTests {

    private static final Noise NOISE = new Noise(1e-3, 1);

    private final List<Double> displacements = new ArrayList<>();

    @Test
    void hasTheChangesOnBothSides() {
        assertThat(line(2, change(2, x -> x * x)).stencil(0.5, 4, NOISE))
                .isEqualTo(new Stencil(0.5, 0.5, -1.75, 0, 2.25, 1e-3));
    }

    @Test
    void displacesByARepresentableStep() {
        // Beside 1 the doubles are an ulp apart above and half an ulp below; both sides take the same distance.
        Stencil stencil = line(1, h -> h).stencil(0.6 * Math.ulp(1.0), 1, NOISE);

        assertThat(stencil.right()).isEqualTo(Math.ulp(1.0));
        assertThat(stencil.left()).isEqualTo(Math.ulp(1.0));
        assertThat(displacements).containsExactlyInAnyOrder(Math.ulp(1.0), -Math.ulp(1.0));
    }

    @Test
    void staysWithinBounds() {
        Stencil atUpper = bounded(2, 0, 2.25).stencil(0.5, 0, NOISE);
        assertThat(atUpper.hasLeft()).isTrue();
        assertThat(atUpper.hasRight()).isFalse();

        Stencil atLower = bounded(2, 1.75, 9).stencil(0.5, 0, NOISE);
        assertThat(atLower.hasLeft()).isFalse();
        assertThat(atLower.hasRight()).isTrue();

        assertThat(displacements).containsExactly(-0.5, 0.5);
    }

    @Test
    void reachesTheBoundsThemselves() {
        assertThat(bounded(2, 1.5, 2.5).stencil(0.5, 0, NOISE).isCentral()).isTrue();
    }

    @Test
    void hasNoValueWhereTheCostHasNone() {
        assertThat(line(2, h -> h < 0 ? Double.NaN : h).stencil(0.5, 0, NOISE).hasLeft())
                .isFalse();
        assertThat(line(2, h -> h > 0 ? Double.POSITIVE_INFINITY : h)
                        .stencil(0.5, 0, NOISE)
                        .hasRight())
                .isFalse();
    }

    private static DoubleUnaryOperator change(double origin, DoubleUnaryOperator cost) {
        return h -> cost.applyAsDouble(origin + h) - cost.applyAsDouble(origin);
    }

    private LineFunction line(double origin, DoubleUnaryOperator change) {
        return new ChangeLine(changes(change), ParameterVector.of(new double[] {7, origin}), 1);
    }

    private LineFunction bounded(double origin, double lower, double upper) {
        ParameterVector free = ParameterVector.of(new double[] {7, origin});
        ParameterVector bounded = new ParameterVector() {
            @Override
            public int size() {
                return free.size();
            }

            @Override
            public double get(int index) {
                return free.get(index);
            }

            @Override
            public void set(int index, double value) {
                throw new AssertionError("nothing is to be displaced");
            }

            @Override
            public double lowerBound(int index) {
                return lower;
            }

            @Override
            public double upperBound(int index) {
                return upper;
            }
        };
        return new ChangeLine(changes(h -> h), bounded, 1);
    }

    private CostChanges changes(DoubleUnaryOperator change) {
        return new CostChanges() {
            @Override
            public double of(int entry, double displacement) {
                assertThat(entry).isEqualTo(1);
                displacements.add(displacement);
                return change.applyAsDouble(displacement);
            }

            @Override
            public void ofAll(double[] steps, double[] left, double[] right, double tolerance) {
                throw new AssertionError("asks for one entry alone");
            }
        };
    }
}
