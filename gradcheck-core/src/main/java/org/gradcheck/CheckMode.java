package org.gradcheck;

/** How many entries of a gradient are looked at. */
public enum CheckMode {

    /** Gradcheck chooses. */
    AUTO,

    /** Every entry is looked at by itself. */
    EXHAUSTIVE
}
