package org.gradcheck.differentiation;

import java.util.function.DoubleSupplier;

/**
 * The cost as a function of one coordinate, all others at rest. Closing the line puts the coordinate back to the bit.
 */
final class CoordinateLine implements AutoCloseable {

    /** A value of the cost, and the coordinate at which the storage really evaluated it. */
    record Sample(double coordinate, double cost) {

        /** The slope of the chord from another sample to this one; NaN when both lie at the same coordinate. */
        double slopeFrom(Sample other) {
            return (cost - other.cost) / (coordinate - other.coordinate);
        }
    }

    private final ParameterVector parameters;
    private final int index;
    private final DoubleSupplier cost;
    private final double origin;

    CoordinateLine(ParameterVector parameters, int index, DoubleSupplier cost) {
        this.parameters = parameters;
        this.index = index;
        this.cost = cost;
        this.origin = parameters.get(index);
    }

    double origin() {
        return origin;
    }

    /** Evaluates the cost at {@code origin + displacement}, rounded to what the storage can hold. */
    Sample at(double displacement) {
        parameters.set(index, origin + displacement);
        double stored = parameters.get(index);
        return new Sample(stored, cost.getAsDouble());
    }

    @Override
    public void close() {
        parameters.set(index, origin);
    }
}
