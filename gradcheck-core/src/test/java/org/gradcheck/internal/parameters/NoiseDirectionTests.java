package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.junit.jupiter.api.Test;

class NoiseDirectionTests {

    @Test
    void movesEveryParameterByItsOwnScaleInEitherSense() {
        int[] up = new int[3];
        for (int seed = 0; seed < 100; seed++) {
            double[] a = {8, 16};
            double[] b = {-32};
            try (Displaced displaced = new Displaced()) {
                displaced.to(along(seed, 0.125, a, b));

                assertThat(Math.abs(a[0] - 8)).isEqualTo(1);
                assertThat(Math.abs(a[1] - 16)).isEqualTo(2);
                assertThat(Math.abs(b[0] + 32)).isEqualTo(4);
                up[0] += a[0] > 8 ? 1 : 0;
                up[1] += a[1] > 16 ? 1 : 0;
                up[2] += b[0] > -32 ? 1 : 0;
            }
        }

        assertThat(up).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(30, 70);
            }
        });
    }

    @Test
    void measuresEachDistanceFromThePoint() {
        double[] a = {8};
        StoredPoint point = new StoredPoint(List.of(ParameterVector.of(a)));
        Direction direction = direction(point, 1);
        try (Displaced displaced = new Displaced()) {
            point.along(direction, point.all(), () -> 0, 0.5, 0.25).forEach(displaced::to);

            assertThat(Math.abs(a[0] - 8)).isEqualTo(2);
        }
    }

    @Test
    void reachesSeveralScalesWithinTheBounds() {
        for (int seed = 0; seed < 100; seed++) {
            double[] free = {8};
            double[] bounded = {8};
            StoredPoint point = new StoredPoint(List.of(
                    ParameterVector.of(free), BoundedVector.free(bounded).within(7, 10)));
            List<ParameterScale> scales =
                    point.blocks().stream().map(ParameterScale::new).toList();
            Direction direction = Direction.reaching(point, scales, new Well19937c(seed), 4);
            try (Displaced displaced = new Displaced()) {
                displaced.to(point.along(direction, point.all(), () -> 0, 1).get(0));

                assertThat(Math.abs(free[0] - 8)).isBetween(16.0, 32.0);
                assertThat(bounded[0]).isEqualTo(10);
            }
        }
    }

    @Test
    void putsAllParametersBackToTheBit() {
        double[] a = {-0.0, 0.1};
        double[] b = {1e-300, Double.longBitsToDouble(0x7ff8_0000_0000_beefL)};
        try (Displaced displaced = new Displaced()) {
            displaced.to(along(1, 0.3, a, b));
            assertThat(a[1]).isNotEqualTo(0.1);
        }

        assertThat(Stream.of(a[0], a[1], b[0], b[1]).map(Double::doubleToRawLongBits))
                .containsExactly(
                        Double.doubleToRawLongBits(-0.0),
                        Double.doubleToRawLongBits(0.1),
                        Double.doubleToRawLongBits(1e-300),
                        0x7ff8_0000_0000_beefL);
    }

    private static Displacement along(int seed, double distance, double[]... blocks) {
        StoredPoint point =
                new StoredPoint(Stream.of(blocks).map(ParameterVector::of).toList());
        return point.along(direction(point, seed), point.all(), () -> 0, distance)
                .get(0);
    }

    private static Direction direction(StoredPoint point, int seed) {
        List<ParameterScale> scales =
                point.blocks().stream().map(ParameterScale::new).toList();
        return Direction.ofNoise(point, scales, new Well19937c(seed), 1);
    }
}
