package org.gradcheck.internal.parameters;

import org.jspecify.annotations.Nullable;

/**
 * Live parameters that are displaced several times and then restored to the bit by {@link #close}. They are also restored
 * between two displacements, unless the second replaces all values of the first. This saves writes to storages that transfer a
 * whole block for each value.
 */
public final class Displaced implements AutoCloseable {

    private @Nullable Displacement current;

    /** Stores another point and returns its reading. */
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
