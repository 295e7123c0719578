package org.gradcheck.diagnosis;

/** What a bug does to a gradient once it is computed, seen from one block. */
@FunctionalInterface
interface Change {

    /**
     * Predicts a block of the wrong gradient.
     *
     * @param block the number of the block
     * @param right what the gradient would be without this bug
     */
    Predicted of(int block, Prediction right);
}
