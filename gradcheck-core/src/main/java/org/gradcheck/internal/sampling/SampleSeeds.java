package org.gradcheck.internal.sampling;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well512a;

/**
 * Random numbers of each sample. Each call gives a new generator, so that cost and gradient of a sample draw the same numbers.
 *
 * @param seed the seed of the check
 */
record SampleSeeds(long seed) {

    /** Increment of SplitMix64 (Steele, Lea and Flood, 2014): the golden ratio. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Number of integers in the state of the generator. */
    private static final int STATE = 16;

    /** A stream of numbers that no code of the user receives. */
    private static final long OWN = 0x6A09E667F3BCC909L;

    /** Returns a generator with the random numbers of a sample of the user's code. */
    RandomGenerator of(long sample) {
        return generator(mixed(mixed(seed) + sample));
    }

    /** Returns a generator with the numbers that choose where a sample is evaluated. */
    RandomGenerator placing(long sample) {
        return generator(mixed(mixed(seed ^ OWN) + sample));
    }

    /** The whole state is filled with mixed numbers, because neighbouring seeds of the generator give similar first numbers. */
    private static RandomGenerator generator(long start) {
        int[] state = new int[STATE];
        long at = start;
        for (int i = 0; i < STATE; i += 2) {
            at += GOLDEN;
            long value = mixed(at);
            state[i] = (int) value;
            state[i + 1] = (int) (value >>> 32);
        }
        return new Well512a(state);
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
