package org.gradcheck.subject;

import java.util.Optional;
import org.gradcheck.internal.differentiation.Derivative;

/** What is known of a block of parameters beside the values of the cost. */
public interface ReferenceDerivatives {

    /**
     * Differentiates the cost with respect to one entry of the block, more slowly and more accurately than differences
     * in double arithmetic.
     *
     * @param entry the number of the entry in row-major order
     * @return the derivative with its error bar
     */
    Derivative partial(int entry);

    /**
     * Returns for how many entries one can wait in a check, those of all blocks together.
     *
     * @return 0 or more; 0 if there is no way to differentiate more accurately
     */
    int affordableEntries();

    /**
     * Returns what reports call the more accurate way.
     *
     * @return for example {@code 60-digit arithmetic}
     */
    String description();

    /**
     * Says why the cost may not depend on the block.
     *
     * @return for example {@code all 3 units of layer 0 are dead in all 5 examples}; empty if no reason is known
     */
    Optional<String> reasonForNoEffect();
}
