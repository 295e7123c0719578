package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.parameters.RandomSigns;

/** Parts of one kind in one block. */
final class PartsOfBlock {

    private final WholeBlock whole;
    private final Parts parts;
    private final BlockDirection all;

    /**
     * Prepares directions.
     *
     * @param whole the block with the step that suits it
     * @param parts its parts
     */
    PartsOfBlock(WholeBlock whole, Parts parts) {
        this.whole = whole;
        this.parts = parts;
        this.all = BlockDirection.of(whole.gradient(), signs(0));
    }

    WholeBlock whole() {
        return whole;
    }

    Parts parts() {
        return parts;
    }

    BlockGradient gradient() {
        return whole.gradient();
    }

    /** Returns the direction in which each part is displaced to a random side. Its length does not depend on the sides. */
    BlockDirection signed(long seed) {
        return all.with(signs(seed));
    }

    private BlockDirection.Components signs(long seed) {
        Parts.Factors signs = new Parts.Factors.Signed(
                RandomSigns.of(seed, whole.gradient().range().from()));
        return (target, gradient, factor) -> parts.write(target, gradient, factor, signs);
    }

    /** Returns the step along the directions of all parts: that of the block, or less if a parameter would be displaced too far. */
    double length() {
        return Math.min(whole.length(), all.longest());
    }

    /** Returns the factor by which the parts are displaced. */
    double factor() {
        return all.factor(length());
    }

    /**
     * Returns the factor by which a part alone is displaced at a part of the step of the block.
     *
     * @param step the part of the step
     */
    double factorAlone(double step) {
        double length = Math.min(step * whole.length(), StepSearch.LARGEST_STEP);
        return Math.min(length * Math.sqrt(gradient().displaced()), all.factor(all.longest()));
    }

    /** Returns the claimed change by a typical entry that is displaced by its size. */
    double typicalEntry() {
        return gradient().norm() / Math.sqrt(gradient().displaced());
    }

    /** Returns the factor by which a part is displaced along a direction of signed parts, with its sign. */
    double factor(long seed, int part) {
        return sign(seed, part) * factor();
    }

    /** Returns the side to which a part is displaced along a direction of signed parts. */
    int sign(long seed, int part) {
        return RandomSigns.of(seed, gradient().range().from()).sign(part);
    }

    /** Returns whether a part has entries that directions displace. */
    boolean hasPart(int part) {
        return !parts.alone(gradient(), part).isZero();
    }

    /** Returns the claimed change along a direction of length 1 that displaces a single entry, if this were a typical one. */
    double typicalEntry(BlockDirection single) {
        return typicalEntry() * single.factor(1);
    }
}
