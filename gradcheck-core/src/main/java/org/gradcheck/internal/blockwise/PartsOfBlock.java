package org.gradcheck.internal.blockwise;

/**
 * Parts of one kind in one block.
 *
 * @param whole the block with the step that suits it
 * @param parts its parts
 */
record PartsOfBlock(WholeBlock whole, Parts parts) {

    BlockGradient gradient() {
        return whole.gradient();
    }

    /** Returns the direction in which each part is displaced to a random side. */
    BlockDirection signed(long seed) {
        return parts.signed(gradient(), seed);
    }

    /** Returns the step along a direction: that of the block, or less if a parameter would be displaced too far. */
    double length(BlockDirection direction) {
        return Math.min(whole.length(), direction.longest());
    }

    /** Returns the factor by which a part is displaced along a direction of signed parts, with its sign. */
    double factor(BlockDirection signed, long seed, int part) {
        return RandomSigns.sign(seed, gradient().range().from(), part) * signed.factor(length(signed));
    }

    /** Returns whether a part has entries that directions displace. */
    boolean hasPart(int part) {
        return !parts.alone(gradient(), part).isZero();
    }

    /** Returns the claimed change along a direction of length 1 that displaces a single entry, if this were a typical one. */
    double typicalEntry(BlockDirection single) {
        return gradient().norm() / Math.sqrt(gradient().displaced()) * single.factor(1);
    }
}
