package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SlopeIntervalTests {

    private static final SlopeInterval ZERO = new SlopeInterval(0, 0);

    @Test
    void quotientsOfASmoothCostAddNoLimit() {
        assertThat(ZERO.andLimitOf(quotients(Math::exp, 0))).isEqualTo(ZERO);
    }

    @Test
    void slopesBeyondASizeAreAllowedInBothDirections() {
        SlopeInterval slopes = new SlopeInterval(-1, 2).andBeyond(100).dividedBy(-2);

        assertThat(slopes).isEqualTo(new SlopeInterval(-1, 0.5, 50));
        assertThat(slopes.contains(-50)).isTrue();
        assertThat(slopes.contains(50)).isTrue();
        assertThat(slopes.contains(49)).isFalse();
        assertThat(slopes.contains(Double.NaN)).isFalse();
    }

    @Test
    void quotientsBeyondAKinkAddNoLimitIfSmallerOnesAreNearer() {
        assertThat(ZERO.andLimitOf(quotients(h -> Math.max(0, h - 0x1p-8), 0))).isEqualTo(ZERO);
    }

    @Test
    void quotientsOfALogarithmOrARootHaveAnInfiniteLimit() {
        assertThat(ZERO.andLimitOf(quotients(h -> h == 0 ? 0 : h * Math.log(h), 0)))
                .isEqualTo(new SlopeInterval(Double.NEGATIVE_INFINITY, 0));
        assertThat(ZERO.andLimitOf(quotients(Math::cbrt, 0))).isEqualTo(new SlopeInterval(0, Double.POSITIVE_INFINITY));
    }

    @Test
    void quotientsOfASlowPowerHaveTheLimitOfTheirGeometricSeries() {
        // The quotient is 1 - h^0.2.
        SlopeInterval interval = ZERO.andLimitOf(quotients(h -> h - Math.pow(h, 1.2), 0));

        assertThat(interval.lowest()).isZero();
        assertThat(interval.highest()).isCloseTo(1, within(1e-12));
    }

    @Test
    void differencesWithinNoiseAddNoLimit() {
        assertThat(ZERO.andLimitOf(quotients(Math::cbrt, 1))).isEqualTo(ZERO);
    }

    @Test
    void differencesOfSlopesDoNotShrinkTowardsAKink() {
        assertThat(SlopeInterval.shrinkTowardsThePoint(quotients(h -> h * h, 0)))
                .isTrue();
        assertThat(SlopeInterval.shrinkTowardsThePoint(quotients(h -> Math.min(h, 0x1p-8), 0)))
                .isFalse();
        assertThat(SlopeInterval.shrinkTowardsThePoint(quotients(h -> h * (1 + h), 0)))
                .isFalse();
    }

    @Test
    void differencesThatNoiseHidesMayShrink() {
        assertThat(SlopeInterval.shrinkTowardsThePoint(quotients(h -> Math.min(h, 0x1p-8), 1)))
                .isTrue();
    }

    @Test
    void theInitialChangeDecides() {
        assertThat(SlopeInterval.shrinkTowardsThePoint(quotients(h -> 1 - Math.cos(100 * h), 0)))
                .isTrue();
    }

    private static List<DifferenceQuotient> quotients(DoubleUnaryOperator f, double noise) {
        return DoubleStream.iterate(0x1p-15, step -> step < 1, step -> 8 * step)
                .mapToObj(step ->
                        new DifferenceQuotient(step, (f.applyAsDouble(step) - f.applyAsDouble(0)) / step, noise / step))
                .toList();
    }
}
