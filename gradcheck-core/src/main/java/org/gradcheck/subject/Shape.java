package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gradcheck.internal.text.Plural;

/**
 * The sizes of a block of parameters along each of its dimensions, outermost first. Entries are numbered in row-major
 * order: the last index runs fastest.
 *
 * @param sizes the size along each dimension; an empty list is the shape of a single number
 */
public record Shape(List<Integer> sizes) {

    /**
     * Copies the sizes.
     *
     * @param sizes the size along each dimension
     * @throws IllegalArgumentException if a size is negative, or if there are more entries than an {@code int} can number
     */
    public Shape {
        sizes = List.copyOf(sizes);
        for (int size : sizes) {
            if (size < 0) {
                throw new IllegalArgumentException("a shape has no negative sizes, but this one is " + sizes);
            }
        }
        if (product(sizes) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a shape has at most " + Integer.MAX_VALUE + " entries, but this one is "
                    + sizes + "; describe its parts as blocks of their own");
        }
    }

    /**
     * Returns the shape with the given sizes.
     *
     * @param sizes the size along each dimension, outermost first
     * @return the shape
     */
    public static Shape of(int... sizes) {
        List<Integer> boxed = new ArrayList<>(sizes.length);
        for (int size : sizes) {
            boxed.add(size);
        }
        return new Shape(boxed);
    }

    /**
     * Returns the number of entries: the product of the sizes.
     *
     * @return the number of entries
     */
    public int entries() {
        return (int) product(sizes);
    }

    /** Returns the product of the sizes; more than an {@code int} can hold if that is too large. */
    private static long product(List<Integer> sizes) {
        long product = 1;
        for (int size : sizes) {
            if (size == 0) {
                return 0;
            }
            product = Math.min(product * size, 1L << 32);
        }
        return product;
    }

    /**
     * Returns the index of an entry along each dimension.
     *
     * @param entry the number of the entry in row-major order
     * @return one index for each dimension, outermost first
     * @throws IndexOutOfBoundsException if there is no such entry
     */
    public int[] index(int entry) {
        int rest = Objects.checkIndex(entry, entries());
        int[] index = new int[sizes.size()];
        for (int d = index.length - 1; d >= 0; d--) {
            index[d] = rest % sizes.get(d);
            rest /= sizes.get(d);
        }
        return index;
    }

    /**
     * Returns the index of an entry as Java writes it.
     *
     * @param entry the number of the entry in row-major order
     * @return for example {@code [1][0]}
     * @throws IndexOutOfBoundsException if there is no such entry
     */
    public String subscript(int entry) {
        StringBuilder subscript = new StringBuilder();
        for (int i : index(entry)) {
            subscript.append('[').append(i).append(']');
        }
        return subscript.toString();
    }

    /** Returns the predicate of a sentence about the shape, such as {@code has 3 entries} or {@code is 4 x 3}. */
    String predicate() {
        return sizes.size() == 1
                ? "has " + Plural.of(entries(), "entry")
                : "is " + (sizes.isEmpty() ? "a " : "") + this;
    }

    /**
     * Returns the sizes as mathematics writes them.
     *
     * @return for example {@code 4 x 3}; {@code scalar} for a single number
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(sizes.isEmpty() ? "scalar" : "");
        for (int d = 0; d < sizes.size(); d++) {
            text.append(d == 0 ? "" : " x ").append(sizes.get(d));
        }
        return text.toString();
    }
}
