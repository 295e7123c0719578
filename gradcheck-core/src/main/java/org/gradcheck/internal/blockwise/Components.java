package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.parameters.DirectionComponents;

/** Components of a direction of one block, one for each entry, in sizes of its parameter. Their length does not matter. */
interface Components {

    /**
     * Writes the displacements.
     *
     * @param target receives the component of each entry times the size of its parameter and the factor
     * @param gradient the block
     */
    void write(DirectionComponents target, BlockGradient gradient, double factor);

    /** The claimed gradient. */
    static void writeClaimed(DirectionComponents target, BlockGradient gradient, double factor) {
        int first = gradient.range().from();
        double[] displacements = target.span(first, gradient.range().to());
        for (int i = 0; i < gradient.entries(); i++) {
            displacements[first + i] = factor * gradient.change(i) * gradient.size(i);
        }
    }
}
