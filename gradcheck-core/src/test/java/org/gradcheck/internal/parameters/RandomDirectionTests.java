package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.junit.jupiter.api.Test;

class RandomDirectionTests {

    @Test
    void movesEveryParameterByItsOwnScaleInEitherSense() {
        int[] up = new int[3];
        for (int seed = 0; seed < 100; seed++) {
            double[] a = {8, 16};
            double[] b = {-32};
            try (RandomDirection direction = direction(seed, a, b)) {
                direction.displace(0.125);

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
        try (RandomDirection direction = direction(1, a)) {
            direction.displace(0.5);
            direction.displace(0.25);

            assertThat(Math.abs(a[0] - 8)).isEqualTo(2);
        }
    }

    @Test
    void putsAllParametersBackToTheBit() {
        double[] a = {-0.0, 0.1};
        double[] b = {1e-300, Double.longBitsToDouble(0x7ff8_0000_0000_beefL)};
        try (RandomDirection direction = direction(1, a, b)) {
            direction.displace(0.3);
        }

        assertThat(Stream.of(a[0], a[1], b[0], b[1]).map(Double::doubleToRawLongBits))
                .containsExactly(
                        Double.doubleToRawLongBits(-0.0),
                        Double.doubleToRawLongBits(0.1),
                        Double.doubleToRawLongBits(1e-300),
                        0x7ff8_0000_0000_beefL);
    }

    private static RandomDirection direction(int seed, double[]... blocks) {
        List<ParameterVector> views = Stream.of(blocks).map(ParameterVector::of).toList();
        return new RandomDirection(
                views, views.stream().map(ParameterScale::new).toList(), new Well19937c(seed));
    }
}
