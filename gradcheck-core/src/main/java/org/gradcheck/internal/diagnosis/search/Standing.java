package org.gradcheck.internal.diagnosis.search;

/** What an entry says about a pattern of the wrong values. */
public enum Standing {

    /** It was measured and is right, and it is not zero: a wrong value would have been seen. */
    RIGHT,

    /** It was measured and is wrong. */
    WRONG,

    /** Noise hides it, so it neither supports nor contradicts a pattern. */
    OPEN,

    /** It is zero on both sides, unexercised or fixed: it could not have been wrong by a factor. */
    ABSENT
}
