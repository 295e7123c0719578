package org.gradcheck.junit;

import org.apache.commons.math3.random.RandomGenerator;

/** Uniform distribution of the coordinates of a {@link RandomPoint}. */
record Coordinates(int size, double min, double max) {

    Coordinates {
        if (size < 1) {
            throw new IllegalArgumentException("@RandomPoint has size = " + size + "; give 1 or more coordinates");
        }
        if (!(min < max) || !Double.isFinite(max - min)) {
            throw new IllegalArgumentException(
                    "@RandomPoint has min = " + min + " and max = " + max + "; give finite bounds with min below max");
        }
    }

    /**
     * Returns the distribution that an annotation describes.
     *
     * @throws IllegalArgumentException if an attribute is invalid, with the attribute and the remedy
     */
    static Coordinates of(RandomPoint annotation) {
        return new Coordinates(annotation.size(), annotation.min(), annotation.max());
    }

    double[] draw(RandomGenerator random) {
        double[] coordinates = new double[size];
        for (int i = 0; i < size; i++) {
            coordinates[i] = min + random.nextDouble() * (max - min);
        }
        return coordinates;
    }
}
