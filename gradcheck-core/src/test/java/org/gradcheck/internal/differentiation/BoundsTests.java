package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.internal.parameters.StoredPoint;
import org.junit.jupiter.api.Test;

class BoundsTests {

    /** One parameter that says how far it may go. */
    private record Bounded(ParameterVector stored, double lower, double upper, boolean fixed, double declaredScale)
            implements ParameterVector {

        Bounded(double value, double lower, double upper) {
            this(ParameterVector.of(new double[] {value}), lower, upper, false, Double.NaN);
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public double get(int index) {
            return stored.get(index);
        }

        @Override
        public void set(int index, double value) {
            stored.set(index, value);
        }

        @Override
        public double lowerBound(int index) {
            return lower;
        }

        @Override
        public double upperBound(int index) {
            return upper;
        }

        @Override
        public boolean isFixed(int index) {
            return fixed;
        }

        @Override
        public double scale(int index) {
            return declaredScale;
        }
    }

    @Test
    void areNotCrossedByDifferences() {
        Bounded parameter = new Bounded(1, 0.75, 1.5);
        CoordinateLine line =
                new CoordinateLine(parameter, 0, new InPlaceEvaluation(() -> parameter.get(0)), new Displaced());
        assertThat(line.stencil(0.5, 1, new Noise(0, 1)).hasRight()).isTrue();
        assertThat(line.stencil(0.5, 1, new Noise(0, 1)).hasLeft()).isFalse();
        assertThat(line.stencil(0.25, 1, new Noise(0, 1)).hasLeft()).isTrue();
        assertThat(line.stencil(0.75, 1, new Noise(0, 1)).hasRight()).isFalse();
    }

    @Test
    void areNotCrossedByRandomDirections() {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(displaced(new Bounded(8, 8, Double.POSITIVE_INFINITY), seed, 0.5))
                    .isEqualTo(12);
            assertThat(displaced(new Bounded(8, Double.NEGATIVE_INFINITY, 8), seed, 0.5))
                    .isEqualTo(4);
            // The farther bound is 2 away, less than the scale of 8.
            assertThat(displaced(new Bounded(8, 7, 10), seed, 1)).isEqualTo(10);
            assertThat(displaced(new Bounded(8, 6, 9), seed, 1)).isEqualTo(6);
            assertThat(Math.abs(displaced(new Bounded(8, -1, 17), seed, 1) - 8)).isEqualTo(8);
        }
    }

    @Test
    void ofAFixedParameterLeaveNoRoomAtAll() {
        Bounded fixed = new Bounded(
                ParameterVector.of(new double[] {8}),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                true,
                Double.NaN);

        assertThat(displaced(fixed, 1, 1)).isEqualTo(8);
    }

    @Test
    void leaveAFixedNumberThatIsNotOneToTheBit() {
        double nan = Double.longBitsToDouble(0x7ff8_0000_0000_beefL);
        Bounded fixed = new Bounded(ParameterVector.of(new double[] {nan}), Double.NaN, Double.NaN, true, Double.NaN);

        assertThat(Double.doubleToRawLongBits(displaced(fixed, 1, 1))).isEqualTo(0x7ff8_0000_0000_beefL);
    }

    @Test
    void mayComeWithADeclaredScale() {
        Bounded declared = new Bounded(
                ParameterVector.of(new double[] {8}), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, 0.25);

        assertThat(new ParameterScale(declared).of(0)).isEqualTo(0.25);
        assertThat(new ParameterScale(declared).smallestStep(0)).isEqualTo(0x1p-44);
    }

    @Test
    void areInfiniteByDefault() {
        ParameterVector plain = ParameterVector.of(new double[] {3, 4});

        assertThat(plain.lowerBound(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(plain.upperBound(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(plain.isFixed(0)).isFalse();
        assertThat(plain.scale(0)).isNaN();
        assertThat(plain.toArray()).containsExactly(3, 4);
    }

    @Test
    void ofAnExcludedEntryMakeItsDerivativeAcceptEverything() {
        Derivative excluded = new Derivative.Excluded();

        assertThat(excluded.value()).isNaN();
        assertThat(excluded.error()).isInfinite();
        assertThat(excluded.distanceTo(42)).isZero();
        assertThat(CentralDifference.NOT_TAKEN.isFlat()).isTrue();
    }

    private static double displaced(Bounded parameter, int seed, double distance) {
        StoredPoint point = new StoredPoint(List.of(parameter));
        List<ParameterScale> scales = List.of(new ParameterScale(parameter));
        Direction direction = Direction.ofNoise(point, scales, new Well19937c(seed), 1);
        point.along(direction, point.all(), () -> 0, distance).get(0).store();
        return parameter.get(0);
    }
}
