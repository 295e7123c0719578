package org.gradcheck.internal.blockwise;

/** Disjoint parts of a block, such as its rows, each with a direction of its own. */
interface Parts {

    /** Returns the number of parts. */
    int count();

    /** Returns the part that an entry belongs to; -1 for none. */
    int of(int entry);

    /** Returns the component of an entry in the direction of its part, in sizes of its parameter. */
    double component(int entry);

    /** Returns the name of a part, such as {@code row w[3]}. */
    String name(int part);

    /** Returns the direction in which the parts are displaced by their components times a sign each. */
    default BlockDirection signed(BlockGradient gradient, long seed) {
        int block = gradient.range().from();
        return BlockDirection.of(gradient, entry -> {
            int part = of(entry);
            return part < 0 ? 0 : RandomSigns.sign(seed, block, part) * component(entry);
        });
    }

    /** Returns the direction of one part alone. */
    default BlockDirection alone(BlockGradient gradient, int part) {
        return BlockDirection.of(gradient, entry -> of(entry) == part ? component(entry) : 0);
    }
}
