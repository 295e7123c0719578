package org.gradcheck.internal.parameters;

/**
 * A range of consecutive parameters of a {@link ParameterSpace}.
 *
 * @param from the number of the first
 * @param to the number after the last; not less than {@code from}
 */
public record EntryRange(int from, int to) {

    /**
     * Returns the number of parameters in the range.
     *
     * @return 0 or more
     */
    public int size() {
        return to - from;
    }

    /**
     * Returns the first half.
     *
     * @return the smaller half of an odd number
     */
    public EntryRange firstHalf() {
        return new EntryRange(from, from + size() / 2);
    }

    /**
     * Returns whether an entry is in this range.
     *
     * @param number the number of the entry
     * @return true if the range contains it
     */
    public boolean contains(int number) {
        return from <= number && number < to;
    }

    /**
     * Returns whether all entries of another range are in this one.
     *
     * @param other the other range
     * @return true if the range contains all of them
     */
    public boolean contains(EntryRange other) {
        return from <= other.from && other.to <= to;
    }

    /**
     * Returns whether some entry is in both ranges.
     *
     * @param other the other range
     * @return true if the ranges have an entry in common
     */
    public boolean overlaps(EntryRange other) {
        return from < other.to && other.from < to;
    }

    /** Returns whether both ranges are equal. Unlike {@code equals} of a record, it links no code in the first check of a JVM. */
    boolean isSame(EntryRange other) {
        return from == other.from && to == other.to;
    }

    /**
     * Returns the entries that are in both ranges.
     *
     * @param other the other range
     * @return the intersection; it may be empty
     */
    public EntryRange within(EntryRange other) {
        int first = Math.max(from, other.from);
        return new EntryRange(first, Math.max(first, Math.min(to, other.to)));
    }
}
