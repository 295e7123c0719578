package org.gradcheck.internal.examination;

import org.gradcheck.internal.differentiation.ReferenceDerivatives;

/**
 * Budget of entries that reference derivatives may settle in one check. It is shared evenly among the blocks, and a
 * block that leaves some of its share passes it on to the blocks after it.
 */
public final class ReferenceBudget {

    private int blocksToCome;
    private int settled;

    /**
     * Makes a budget.
     *
     * @param blocks the number of blocks, each of which asks once
     */
    public ReferenceBudget(int blocks) {
        this.blocksToCome = blocks;
    }

    /** Returns the number of entries of the next block that may be settled; at least 1 if any is left. */
    int next(ReferenceDerivatives reference) {
        int left = Math.max(0, reference.affordableEntries() - settled);
        int share = (left + blocksToCome - 1) / blocksToCome;
        blocksToCome = Math.max(1, blocksToCome - 1);
        return share;
    }

    void take(int entries) {
        settled += entries;
    }
}
