package org.gradcheck.internal.diagnosis.search;

/** What a bug does to a gradient once it is computed, seen from one block. */
@FunctionalInterface
public interface GradientChange {

    /**
     * Predicts a block of the wrong gradient.
     *
     * @param block the number of the block
     * @param right what the gradient would be without this bug
     */
    PredictedBlock of(int block, PredictedGradient right);
}
