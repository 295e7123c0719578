package org.gradcheck.internal.memory;

import java.nio.Buffer;

/**
 * Consecutive numbers of an array, a buffer or another object that holds numbers. Two blocks overlap if their ranges share a
 * number.
 *
 * @param owner the object that holds the numbers, compared by identity
 * @param from the index of the first number in the owner
 * @param to the index after that of the last number
 * @param length the number of all numbers in the owner
 */
public record MemoryRange(Object owner, int from, int to, int length) {

    /** Returns the range of all numbers of an object. */
    public static MemoryRange whole(Object owner, int length) {
        return new MemoryRange(owner, 0, length, length);
    }

    /** Returns whether both ranges are of the same object and share a number of it. */
    public boolean overlaps(MemoryRange other) {
        return owner == other.owner && Math.max(from, other.from) < Math.min(to, other.to);
    }

    /** Returns the numbers that are in this range and in another one, which overlaps it. */
    public MemoryRange sharedWith(MemoryRange other) {
        return new MemoryRange(owner, Math.max(from, other.from), Math.min(to, other.to), length);
    }

    /** Returns whether the range has all numbers of its owner. */
    public boolean isWhole() {
        return to - from == length;
    }

    /** Returns the numbers in words, such as {@code entries 30 to 34 of an array}, or {@code an array} for all of it. */
    public String words() {
        String memory = (owner instanceof Buffer ? "a " : "an ") + kind();
        if (isWhole()) {
            return memory;
        }
        return (to - from == 1 ? "entry " + from : "entries " + from + " to " + (to - 1)) + " of " + memory;
    }

    /** Returns the kind of the owner, {@code buffer} or {@code array}. */
    public String kind() {
        return owner instanceof Buffer ? "buffer" : "array";
    }
}
