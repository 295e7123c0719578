package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterScale;

/** A function of one live parameter that remembers where it was evaluated. */
public final class WatchedCost implements DoubleSupplier {

    private final double[] parameter;
    private final DoubleUnaryOperator function;
    private final List<Double> visited = new ArrayList<>();

    public WatchedCost(double point, DoubleUnaryOperator function) {
        this.parameter = new double[] {point};
        this.function = function;
    }

    @Override
    public double getAsDouble() {
        visited.add(parameter[0]);
        return function.applyAsDouble(parameter[0]);
    }

    public ParameterVector parameters() {
        return ParameterVector.of(parameter);
    }

    ParameterScale scale() {
        return new ParameterScale(parameters());
    }

    double atPoint() {
        return function.applyAsDouble(parameter[0]);
    }

    double point() {
        return parameter[0];
    }

    CoordinateLine line() {
        return line(new Displaced());
    }

    CoordinateLine line(Displaced displaced) {
        return new CoordinateLine(parameters(), 0, new InPlaceEvaluation(this), displaced);
    }

    public List<Double> visited() {
        return visited;
    }
}
