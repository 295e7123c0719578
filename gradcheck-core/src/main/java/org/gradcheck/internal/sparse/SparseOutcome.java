package org.gradcheck.internal.sparse;

import java.util.Optional;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.MeasuredBlock;

/**
 * A sparse matrix after its examination.
 *
 * @param block one block for the whole matrix, whose entries are those of the pattern and those that the pattern leaves out
 * @param places the row and the column of each entry of the block
 * @param whole all entries of the matrix, for a diagnosis; empty if there are too many
 * @param leftOut the entries that the pattern leaves out, in words; empty if there are none
 * @param unmoved the outputs that change nowhere although their derivatives are not all zero, in words; empty if there are none
 */
public record SparseOutcome(
        JudgedBlock block,
        EntryPlaces places,
        Optional<MeasuredBlock> whole,
        Optional<String> leftOut,
        Optional<String> unmoved) {

    /**
     * Returns whether the pattern leaves out an entry of the block.
     *
     * @param entry its number
     */
    public boolean isLeftOut(int entry) {
        return entry >= places.stored();
    }
}
