package org.gradcheck.junit;

/**
 * Seed from which further seeds are derived by name or number, so that no two purposes share a random sequence. The
 * mixing function is that of SplitMix64 (Steele, Lea and Flood, 2014).
 */
record Seed(long value) {

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    Seed derive(String purpose) {
        return derive((long) purpose.hashCode());
    }

    Seed derive(long number) {
        long z = value + GOLDEN_GAMMA * (number + 1);
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return new Seed(z ^ (z >>> 31));
    }

    /** Returns the short form in names of invocations: 24 bits as hexadecimal digits. */
    @Override
    public String toString() {
        return String.format("%06x", value & 0xFFFFFF);
    }
}
