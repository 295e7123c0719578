package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;

/** Line through the point along which the cost is evaluated. */
interface Line {

    /** Returns the direction whose components are the displacements at a distance along the line. */
    Direction direction(double length);

    /** Returns the numbers of the displaced parameters. */
    EntryRange range();
}
