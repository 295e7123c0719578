package org.gradcheck.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well512a;
import org.junit.jupiter.api.Test;

/** The generator of samples has the numbers of {@link Well512a}. */
class SampleGeneratorTests {

    private final int[] seed = new Random(1).ints(SampleGenerator.STATE).toArray();
    private final RandomGenerator generator = new SampleGenerator(seed);
    private final RandomGenerator wanted = new Well512a(seed);

    @Test
    void numbersAreThoseOfWell512a() {
        for (int i = 0; i < 100; i++) {
            assertThat(generator.nextInt()).isEqualTo(wanted.nextInt());
            assertThat(generator.nextLong()).isEqualTo(wanted.nextLong());
            assertThat(generator.nextDouble()).isEqualTo(wanted.nextDouble());
            assertThat(generator.nextGaussian()).isEqualTo(wanted.nextGaussian());
            assertThat(generator.nextInt(7)).isEqualTo(wanted.nextInt(7));
            assertThat(generator.nextBoolean()).isEqualTo(wanted.nextBoolean());
        }
    }

    @Test
    void newSeedsAreThoseOfWell512a() {
        generator.nextGaussian();
        wanted.nextGaussian();

        generator.setSeed(-5);
        wanted.setSeed(-5);
        assertThat(generator.nextGaussian()).isEqualTo(wanted.nextGaussian());
        generator.setSeed(-7_000_000_000_001L);
        wanted.setSeed(-7_000_000_000_001L);
        assertThat(generator.nextGaussian()).isEqualTo(wanted.nextGaussian());
        generator.setSeed(new int[] {3, -4, 5});
        wanted.setSeed(new int[] {3, -4, 5});
        assertThat(generator.nextGaussian()).isEqualTo(wanted.nextGaussian());
    }

    @Test
    void stateThatWasGivenIsCopied() {
        int first = new Well512a(seed).nextInt();

        generator.nextInt();

        assertThat(new SampleGenerator(seed).nextInt()).isEqualTo(first);
    }
}
