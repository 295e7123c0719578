package org.gradcheck.internal.diagnosis.search;

/** The effect of a bug on a computed gradient, block by block. */
@FunctionalInterface
public interface GradientChange {

    /**
     * Predicts a block of the wrong gradient.
     *
     * @param block the number of the block
     * @param right the gradient without this bug
     */
    PredictedBlock of(int block, PredictedGradient right);
}
