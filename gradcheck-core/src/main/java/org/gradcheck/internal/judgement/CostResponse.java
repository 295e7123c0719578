package org.gradcheck.internal.judgement;

/** Response of the cost to displacements of the entries of a block. */
public enum CostResponse {

    /** It changes. */
    MOVES("the cost is stationary here; check at another point"),

    /** It stays the very same number when single entries are displaced, and the analytic gradient agrees with that. */
    FLAT("the cost does not depend on it here: dead or saturated units, or inputs that are zero"),

    /** It stays the very same number when all entries are displaced far, although the analytic gradient is not zero. */
    NONE("the cost does not see it");

    private final String reasonForNoEffect;

    CostResponse(String reasonForNoEffect) {
        this.reasonForNoEffect = reasonForNoEffect;
    }

    String reasonForNoEffect() {
        return reasonForNoEffect;
    }
}
