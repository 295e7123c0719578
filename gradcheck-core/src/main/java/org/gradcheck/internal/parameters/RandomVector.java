package org.gradcheck.internal.parameters;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/** Random vectors that combine the outputs or the coordinates of a function with many outputs. */
public final class RandomVector {

    private RandomVector() {}

    /**
     * Draws a vector with uniformly distributed entries.
     *
     * @param size the number of entries
     * @param random the source of the entries
     * @return a new vector with entries between -1 and 1
     */
    public static double[] uniform(int size, RandomGenerator random) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> 2 * random.nextDouble() - 1);
        return values;
    }

    /**
     * Draws a vector without small entries, so that each of them counts.
     *
     * @param size the number of entries
     * @param random the source of the entries
     * @return a new vector with entries of a random sign, between {@link Direction#SMALLEST_PART} and 1 in size
     */
    public static double[] signedParts(int size, RandomGenerator random) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            double part = Direction.SMALLEST_PART + (1 - Direction.SMALLEST_PART) * random.nextDouble();
            values[i] = random.nextBoolean() ? part : -part;
        }
        return values;
    }
}
