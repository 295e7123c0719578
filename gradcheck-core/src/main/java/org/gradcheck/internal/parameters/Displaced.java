package org.gradcheck.internal.parameters;

import org.jspecify.annotations.Nullable;

/**
 * Live parameters on their way from one displacement to the next. Closing this puts them back to the bit. They are also put
 * back between two displacements, unless the second replaces all values of the first: storages may transfer a whole block for
 * each value that is written.
 */
public final class Displaced implements AutoCloseable {

    private @Nullable Displacement current;

    /** Goes to another point, and returns its reading. */
    public double to(Displacement next) {
        if (current != null && !current.isReplacedBy(next)) {
            current.putBack();
        }
        current = next;
        next.store();
        return next.reading();
    }

    @Override
    public void close() {
        if (current != null) {
            current.putBack();
            current = null;
        }
    }
}
