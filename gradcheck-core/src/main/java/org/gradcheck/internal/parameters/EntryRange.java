package org.gradcheck.internal.parameters;

/**
 * Neighbouring parameters of a {@link ParameterSpace}.
 *
 * @param from the number of the first
 * @param to the number after the last; not less than {@code from}
 */
public record EntryRange(int from, int to) {

    /**
     * Returns how many there are.
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
     * Tells whether an entry is in this range.
     *
     * @param number the number of the entry
     * @return true if it is
     */
    public boolean contains(int number) {
        return from <= number && number < to;
    }

    /**
     * Tells whether all entries of another range are in this one.
     *
     * @param other the other range
     * @return true if it is no larger, on either side
     */
    public boolean contains(EntryRange other) {
        return from <= other.from && other.to <= to;
    }

    /**
     * Tells whether some entry is in both ranges.
     *
     * @param other the other range
     * @return true if one is
     */
    public boolean overlaps(EntryRange other) {
        return from < other.to && other.from < to;
    }

    /**
     * Returns the entries that are in both ranges.
     *
     * @param other the other range
     * @return a range; empty if no entry is
     */
    public EntryRange within(EntryRange other) {
        int first = Math.max(from, other.from);
        return new EntryRange(first, Math.max(first, Math.min(to, other.to)));
    }
}
