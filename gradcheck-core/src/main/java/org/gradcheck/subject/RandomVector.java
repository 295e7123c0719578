package org.gradcheck.subject;

import java.util.Arrays;
import org.apache.commons.math3.random.RandomGenerator;

/** The random vectors with which the outputs or the coordinates of a vector-valued function are combined. */
final class RandomVector {

    private RandomVector() {}

    /** A new vector with entries between -1 and 1. */
    static double[] uniform(int size, RandomGenerator random) {
        double[] values = new double[size];
        Arrays.setAll(values, i -> 2 * random.nextDouble() - 1);
        return values;
    }
}
