package org.gradcheck.differentiation;

import java.util.function.DoubleFunction;

/**
 * A finite-difference formula for a first derivative, which {@link NumericDifferentiator} offers to users and no gradient check uses.
 * Each formula divides by the distance between the coordinates at which the cost was evaluated. It does not divide by the nominal
 * step, so that the rounding of {@code x + h} adds no error.
 */
public enum DifferenceScheme {

    /** {@code (f(x + h) - f(x)) / h}: two evaluations, truncation error of order h. */
    FORWARD {
        @Override
        double slope(DoubleFunction<Sample> line, double step) {
            return line.apply(step).slopeFrom(line.apply(0));
        }
    },

    /** {@code (f(x + h) - f(x - h)) / 2h}: two evaluations, truncation error of order h squared. */
    CENTRAL {
        @Override
        double slope(DoubleFunction<Sample> line, double step) {
            return line.apply(step).slopeFrom(line.apply(-step));
        }
    },

    /**
     * Two central differences, at h and at 2h, extrapolated to h = 0: four evaluations, truncation error of order h to
     * the fourth (Richardson, 1911).
     */
    FIVE_POINT {
        @Override
        double slope(DoubleFunction<Sample> line, double step) {
            double near = CENTRAL.slope(line, step);
            double far = CENTRAL.slope(line, 2 * step);
            return near + (near - far) / 3;
        }
    };

    /**
     * Returns the slope at a displacement of 0.
     *
     * @param line evaluates the cost at a displacement
     */
    abstract double slope(DoubleFunction<Sample> line, double step);

    /** A value of the cost, and the coordinate at which it was evaluated, as the storage rounds it. */
    record Sample(double coordinate, double cost) {

        /** The slope of the chord from another sample to this one; NaN when both lie at the same coordinate. */
        double slopeFrom(Sample other) {
            return (cost - other.cost) / (coordinate - other.coordinate);
        }
    }
}
