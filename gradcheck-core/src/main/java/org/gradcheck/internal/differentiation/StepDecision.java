package org.gradcheck.internal.differentiation;

/** Whether more steps are worth their evaluations. */
public enum StepDecision {

    /** More steps may change what is to be said. */
    OPEN,

    /** Settled, unless this is a coincidence: one more step has to give the same derivative. */
    TO_BE_CONFIRMED,

    /** No further step can change what is to be said. */
    SETTLED
}
