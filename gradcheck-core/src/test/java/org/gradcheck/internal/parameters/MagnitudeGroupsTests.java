package org.gradcheck.internal.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Units that the sizes of the parameters of an array show. */
class MagnitudeGroupsTests {

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-9, 1, 1e9, 1e300})
    void normalParametersHaveOneUnit(double unit) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] sizes = DoubleStream.generate(() -> unit * random.nextGaussian())
                    .limit(10_000)
                    .toArray();

            assertThat(groups(sizes).areSeveral()).as("seed %s", seed).isFalse();
        }
    }

    @Test
    void evenlySpreadParametersHaveOneUnit() {
        assertThat(groups(new Random(1).doubles(1000, -1, 1).toArray()).areSeveral())
                .isFalse();
    }

    @Test
    void noParametersHaveNoUnits() {
        assertThat(groups().areSeveral()).isFalse();
    }

    @Test
    void eachUnitHasItsTypicalSize() {
        double[] sizes = new double[900];
        Arrays.setAll(sizes, i -> Math.pow(10, 6 * (i % 3) - 6));
        MagnitudeGroups groups = groups(sizes);

        assertThat(groups.areSeveral()).isTrue();
        assertThat(groups.typicalOf(1e-6)).isCloseTo(1e-6, within(0.6e-6));
        assertThat(groups.typicalOf(1)).isCloseTo(1, within(0.6));
        assertThat(groups.typicalOf(1e6)).isCloseTo(1e6, within(0.6e6));
    }

    @Test
    void aFewLargeParametersAreAUnitOfTheirOwn() {
        double[] sizes = new double[1000];
        Arrays.fill(sizes, 1e-3);
        sizes[17] = 1e3;
        MagnitudeGroups groups = groups(sizes);

        assertThat(groups.typicalOf(1e-3)).isCloseTo(1e-3, within(0.6e-3));
        assertThat(groups.typicalOf(1e3)).isCloseTo(1e3, within(0.6e3));
    }

    @Test
    void aSingleSmallParameterMayBeSmallByCoincidence() {
        double[] sizes = new double[1000];
        Arrays.fill(sizes, 1);
        sizes[17] = 1e-4;

        assertThat(groups(sizes).areSeveral()).isFalse();
        sizes[17] = 1e-9;
        assertThat(groups(sizes).areSeveral()).isTrue();
    }

    @Test
    void extremeSizesNeitherOverflowNorUnderflow() {
        MagnitudeGroups groups = groups(Double.MIN_NORMAL, Double.MIN_NORMAL, Double.MAX_VALUE, Double.MAX_VALUE);

        assertThat(groups.typicalOf(Double.MAX_VALUE)).isBetween(Double.MAX_VALUE / 4, Double.MAX_VALUE);
        assertThat(groups.typicalOf(Double.MIN_NORMAL)).isBetween(Double.MIN_NORMAL, 4 * Double.MIN_NORMAL);
    }

    private static MagnitudeGroups groups(double... sizes) {
        int[] counts = MagnitudeGroups.noCounts();
        for (double size : sizes) {
            counts[MagnitudeGroups.index(Math.abs(size))]++;
        }
        return MagnitudeGroups.of(counts);
    }
}
