package org.gradcheck.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleSeedsTests {

    private final SampleSeeds seeds = new SampleSeeds(3);

    @Test
    void sampleHasItsNumbers() {
        assertThat(seeds.of(5).nextLong())
                .isEqualTo(seeds.of(5).nextLong())
                .isNotEqualTo(seeds.of(6).nextLong())
                .isNotEqualTo(new SampleSeeds(4).of(5).nextLong())
                .isNotEqualTo(seeds.placing(5).nextLong());
    }

    /** The mean of 10,000 first numbers has a standard error of 0.003. */
    @Test
    void firstNumbersAreUniform() {
        double sum = 0;
        double products = 0;
        double before = seeds.of(0).nextDouble() - 0.5;
        for (int sample = 1; sample <= 10_000; sample++) {
            double number = seeds.of(sample).nextDouble() - 0.5;
            sum += number;
            products += number * before;
            before = number;
        }

        assertThat(sum / 10_000).isCloseTo(0, within(0.012));
        assertThat(products / 10_000).isCloseTo(0, within(0.0034));
    }
}
