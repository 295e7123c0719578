package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.CoordinateLine.Sample;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Domain;

/** Rungs of many entries whose costs are asked for in one go: the same that {@link CoordinateLine}s would measure one by one. */
final class BatchedStencils {

    private final BatchEvaluation costs;
    private final double costAtPoint;
    private final Noise noise;

    BatchedStencils(BatchEvaluation costs, double costAtPoint, Noise noise) {
        this.costs = costs;
        this.costAtPoint = costAtPoint;
        this.noise = noise;
    }

    /** How many entries can be asked for in one go. */
    int mostEntries() {
        return costs.most() / 2;
    }

    /**
     * Evaluates the cost on both sides of some entries.
     *
     * @param entries at most {@link #mostEntries} different ones
     * @param steps how far each of them is displaced
     */
    List<Stencil> of(ParameterVector parameters, int[] entries, double[] steps) {
        List<Displacement> points = new ArrayList<>();
        List<Side> sides = new ArrayList<>();
        for (int k = 0; k < entries.length; k++) {
            sides.add(side(parameters, entries[k], steps[k], points));
            sides.add(side(parameters, entries[k], -steps[k], points));
        }
        double[] values = points.isEmpty() ? new double[0] : Domain.evaluate(costs, points);
        List<Stencil> rungs = new ArrayList<>(entries.length);
        for (int k = 0; k < entries.length; k++) {
            Sample right = sides.get(2 * k).sample(values);
            Sample left = sides.get(2 * k + 1).sample(values);
            rungs.add(CoordinateLine.rung(parameters.get(entries[k]), right, left, costAtPoint, noise));
        }
        return rungs;
    }

    /**
     * One side of an entry.
     *
     * @param coordinate the value of the entry there
     * @param point the number of the point that is asked for; none if it lies beyond a bound
     */
    private record Side(double coordinate, OptionalInt point) {

        Sample sample(double[] costs) {
            return new Sample(coordinate, point.isPresent() ? costs[point.getAsInt()] : Double.NaN);
        }
    }

    /** Finds out how the storage rounds a coordinate, and adds it to the points if it is within the bounds. */
    private static Side side(ParameterVector parameters, int entry, double displacement, List<Displacement> points) {
        double origin = parameters.get(entry);
        double coordinate = origin + displacement;
        if (!CoordinateLine.isAllowed(parameters, entry, coordinate)) {
            return new Side(coordinate, OptionalInt.empty());
        }
        try {
            parameters.set(entry, coordinate);
            double stored = parameters.get(entry);
            points.add(new Displacement.OfEntry(parameters, entry, stored));
            return new Side(stored, OptionalInt.of(points.size() - 1));
        } finally {
            parameters.set(entry, origin);
        }
    }
}
