package org.gradcheck.internal.parameters;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Evaluation of a cost that may be undefined at some points. Such points give NaN. */
public final class Domain {

    private Domain() {}

    /**
     * Evaluates a cost at a displaced point, which may lie outside its domain.
     *
     * @return the cost; NaN if it is NaN or infinite there, or refuses the point with an {@link IllegalArgumentException}
     *     or an {@link ArithmeticException}
     */
    public static double evaluate(DoubleSupplier cost) {
        try {
            double value = cost.getAsDouble();
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (IllegalArgumentException | ArithmeticException outside) {
            return Double.NaN;
        }
    }

    /**
     * Evaluates a cost at displaced points in one call. If the cost refuses the call, each point is evaluated by itself, because the
     * exception does not name the point outside the domain.
     *
     * @return for each point the value that {@link #evaluate(DoubleSupplier)} would return there
     */
    public static double[] evaluate(BatchFunction costs, List<DisplacedPoint> points) {
        double[] values = new double[points.size()];
        try {
            double[] given = costs.at(points);
            Arrays.setAll(values, i -> Double.isFinite(given[i]) ? given[i] : Double.NaN);
        } catch (IllegalArgumentException | ArithmeticException outside) {
            Arrays.setAll(values, i -> values.length == 1 ? Double.NaN : evaluate(costs, List.of(points.get(i)))[0]);
        }
        return values;
    }
}
