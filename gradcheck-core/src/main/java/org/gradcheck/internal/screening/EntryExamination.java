package org.gradcheck.internal.screening;

import org.gradcheck.internal.judgement.JudgedEntry;

/** Examination of single entries, to which a screening leads. */
@FunctionalInterface
interface EntryExamination {

    /** Examines an entry, given its number, by its own differences. */
    JudgedEntry examine(int number);

    /**
     * Examines an entry that may explain a residual. If its own differences do not show that it is wrong, it is
     * displaced along a direction as well.
     *
     * <p>A screening promises that errors above its sensitivity are wrong. The differences along a direction then have to
     * decide about the entry, too: those of single entries end at an error bar that is precise enough for them.
     *
     * @param comparison makes the test along the direction
     */
    default JudgedEntry examine(int number, DirectionalComparison comparison) {
        return examine(number);
    }

    /** Returns whether the direction that displaced an entry crossed a kink that explains its residual. */
    default boolean isBesideKink(int number) {
        return false;
    }
}
