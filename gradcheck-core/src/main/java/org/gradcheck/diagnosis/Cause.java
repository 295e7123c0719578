package org.gradcheck.diagnosis;

/** A known way to get a gradient wrong. */
public enum Cause {

    /** The analytic gradient is NaN or infinite where the cost has a finite derivative. */
    NOT_FINITE,

    /** Nobody ever wrote the gradient: all of it is zero, but the cost depends on the parameters. */
    NEVER_FILLED,

    /** Each call adds its gradient to what the calls before it have left. */
    ACCUMULATED,

    /** The gradient belongs to another point, where the parameters were earlier. */
    STALE_GRADIENT,

    /** The gradient is the negative of the right one: uphill for downhill. */
    SIGN_FLIPPED,

    /** The gradients of the examples were added up, but the cost is their mean: too large by the size of the batch. */
    SUM_INSTEAD_OF_MEAN,

    /** The gradients of the examples were averaged, but the cost is their sum: too small by the size of the batch. */
    MEAN_INSTEAD_OF_SUM,

    /** Only one example of the batch entered the gradient. */
    LAST_EXAMPLE_ONLY,

    /** The gradient is the right one times a constant, such as 2, 1/2 or a learning rate. */
    CONSTANT_FACTOR,

    /** The gradient is the right one plus the same number in each entry. */
    CONSTANT_OFFSET,

    /** The cost has weight decay, the gradient has none. */
    MISSING_WEIGHT_DECAY,

    /** The gradient has weight decay, the cost has none, or has it for other parameters. */
    EXTRA_WEIGHT_DECAY,

    /** The derivatives by the biases are zero, those by the weights are right. */
    BIAS_FORGOTTEN,

    /** A matrix holds the transpose of the right one. */
    TRANSPOSED,

    /** The right numbers are there, in another order. */
    REORDERED,

    /** Each row, which belongs to a unit, has a factor of its own. */
    CONSTANT_ROW_FACTOR,

    /** Each column, which belongs to an input, has a factor of its own. */
    CONSTANT_COLUMN_FACTOR,

    /** A few entries are wrong, the others right. */
    ISOLATED_ENTRIES,

    /** The delta of a layer was not multiplied by the derivative of the layer's activation function. */
    MISSING_ACTIVATION_DERIVATIVE,

    /** The derivative of an activation was taken at its value in place of its argument, or the reverse. */
    DERIVATIVE_AT_WRONG_ARGUMENT,

    /** The delta of a layer was multiplied by the derivative of another activation function. */
    WRONG_ACTIVATION_DERIVATIVE,

    /** The output delta is that of softmax or sigmoid with cross-entropy, but the cost or the activation is another. */
    FUSED_OUTPUT_DELTA,

    /** The delta went down through the weights, which must be transposed for that. */
    WEIGHTS_NOT_TRANSPOSED_IN_DELTA,

    /** The delta went down through weights that had already taken their step. */
    UPDATED_WEIGHTS_IN_DELTA,

    /** The derivatives by the weights are made of the pre-activations below in place of the activations. */
    INPUT_BEFORE_ACTIVATION,

    /** The derivatives by the weights are made of the activations of another layer. */
    WRONG_LAYER_INPUT,

    /** The delta of the layer above was used as it is, without its weights. */
    DELTA_NOT_PROPAGATED
}
