package org.gradcheck.internal.judgement;

/** Entries of a block that were measured, one by one or along directions, and are still to be judged. */
@FunctionalInterface
public interface MeasuredEntries {

    /** Gives the block its verdict. The parameters are at the point, which a report shows. */
    JudgedBlock judge();
}
