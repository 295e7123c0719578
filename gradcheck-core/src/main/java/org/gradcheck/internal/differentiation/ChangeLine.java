package org.gradcheck.internal.differentiation;

import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.Domain;

/** The change of the cost along one coordinate, computed by {@link CostChanges}. No parameter is displaced. */
final class ChangeLine implements LineFunction {

    private final CostChanges changes;
    private final ParameterVector parameters;
    private final int index;
    private final double origin;

    ChangeLine(CostChanges changes, ParameterVector parameters, int index) {
        this.changes = changes;
        this.parameters = parameters;
        this.index = index;
        this.origin = parameters.get(index);
    }

    @Override
    public Stencil stencil(double step, double costAtOrigin, Noise noise) {
        double distance = CoordinateLine.exact(origin, step);
        double right = (origin + distance) - origin;
        double left = origin - (origin - distance);
        return new Stencil(left, right, change(-left), 0, change(right), noise.level());
    }

    private double change(double displacement) {
        double coordinate = origin + displacement;
        boolean allowed = coordinate >= parameters.lowerBound(index) && coordinate <= parameters.upperBound(index);
        return allowed ? Domain.evaluate(() -> changes.of(index, displacement)) : Double.NaN;
    }
}
