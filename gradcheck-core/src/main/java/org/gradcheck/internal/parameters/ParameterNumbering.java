package org.gradcheck.internal.parameters;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;

/** Consecutive numbers of all parameters of a check, from the first entry of the first block to the last of the last. Immutable. */
final class ParameterNumbering {

    private final int[] offsets;

    /**
     * Numbers the entries of blocks.
     *
     * @param blocks at most {@link Integer#MAX_VALUE} entries in all
     */
    ParameterNumbering(List<ParameterVector> blocks) {
        offsets = new int[blocks.size() + 1];
        for (int b = 0; b < blocks.size(); b++) {
            offsets[b + 1] = Math.addExact(offsets[b], blocks.get(b).size());
        }
    }

    /** The number of entries in all blocks. */
    int size() {
        return offsets[offsets.length - 1];
    }

    EntryRange all() {
        return new EntryRange(0, size());
    }

    EntryRange rangeOf(int block) {
        return new EntryRange(offsets[block], offsets[block + 1]);
    }

    int blockOf(int number) {
        int block = 0;
        while (number >= offsets[block + 1]) {
            block++;
        }
        return block;
    }

    /** The position of a parameter within its block. */
    int entryOf(int block, int number) {
        return number - offsets[block];
    }
}
