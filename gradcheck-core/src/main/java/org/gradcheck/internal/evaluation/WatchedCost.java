package org.gradcheck.internal.evaluation;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.gradcheck.subject.ParameterBlock;

/**
 * Cost whose exceptions at displaced points name the displaced parameters in a hint. The exceptions that end the domain of a cost pass without one.
 *
 * @param cost the cost of the parameters as they are stored
 * @param blocks the parameters
 * @param point their values at the point of the check
 */
public record WatchedCost(DoubleSupplier cost, List<ParameterBlock> blocks, ParameterSnapshot point)
        implements DoubleSupplier {

    @Override
    public double getAsDouble() {
        try {
            return cost.getAsDouble();
        } catch (IllegalArgumentException | ArithmeticException outside) {
            throw outside;
        } catch (Throwable thrown) {
            new ThrownWhereDisplaced(blocks, point).name(thrown, "cost", WatchedCost.class);
            throw thrown;
        }
    }
}
