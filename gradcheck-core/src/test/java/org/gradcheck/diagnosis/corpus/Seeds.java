package org.gradcheck.diagnosis.corpus;

import java.util.Random;

/** Random numbers that have nothing to do with one another for neighbouring seeds. */
final class Seeds {

    /** The golden ratio in 64 bits; the first numbers of {@link Random} resemble each other for seeds that do. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    static Random random(long seed) {
        return new Random(SPREAD * (seed + 1));
    }
}
