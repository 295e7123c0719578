package org.gradcheck.internal.judgement;

/** Response of the cost to displacements of the entries of a block. */
public enum CostResponse {

    /** The cost changes. */
    MOVES("the cost is stationary here; check at another point"),

    /**
     * The cost changes by no more than its noise when all entries are displaced far: their effect is taken off again, as that of a
     * bias before a normalisation.
     */
    SYMMETRIC("the cost changes with it by no more than its noise"),

    /** The cost does not change when single entries are displaced, and the analytic gradient agrees with that. */
    FLAT("the cost does not depend on it here: dead or saturated units, or inputs that are zero"),

    /** The cost does not change when all entries are displaced far, although the analytic gradient is not zero. */
    NONE("the cost does not depend on it");

    private final String reasonForNoEffect;

    CostResponse(String reasonForNoEffect) {
        this.reasonForNoEffect = reasonForNoEffect;
    }

    String reasonForNoEffect() {
        return reasonForNoEffect;
    }
}
