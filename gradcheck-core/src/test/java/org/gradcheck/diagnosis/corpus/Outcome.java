package org.gradcheck.diagnosis.corpus;

/** The outcome of a check with an injected bug. */
enum Outcome {
    /** Its cause was named first, or one that gives the same gradient. */
    RIGHT,
    /** Another cause was named first. */
    WRONG,
    /** The gradient was found wrong, but nothing was named. */
    UNNAMED,
    /** The bug has no effect here, and the check passed. */
    HARMLESS,
    /** The gradient is wrong, and the check passed. */
    MISSED,
    /** The bug has no effect here, but the check failed. */
    FALSE_ALARM
}
