package org.gradcheck.internal.differentiation;

import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Domain;

/** The cost along one coordinate, evaluated where the parameters are. Closing the line puts the coordinate back to the bit. */
final class CoordinateLine implements LineFunction {

    /** A value of the cost, and the coordinate at which the storage really evaluated it. */
    record Sample(double coordinate, double cost) {}

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

    @Override
    public Stencil rung(double step, double costAtOrigin, Noise noise) {
        Sample right = sample(step);
        Sample left = sample(-step);
        return rung(origin, right, left, costAtOrigin, noise);
    }

    /** The rung of two samples, one on each side. */
    static Stencil rung(double origin, Sample right, Sample left, double costAtOrigin, Noise noise) {
        double largest = Math.max(finiteSize(right.cost()), finiteSize(left.cost()));
        return new Stencil(
                origin - left.coordinate(),
                right.coordinate() - origin,
                left.cost(),
                costAtOrigin,
                right.cost(),
                Math.max(noise.level(), noise.unitInLastPlace(largest)));
    }

    private Sample sample(double displacement) {
        double coordinate = origin + displacement;
        if (!isAllowed(parameters, index, coordinate)) {
            return new Sample(coordinate, Double.NaN);
        }
        parameters.set(index, coordinate);
        return new Sample(parameters.get(index), Domain.evaluate(cost));
    }

    /** Whether an entry may be given a value; one that is not a number crosses no bound. */
    static boolean isAllowed(ParameterVector parameters, int index, double coordinate) {
        return !(coordinate < parameters.lowerBound(index) || coordinate > parameters.upperBound(index));
    }

    private static double finiteSize(double value) {
        return Double.isNaN(value) ? 0 : Math.abs(value);
    }

    @Override
    public void close() {
        parameters.set(index, origin);
    }
}
