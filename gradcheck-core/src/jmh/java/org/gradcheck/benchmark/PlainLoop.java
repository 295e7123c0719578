package org.gradcheck.benchmark;

import java.util.function.DoubleSupplier;
import org.apache.commons.math3.linear.RealVector;

/**
 * The gradient check of the textbooks: for each parameter the cost a little above and a little below, their difference
 * against the gradient, one fixed step and one fixed tolerance.
 *
 * @param parameters what the cost reads
 * @param cost of these parameters
 * @param gradient one entry for each parameter
 */
record PlainLoop(RealVector parameters, DoubleSupplier cost, RealVector gradient) {

    private static final double EPSILON = 1e-5;
    private static final double TOLERANCE = 1e-4;

    /** A network with more parameters than this is looped over in part: {@code 784-100-10} takes minutes already. */
    private static final int PATIENCE = 80_000;

    private static final int SAMPLE = 500;

    /** How many of so many parameters {@link #mismatches} looks at: all, or an evenly spaced sample. */
    static int visited(int parameters) {
        return (parameters - 1) / stride(parameters) + 1;
    }

    /** How many of the entries that it looks at do not agree. */
    int mismatches() {
        return mismatchesOfEach(stride(gradient.getDimension()));
    }

    /** Runs long enough for the compiler to have seen all there is to see. */
    int warmUp() {
        return mismatchesOfEach(Math.max(1, gradient.getDimension() / SAMPLE));
    }

    private int mismatchesOfEach(int stride) {
        int count = 0;
        for (int i = 0; i < gradient.getDimension(); i += stride) {
            if (!agrees(i)) {
                count++;
            }
        }
        return count;
    }

    private boolean agrees(int i) {
        double kept = parameters.getEntry(i);
        parameters.setEntry(i, kept + EPSILON);
        double above = cost.getAsDouble();
        parameters.setEntry(i, kept - EPSILON);
        double below = cost.getAsDouble();
        parameters.setEntry(i, kept);
        double numeric = (above - below) / (2 * EPSILON);
        return Math.abs(numeric - gradient.getEntry(i))
                <= TOLERANCE * (Math.abs(numeric) + Math.abs(gradient.getEntry(i)) + EPSILON);
    }

    private static int stride(int parameters) {
        return parameters <= PATIENCE ? 1 : parameters / SAMPLE;
    }
}
