package org.gradcheck.internal.evaluation;

import java.util.function.DoubleSupplier;
import org.gradcheck.internal.text.DisplacedHint;

/**
 * Cost whose exceptions at displaced points name the displaced parameters in a hint ({@link DisplacedHint}).
 *
 * @param cost the cost of the parameters as they are stored
 * @param point their values at the point of the check
 */
public record WatchedCost(DoubleSupplier cost, ParameterSnapshot point) implements DoubleSupplier {

    @Override
    public double getAsDouble() {
        try {
            return cost.getAsDouble();
        } catch (Throwable thrown) {
            DisplacedHint.add(thrown, "cost", point::moved, WatchedCost.class);
            throw thrown;
        }
    }
}
