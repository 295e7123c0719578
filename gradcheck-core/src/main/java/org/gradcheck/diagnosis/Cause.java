package org.gradcheck.diagnosis;

/** A known way to get a gradient wrong. */
public enum Cause {

    /** The gradients of the examples were added up, but the cost is their mean: too large by the size of the batch. */
    SUM_INSTEAD_OF_MEAN,

    /** The delta of a layer was not multiplied by the derivative of the layer's activation function. */
    MISSING_ACTIVATION_DERIVATIVE
}
