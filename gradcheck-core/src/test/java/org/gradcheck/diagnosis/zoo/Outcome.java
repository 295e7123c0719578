package org.gradcheck.diagnosis.zoo;

/** What became of a bug in a check. */
enum Outcome {
    /** Its cause was named first, or one that gives the same gradient. */
    RIGHT,
    /** Another cause was named first. */
    WRONG,
    /** The gradient was found wrong, but nothing was named. */
    UNNAMED,
    /** The bug has no effect here, and the check passed. */
    HARMLESS,
    /** The gradient is wrong, and the check did not say so. */
    MISSED,
    /** The bug has no effect here, but the check failed. */
    FALSE_ALARM
}
