package org.gradcheck.internal.judgement;

/** Response of the cost to displacements of the entries of a block. */
public enum CostResponse {

    /** The cost changes. */
    MOVES("is stationary here; check at another point", "is stationary here; check at another point"),

    /**
     * The cost changes by no more than its noise when all entries are displaced far: their effect is taken off again, as that of a
     * bias before a normalisation.
     */
    SYMMETRIC("changes with it by no more than its noise", "changes with the coordinates by no more than its noise"),

    /** The cost does not change when single entries are displaced, and the analytic gradient agrees with that. */
    FLAT(
            "does not depend on it here: dead or saturated units, inputs that are zero, or parts that are unused in this batch",
            "does not depend on the coordinates here"),

    /** The cost does not change when all entries are displaced far, although the analytic gradient is not zero. */
    NONE("does not depend on it", "does not depend on the coordinates");

    private final String ofParameters;
    private final String ofCoordinates;

    CostResponse(String ofParameters, String ofCoordinates) {
        this.ofParameters = ofParameters;
        this.ofCoordinates = ofCoordinates;
    }

    String reasonForNoEffect() {
        return ofLayer("cost");
    }

    /**
     * Returns why the parameters of a layer have no effect.
     *
     * @param output the name of what depends on the parameters
     */
    public String ofLayer(String output) {
        return "the " + output + " " + ofParameters;
    }

    /**
     * Returns why the coordinates of a function have no effect. A function has no units that may be dead.
     *
     * @param function the name of the function, such as {@code gradient}
     */
    public String ofFunction(String function) {
        return "the " + function + " " + ofCoordinates;
    }
}
