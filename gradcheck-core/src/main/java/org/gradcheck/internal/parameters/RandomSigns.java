package org.gradcheck.internal.parameters;

/**
 * Random signs and parts that depend on nothing but their numbers (the finaliser of SplitMix64; Steele, Lea and Flood, 2014), so that equal
 * checks evaluate equal points.
 *
 * @param start the hash of all numbers but the last
 */
public record RandomSigns(long start) {

    /** Increment of SplitMix64. Formula: 2^64 divided by the golden ratio, made odd. */
    static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /**
     * Returns the signs for a block.
     *
     * @param block any number of the block
     */
    public static RandomSigns of(long seed, int block) {
        return new RandomSigns(mixed(mixed(seed + GOLDEN_GAMMA) + GOLDEN_GAMMA * (block + 1L)));
    }

    /** Returns 1 or -1. Without a branch, since half of the branches would be mispredicted. */
    public int sign(int part) {
        return 1 - 2 * (int) (bits(part) & 1);
    }

    /** Returns a number from a half to 1. */
    public double part(int entry) {
        return 0.5 + (bits(entry) >>> 11) * 0x1p-54;
    }

    private long bits(int part) {
        return mixed(start + GOLDEN_GAMMA * (part + 1L));
    }

    /** Returns 64 bits each of which depends on each bit of a value. */
    static long mixed(long value) {
        long bits = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
