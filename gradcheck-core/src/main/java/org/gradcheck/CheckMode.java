package org.gradcheck;

/** How many entries of a gradient are looked at. */
public enum CheckMode {

    /** Gradcheck chooses; for now, every entry is looked at whatever their number. */
    AUTO,

    /** Every entry is looked at by itself. */
    EXHAUSTIVE
}
