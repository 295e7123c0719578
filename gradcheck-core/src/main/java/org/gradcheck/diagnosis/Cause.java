package org.gradcheck.diagnosis;

/** Cause of a wrong gradient: a known bug that explains the measured values. */
public enum Cause {

    /** The analytic gradient is NaN or infinite where the cost has a finite derivative. */
    NOT_FINITE("NaN or infinity in the gradient"),

    /** The gradient, or that of some blocks, was never computed: it is zero, but the cost depends on the parameters. */
    NEVER_FILLED("gradient never filled in"),

    /** A part of the gradient was never computed, such as some rows or the last entries: it is zero there. */
    PARTLY_FILLED("gradient filled in only in part"),

    /** Each call adds its gradient to the result of the calls before it. */
    ACCUMULATED("gradient added up over several calls"),

    /** The gradient does not depend on the present parameters: it belongs to an earlier point, or is constant. */
    STALE_GRADIENT("gradient that does not follow the parameters"),

    /** The gradient is the right one times -1. */
    SIGN_FLIPPED("sign flipped"),

    /** The gradients of the examples were added up, but the cost is their mean: too large by the size of the batch. */
    SUM_INSTEAD_OF_MEAN("sum over the batch instead of the mean"),

    /** The gradients of the examples were averaged, but the cost is their sum: too small by the size of the batch. */
    MEAN_INSTEAD_OF_SUM("mean over the batch instead of the sum"),

    /** Only one example of the batch entered the gradient. Diagnosed for the built-in network alone, whose examples are known. */
    LAST_EXAMPLE_ONLY("one example of the batch instead of all"),

    /** The gradient is the right one times a constant, such as 2, 1/2 or a learning rate. */
    CONSTANT_FACTOR("constant factor"),

    /** The gradient is the right one plus the same number in each entry. */
    CONSTANT_OFFSET("same number added to each entry"),

    /** The cost has weight decay, the gradient has none, or less. */
    MISSING_WEIGHT_DECAY("less weight decay than the cost has"),

    /** The gradient has weight decay, the cost has none, or less, or has it for other parameters. */
    EXTRA_WEIGHT_DECAY("more weight decay than the cost has"),

    /** The gradient is a multiple of the parameters, the derivative of the cost is not: only the weight decay is left. */
    DATA_TERM_LOST("only a multiple of the parameters"),

    /** Each entry is the derivative by a function of its parameter, such as the logarithm, or has the derivative of one too many. */
    OTHER_VARIABLE("derivative by a function of the parameter"),

    /** The derivatives by an entry of a symmetric matrix and by its mirror image are mixed. */
    SYMMETRIC_MATRIX("derivative by a symmetric matrix"),

    /** The derivatives by the biases are zero, those by the weights are right. */
    BIAS_FORGOTTEN("gradient of the biases forgotten"),

    /** The gradient of a matrix is the transpose of the right one, or that of a tensor has two dimensions exchanged. */
    TRANSPOSED("matrix transposed"),

    /** The gradient has the right values in another order. */
    REORDERED("right values in another order"),

    /** Each row, which belongs to one unit, is the right one times its own factor. */
    CONSTANT_ROW_FACTOR("a factor of its own for each row"),

    /** Each column, which belongs to one input, is the right one times its own factor. */
    CONSTANT_COLUMN_FACTOR("a factor of its own for each column"),

    /**
     * All deviations are a small part of the values, below 1e-4, but far above the error bars: the cost is approximate (a
     * solver, a table, an integrator, a difference quotient), the gradient was rounded on the way, or a constant has too
     * few digits.
     */
    APPROXIMATE("approximately right"),

    /** A few entries are wrong, the others right. */
    ISOLATED_ENTRIES("isolated wrong entries"),

    /** The delta of a layer was not multiplied by the derivative of the layer's activation function. */
    MISSING_ACTIVATION_DERIVATIVE("derivative of the activation left out"),

    /** The derivative of an activation was taken at its value in place of its argument, or the reverse. */
    DERIVATIVE_AT_WRONG_ARGUMENT("derivative of the activation at the wrong argument"),

    /** The delta of a layer was multiplied by the derivative of another activation function. */
    WRONG_ACTIVATION_DERIVATIVE("derivative of another activation"),

    /** The output delta is that of softmax or sigmoid with cross-entropy, but the network has another cost or activation. */
    FUSED_OUTPUT_DELTA("output delta of another cost or activation"),

    /** The delta was multiplied by the weights in place of the transposed weights. */
    WEIGHTS_NOT_TRANSPOSED_IN_DELTA("delta sent through weights that are not transposed"),

    /** The delta was multiplied by weights that the learning step had already updated. */
    UPDATED_WEIGHTS_IN_DELTA("delta sent through weights that have taken their step"),

    /** The weight derivatives use the pre-activations of the layer below in place of its activations. */
    INPUT_BEFORE_ACTIVATION("input of the layer taken before the activation"),

    /** The weight derivatives use the activations of another layer. */
    WRONG_LAYER_INPUT("input taken from another layer"),

    /** The delta of the layer above was used without being multiplied by the weights of that layer. */
    DELTA_NOT_PROPAGATED("delta not sent through the weights above");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /**
     * Returns the description of the cause in reports.
     *
     * @return a few words, such as {@code sign flipped}
     */
    public String words() {
        return words;
    }
}
