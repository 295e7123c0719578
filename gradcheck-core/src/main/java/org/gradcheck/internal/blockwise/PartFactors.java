package org.gradcheck.internal.blockwise;

/** Factors of the components of parts that are displaced together. */
sealed interface PartFactors {

    /** Returns the factor of a part. */
    double of(int part);

    /**
     * A random sign for each part.
     *
     * @param signs the signs
     */
    record Signed(RandomSigns signs) implements PartFactors {

        @Override
        public double of(int part) {
            return signs.sign(part);
        }
    }

    /**
     * One part alone.
     *
     * @param only the part
     */
    record Alone(int only) implements PartFactors {

        @Override
        public double of(int part) {
            return part == only ? 1 : 0;
        }
    }
}
