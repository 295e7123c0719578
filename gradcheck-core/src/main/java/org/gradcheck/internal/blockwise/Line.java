package org.gradcheck.internal.blockwise;

import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.EntryRange;

/** Line through the point along which the cost is evaluated. */
interface Line {

    /** Writes the displacements at a distance along the line. */
    void write(DirectionComponents components, double length);

    /** Returns the numbers of the displaced parameters. */
    EntryRange range();
}
