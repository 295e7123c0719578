package org.gradcheck.internal.diagnosis.direction;

import org.gradcheck.internal.blockwise.PointOfBlocks;

/** Measures what a claimed gradient leaves unexplained along directions in one block. */
@FunctionalInterface
public interface DeviationSlopes {

    /**
     * Returns the slope along a direction.
     *
     * @param components the component of each entry of the block, in displacements of its parameter
     */
    PointOfBlocks.UnclaimedSlope along(double[] components);
}
