package org.gradcheck.fuzz;

import java.util.SplittableRandom;

/** Random numbers of a program. */
final class Seeds {

    private Seeds() {}

    /**
     * Random numbers that are independent for each seed and purpose. Seeds of {@link SplittableRandom} that differ by a
     * multiple of its increment give the same numbers, shifted; so seed and purpose are hashed first.
     */
    static SplittableRandom random(long seed, int purpose) {
        long bits = seed * 31 + purpose;
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return new SplittableRandom(bits ^ (bits >>> 31));
    }
}
