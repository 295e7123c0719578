package org.gradcheck.report;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Unmodifiable list of verdicts in one byte each. For gradcheck itself, not for users. */
public final class PackedVerdicts extends AbstractList<EntryVerdict> implements RandomAccess {

    private static final EntryVerdict[] ALL = EntryVerdict.values();

    private final byte[] ordinals;

    /**
     * Takes over an array.
     *
     * @param ordinals the ordinal of each verdict; not written to any more
     */
    public PackedVerdicts(byte[] ordinals) {
        this.ordinals = ordinals;
    }

    /** Returns the list itself if it is unmodifiable already, else an unmodifiable copy. */
    static List<EntryVerdict> copyOf(List<EntryVerdict> verdicts) {
        return verdicts instanceof PackedVerdicts ? verdicts : List.copyOf(verdicts);
    }

    @Override
    public EntryVerdict get(int index) {
        return ALL[ordinals[index]];
    }

    @Override
    public int size() {
        return ordinals.length;
    }
}
