package org.gradcheck.samples.transformer;

import java.util.List;

/**
 * The place of a tensor in the flat array of all parameters; its gradient has the same place in the array of all gradients.
 *
 * @param name the name, such as {@code block 0 query key value weights}
 * @param offset the index of its first entry
 * @param sizes the size along each dimension, outermost first
 */
public record Tensor(String name, int offset, List<Integer> sizes) {

    /**
     * Copies the sizes.
     *
     * @param name the name
     * @param offset the index of the first entry
     * @param sizes the size along each dimension
     */
    public Tensor {
        sizes = List.copyOf(sizes);
    }

    /**
     * Returns the number of entries.
     *
     * @return the product of the sizes
     */
    public int length() {
        return sizes.stream().reduce(1, (a, b) -> a * b);
    }
}
