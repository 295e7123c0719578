package org.gradcheck.internal.judgement;

/** Measured entries of a block, one by one or along directions, from which a report can be made. */
@FunctionalInterface
public interface MeasuredEntries {

    /**
     * Returns the block with its verdict and both sides of its entries. A screened block has its verdict already. The parameters must
     * be at the point, since a report shows them.
     */
    JudgedBlock judge();
}
