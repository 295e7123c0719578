package org.gradcheck.subject;

import java.util.function.Supplier;

/**
 * Where the gradient of a block comes from.
 *
 * @param storage gives the entries as they are now
 * @param isGiven whether they are in a storage that was named once, not computed anew each time
 */
record GradientSource(Supplier<Storage> storage, boolean isGiven) {

    static GradientSource given(Supplier<Storage> storage) {
        return new GradientSource(storage, true);
    }

    static GradientSource computed(Supplier<Storage> storage) {
        return new GradientSource(storage, false);
    }
}
