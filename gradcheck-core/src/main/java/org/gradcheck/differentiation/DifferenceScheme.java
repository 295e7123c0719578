package org.gradcheck.differentiation;

/**
 * A finite-difference formula for a first derivative. Each divides by the distance between the coordinates at which the
 * cost was really evaluated, not by the nominal step, so that the rounding of {@code x + h} adds no error.
 */
public enum DifferenceScheme {

    /** {@code (f(x + h) - f(x)) / h}: two evaluations, truncation error of order h. */
    FORWARD {
        @Override
        double slope(CoordinateLine line, double step) {
            return line.at(step).slopeFrom(line.at(0));
        }
    },

    /** {@code (f(x + h) - f(x - h)) / 2h}: two evaluations, truncation error of order h squared. */
    CENTRAL {
        @Override
        double slope(CoordinateLine line, double step) {
            return line.at(step).slopeFrom(line.at(-step));
        }
    },

    /**
     * Two central differences, at h and at 2h, extrapolated to h = 0: four evaluations, truncation error of order h to
     * the fourth (Richardson, 1911).
     */
    FIVE_POINT {
        @Override
        double slope(CoordinateLine line, double step) {
            double near = CENTRAL.slope(line, step);
            double far = CENTRAL.slope(line, 2 * step);
            return near + (near - far) / 3;
        }
    };

    abstract double slope(CoordinateLine line, double step);
}
