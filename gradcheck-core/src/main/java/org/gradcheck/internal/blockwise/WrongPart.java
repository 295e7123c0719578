package org.gradcheck.internal.blockwise;

import java.util.BitSet;

/**
 * A part of a block that is wrong by itself.
 *
 * @param block the parts of the block
 * @param part the part
 * @param result the result of its test
 */
record WrongPart(PartsOfBlock block, int part, PartTest.Result result) {

    String name() {
        return block.parts().name(part);
    }

    boolean isWrong() {
        return result.isWrong();
    }

    boolean isSeen() {
        return result.isSeen();
    }

    boolean isEntry() {
        return block.parts() instanceof SingleEntries;
    }

    /** Returns the entry that is the part. */
    int entry() {
        return ((SingleEntries) block.parts()).entry(part);
    }

    /** Returns the entries of the part, by their numbers within the block. */
    BitSet entries() {
        BitSet entries = new BitSet();
        for (int entry = 0; entry < block.gradient().entries(); entry++) {
            entries.set(entry, block.parts().of(entry) == part);
        }
        return entries;
    }

    /** Returns the slope of the cost along the part, as a part of the claimed one; infinite without a claim. */
    double ratio() {
        return result.claimed() == 0 ? Double.POSITIVE_INFINITY : 1 + result.wrongBy() / result.claimed();
    }
}
