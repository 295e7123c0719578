package org.gradcheck.internal.diagnosis.direction;

import java.util.Optional;
import org.gradcheck.diagnosis.Cause;

/**
 * A mistake that predicts the numeric derivatives of a block less the claimed ones, up to a coefficient.
 *
 * @param deviation the prediction, as a change of the cost by the displacement of each parameter
 * @param isFixed whether the coefficient is 1
 * @param statement what the mistake is called, given the coefficient and its standard deviation
 */
@SuppressWarnings("ArrayRecordComponent") // a value that is never compared
record DeviationHypothesis(double[] deviation, boolean isFixed, Statement statement) {

    /**
     * A mistake in words.
     *
     * @param cause its name; empty if it is described only
     * @param evidence what shows it, or the line that describes it
     * @param remedy the change to make
     */
    record Named(Optional<Cause> cause, String evidence, String remedy) {

        static Named cause(Cause cause, String evidence, String remedy) {
            return new Named(Optional.of(cause), evidence, remedy);
        }

        static Named line(String line) {
            return new Named(Optional.empty(), line, "");
        }
    }

    /** Puts a mistake into words. */
    @FunctionalInterface
    interface Statement {
        Optional<Named> of(double coefficient, double error);
    }

    boolean isZero() {
        for (double change : deviation) {
            if (change != 0) {
                return false;
            }
        }
        return true;
    }
}
