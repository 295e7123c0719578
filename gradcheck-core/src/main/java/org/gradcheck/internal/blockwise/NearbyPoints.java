package org.gradcheck.internal.blockwise;

import java.util.Optional;
import java.util.function.Function;

/** Random points near that of a check. */
public interface NearbyPoints {

    /**
     * Displaces the parameters to a point, works there, and puts them back to the bit.
     *
     * @param number the number of the point; the same number gives the same point
     * @param work what is to be done there
     * @return the result; empty if the code does not support the point, or its gradient does not follow the parameters
     */
    <T> Optional<T> at(int number, Function<PointOfBlocks, T> work);
}
