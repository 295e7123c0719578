package org.gradcheck.internal.noise;

import java.util.function.DoubleSupplier;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Domain;
import org.gradcheck.internal.parameters.RandomDirection;

/** How the cost is evaluated at some points of a direction: one after another, or in one go. */
@FunctionalInterface
public interface RayCosts {

    /** The cost at each of some distances, not a number where it has none. */
    double[] of(RandomDirection direction, double... distances);

    /** The same, less what the cost should have changed by at the parameters as they are stored. */
    default RayCosts beside(DoubleSupplier expected) {
        return (direction, distances) -> {
            double[] values = of(direction, distances);
            for (int i = 0; i < values.length; i++) {
                direction.displace(distances[i]);
                values[i] -= expected.getAsDouble();
            }
            return values;
        };
    }

    static RayCosts inPlace(DoubleSupplier cost) {
        return (direction, distances) -> {
            double[] values = new double[distances.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = direction.costAt(distances[i], cost);
            }
            return values;
        };
    }

    static RayCosts gathered(BatchEvaluation costs) {
        return (direction, distances) -> Domain.evaluate(costs, direction.pointsAt(distances));
    }
}
