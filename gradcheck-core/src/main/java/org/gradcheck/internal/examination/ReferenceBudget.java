package org.gradcheck.internal.examination;

import org.gradcheck.internal.differentiation.ReferenceDerivatives;

/**
 * How the entries that second oracles can settle while one waits are shared among the blocks of a check: evenly, and what
 * one block leaves is for the blocks after it.
 */
public final class ReferenceBudget {

    private int blocksToCome;
    private int settled;

    /**
     * Prepares to share.
     *
     * @param blocks how many blocks will ask, each once
     */
    public ReferenceBudget(int blocks) {
        this.blocksToCome = blocks;
    }

    /** How many entries of the next block may be settled; at least 1 as long as any is left. */
    int next(ReferenceDerivatives oracle) {
        int left = Math.max(0, oracle.affordableEntries() - settled);
        int share = (left + blocksToCome - 1) / blocksToCome;
        blocksToCome = Math.max(1, blocksToCome - 1);
        return share;
    }

    void take(int entries) {
        settled += entries;
    }
}
