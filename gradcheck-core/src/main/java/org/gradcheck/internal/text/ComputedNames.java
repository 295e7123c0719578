package org.gradcheck.internal.text;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Immutable names that are computed when they are read, so that a matrix of a million entries does not store a million names. */
public abstract class ComputedNames extends AbstractList<String> implements RandomAccess {

    /**
     * Returns immutable names.
     *
     * @param names any names
     * @return the names themselves if they are computed, else a copy
     */
    public static List<String> copyOf(List<String> names) {
        return names instanceof ComputedNames ? names : List.copyOf(names);
    }
}
