package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.RandomSigns;

/** Disjoint parts of a block, such as its rows, each with a direction of its own. */
interface Parts {

    /** Factors of the components of parts that are displaced together. */
    sealed interface Factors {

        /** Returns the factor of a part. */
        double of(int part);

        /**
         * A random sign for each part.
         *
         * @param signs the signs
         */
        record Signed(RandomSigns signs) implements Factors {

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
        record Alone(int only) implements Factors {

            @Override
            public double of(int part) {
                return part == only ? 1 : 0;
            }
        }
    }

    /** Returns the number of parts. */
    int count();

    /** Returns the part that an entry belongs to; -1 for none. */
    int of(int entry);

    /** Returns the component of an entry in the direction of its part, in sizes of its parameter. */
    double component(int entry);

    /** Returns the largest claimed change of the cost by a part that is displaced by its components; 0 if no part has a claim. */
    double largestClaim();

    /** Returns the name of a part, such as {@code row w[3]}. */
    String name(int part);

    /**
     * Writes the displacements by all parts, each times its factor.
     *
     * @param target receives the component of each entry times the size of its parameter and both factors
     */
    void write(DirectionComponents target, BlockGradient gradient, double factor, Factors factors);

    /** Returns the direction of one part alone. */
    default BlockDirection alone(BlockGradient gradient, int part) {
        Factors one = new Factors.Alone(part);
        return BlockDirection.of(gradient, (target, block, factor) -> write(target, block, factor, one));
    }
}
