package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;

/**
 * The cost along one coordinate, evaluated on the right first. A side beyond the bounds is not evaluated. Distances are measured
 * between the stored values, because the storage may round a displaced value.
 */
final class CoordinateLine implements LineFunction {

    private final ParameterVector parameters;
    private final int index;
    private final BatchEvaluation cost;
    private final Displaced displaced;
    private final double origin;

    /**
     * Begins at the point.
     *
     * @param displaced the parameters, which may stay displaced after each stencil
     */
    CoordinateLine(ParameterVector parameters, int index, BatchEvaluation cost, Displaced displaced) {
        this.parameters = parameters;
        this.index = index;
        this.cost = cost;
        this.displaced = displaced;
        this.origin = parameters.get(index);
    }

    @Override
    public Stencil stencil(double step, double costAtOrigin, Noise noise) {
        return stencil(step, cost.at(sides(step), displaced).iterator(), costAtOrigin, noise);
    }

    /** The points on both sides that are within the bounds. */
    List<Displacement> sides(double step) {
        return sides(parameters, index, origin, step);
    }

    static List<Displacement> sides(ParameterVector parameters, int index, double origin, double step) {
        double distance = exact(origin, step);
        List<Displacement> sides = new ArrayList<>(2);
        for (double value : new double[] {origin + distance, origin - distance}) {
            if (isAllowed(parameters, index, value)) {
                sides.add(new Displacement.OfEntry(parameters, index, origin, value));
            }
        }
        return sides;
    }

    /** Returns the multiple of the spacing of doubles around both sides that is nearest to a step, so that both displacements are exact. */
    static double exact(double origin, double step) {
        double spacing = Math.ulp(Math.min(Math.abs(origin) + step, Double.MAX_VALUE));
        return Math.max(Math.rint(step / spacing), 1) * spacing;
    }

    /** Builds the stencil from the samples of {@link #sides}, which it takes from the iterator. */
    Stencil stencil(double step, Iterator<Sample> samples, double costAtOrigin, Noise noise) {
        double distance = exact(origin, step);
        Sample right = next(origin + distance, samples);
        Sample left = next(origin - distance, samples);
        return stencil(
                origin - left.reading(), right.reading() - origin, left.cost(), costAtOrigin, right.cost(), noise);
    }

    /** Builds a stencil. The noise of a value is at least one unit in its last place. */
    static Stencil stencil(double left, double right, double costLeft, double cost, double costRight, Noise noise) {
        double largest = Math.max(finiteSize(costRight), finiteSize(costLeft));
        return new Stencil(
                left, right, costLeft, cost, costRight, Math.max(noise.level(), noise.unitInLastPlace(largest)));
    }

    private Sample next(double coordinate, Iterator<Sample> samples) {
        return isAllowed(parameters, index, coordinate) ? samples.next() : new Sample(Double.NaN, coordinate);
    }

    /** A coordinate of NaN is within all bounds. */
    static boolean isAllowed(ParameterVector parameters, int index, double coordinate) {
        return !(coordinate < parameters.lowerBound(index) || coordinate > parameters.upperBound(index));
    }

    private static double finiteSize(double value) {
        return Double.isNaN(value) ? 0 : Math.abs(value);
    }
}
