package org.gradcheck.report;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Unmodifiable list of verdicts in one byte each. For gradcheck itself, not for users. */
public final class PackedVerdicts extends AbstractList<EntryVerdict> implements RandomAccess {

    private static final List<EntryVerdict> ALL = List.of(EntryVerdict.values());

    private final byte[] codes;

    /**
     * Takes over an array.
     *
     * @param codes the {@link #codeOf code} of each verdict; not written to any more
     */
    public PackedVerdicts(byte[] codes) {
        this.codes = codes;
    }

    /**
     * Returns the number of a verdict in a list.
     *
     * @param verdict the verdict
     * @return its code, 0 or more
     */
    public static byte codeOf(EntryVerdict verdict) {
        return (byte) ALL.indexOf(verdict);
    }

    /** Returns the list itself if it is unmodifiable already, else an unmodifiable copy. */
    static List<EntryVerdict> copyOf(List<EntryVerdict> verdicts) {
        return verdicts instanceof PackedVerdicts ? verdicts : List.copyOf(verdicts);
    }

    @Override
    public EntryVerdict get(int index) {
        return ALL.get(codes[index]);
    }

    @Override
    public int size() {
        return codes.length;
    }
}
