package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.parameters.DirectionComponents;

/** Disjoint parts of a block, such as its rows, each with a direction of its own. */
interface Parts {

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
    void write(DirectionComponents target, BlockGradient gradient, double factor, PartFactors factors);

    /** Returns the direction of one part alone. */
    default BlockDirection alone(BlockGradient gradient, int part) {
        PartFactors one = new PartFactors.Alone(part);
        return BlockDirection.of(gradient, (target, block, factor) -> write(target, block, factor, one));
    }
}
