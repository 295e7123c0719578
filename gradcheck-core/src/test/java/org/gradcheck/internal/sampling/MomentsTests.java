package org.gradcheck.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class MomentsTests {

    private final Moments moments = new Moments();

    private void add(double... values) {
        for (double value : values) {
            moments.add(value);
        }
    }

    @Test
    void meanAndVariance() {
        add(1, 2, 4, 9);

        assertThat(moments.mean()).isEqualTo(4);
        assertThat(moments.variance()).isCloseTo((9 + 4 + 0 + 25) / 3.0, within(1e-12));
        assertThat(moments.farthest()).isEqualTo(5);
    }

    @Test
    void effectiveCountIsThatOfTheEvents() {
        for (int i = 0; i < 1000; i++) {
            add(i % 100 == 0 ? 1 : 0);
        }

        assertThat(moments.effectiveCount()).isCloseTo(10, within(0.5));
    }

    @Test
    void evidenceOfAConstantIsHalfTheNumberOfSamples() {
        for (int i = 0; i < 64; i++) {
            add(3);
        }

        assertThat(moments.evidence(0)).isEqualTo(32, within(1e-9));
    }

    @Test
    void commonErrorIsNoEvidence() {
        for (int i = 0; i < 64; i++) {
            add(1e-12);
        }

        assertThat(moments.evidence(2e-12)).isZero();
    }

    @Test
    void evidenceOfAMeanIsThatOfTheNormalTail() {
        RandomGenerator random = new Well19937c(1);
        int samples = 100_000;
        double sigmas = 6;
        for (int i = 0; i < samples; i++) {
            add(random.nextGaussian() + sigmas / Math.sqrt(samples));
        }

        double z = moments.mean() / moments.standardError();
        assertThat(moments.evidence(0)).isCloseTo(z * z / 2, within(1.5));
    }

    /** A hundred values near -1 show a mean of -1, but values of 100 may be missing. */
    @Test
    void rareLargeValuesWeakenTheEvidence() {
        Moments without = new Moments();
        for (int i = 0; i < 1000; i++) {
            double value = -1 + 0.1 * (i % 3 - 1);
            without.add(value);
            add(value);
        }
        add(100);

        assertThat(without.evidence(0)).isGreaterThan(300);
        assertThat(moments.evidence(0)).isLessThan(20);
    }
}
