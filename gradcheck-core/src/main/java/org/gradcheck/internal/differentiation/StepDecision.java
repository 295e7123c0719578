package org.gradcheck.internal.differentiation;

/** Decision whether a derivative needs differences with further steps. */
public enum StepDecision {

    /** Further steps may change the verdict. */
    OPEN,

    /**
     * The verdict is final if the next step gives the same derivative within both error bars. Two steps that agree by
     * coincidence, as on a wave, seldom agree with a third one.
     */
    ONE_MORE_STEP,

    /** No further step changes the verdict. */
    SETTLED
}
