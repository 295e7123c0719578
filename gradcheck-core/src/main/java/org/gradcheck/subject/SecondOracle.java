package org.gradcheck.subject;

import org.gradcheck.differentiation.Derivative;

/** A slower and more accurate source of the derivatives of one block, for entries that differences leave unresolved. */
public interface SecondOracle {

    /**
     * Differentiates the cost with respect to one entry of the block.
     *
     * @param entry the number of the entry in row-major order
     * @return the derivative with its error bar
     */
    Derivative partial(int entry);

    /**
     * Returns for how many entries of the block one can wait.
     *
     * @return 1 or more
     */
    int affordableEntries();

    /**
     * Returns what reports call this source.
     *
     * @return for example {@code 60-digit arithmetic}
     */
    String description();
}
