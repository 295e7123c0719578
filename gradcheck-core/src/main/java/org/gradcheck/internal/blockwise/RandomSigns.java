package org.gradcheck.internal.blockwise;

/**
 * Random signs and parts that depend on nothing but their numbers (the finaliser of SplitMix64; Steele, Lea and Flood, 2014), so that equal
 * checks evaluate equal points.
 */
final class RandomSigns {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private RandomSigns() {}

    /** Returns 1 or -1. */
    static int sign(long seed, int block, int part) {
        return (bits(seed, block, part) & 1) == 0 ? 1 : -1;
    }

    /** Returns a number from a half to 1. */
    static double part(long seed, int block, int entry) {
        return 0.5 + (bits(seed, block, entry) >>> 11) * 0x1p-54;
    }

    private static long bits(long seed, int block, int part) {
        return mixed(mixed(mixed(seed + GOLDEN_GAMMA) + GOLDEN_GAMMA * (block + 1L)) + GOLDEN_GAMMA * (part + 1L));
    }

    private static long mixed(long value) {
        long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
