package org.gradcheck.internal.differentiation;

import java.util.Optional;

/** Derivatives of the cost with respect to one block that are more accurate than finite differences. */
public interface ReferenceDerivatives {

    /**
     * Differentiates the cost with respect to one entry of the block. This is slower and more accurate than finite
     * differences in double arithmetic.
     *
     * @param entry the number of the entry in row-major order
     * @return the derivative with its error bar
     */
    Derivative partial(int entry);

    /**
     * Returns the number of entries, of all blocks together, that a check can differentiate in acceptable time.
     *
     * @return 0 or more; 0 if there are no reference derivatives
     */
    int affordableEntries();

    /**
     * Returns the name of the method in reports.
     *
     * @return for example {@code 60-digit arithmetic}
     */
    String description();

    /**
     * Returns a reason why the cost does not depend on the block.
     *
     * @return for example {@code all 3 units of layer 0 are dead in all 5 examples}; empty if no reason is known
     */
    Optional<String> reasonForNoEffect();
}
