package org.gradcheck.differentiation;

import org.apache.commons.math3.random.RandomGenerator;

/** Draws signed parts of a whole, with as few random numbers as they take: a check draws a hundred for each parameter. */
final class RandomParts {

    private final RandomGenerator random;
    private final double smallest;
    private int signs;
    private int signsLeft;

    /**
     * Begins.
     *
     * @param smallest the smallest size of a part; 1 for nothing but signs
     */
    RandomParts(RandomGenerator random, double smallest) {
        this.random = random;
        this.smallest = smallest;
    }

    /** A part between the smallest and the whole, with a random sign. */
    double next() {
        if (smallest == 1) {
            return nextSign();
        }
        long bits = random.nextLong();
        double part = smallest + (1 - smallest) * (bits >>> 11) * 0x1p-53;
        return (bits & 1) == 0 ? part : -part;
    }

    private int nextSign() {
        if (signsLeft == 0) {
            signs = random.nextInt();
            signsLeft = Integer.SIZE;
        }
        int sign = (signs & 1) == 0 ? 1 : -1;
        signs >>>= 1;
        signsLeft--;
        return sign;
    }
}
