package org.gradcheck.internal.stages;

/** Outcome of the test of one claimed derivative against the claimed derivatives of the steps that read its source. */
enum SourceStatus {

    /** It follows from those of the steps that read the source. */
    RIGHT,

    /** It does not follow from them. */
    WRONG,

    /** Noise, kinks or a derivative that is not finite hide whether it follows. */
    OPEN,

    /** No step after the source changes with it, although its claimed derivative is not zero. */
    NOT_READ,

    /** The evaluations ended before it was tested. */
    NOT_TESTED
}
