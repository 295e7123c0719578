package org.gradcheck.internal.parameters;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;

/**
 * Evaluation of a cost at another point than that of a check. Code that remembers where it was evaluated last then remembers the
 * other point.
 *
 * <p>Every parameter that is not fixed is displaced along a random direction by a sixteenth of its scale at most, within its bounds.
 * If the cost has no finite value there, shorter displacements along other directions are tried.
 */
public final class OtherPoint {

    /**
     * Distances as parts of the scale of each parameter, tried in this order. Chosen: the first changes a gradient that follows it
     * visibly, even in single precision; the last lies in the domain of a cost unless the point is at its edge.
     */
    private static final double[] DISTANCES = {0x1p-4, 0x1p-8, 0x1p-14};

    /** Fixed, so that the same check uses the same point everywhere. */
    private static final int SEED = 7;

    private final List<ParameterVector> parameters;
    private final RandomGenerator random = new Well19937c(SEED);

    /**
     * Prepares evaluations.
     *
     * @param parameters the live parameters
     */
    public OtherPoint(List<ParameterVector> parameters) {
        this.parameters = List.copyOf(parameters);
    }

    /**
     * Evaluates a cost at another point, and restores the parameters to the bit. Each call uses another direction.
     *
     * @param cost evaluates the cost at the parameters as they are stored
     * @return the distance as a part of the scale of each parameter; 0 if the cost had a finite value nowhere
     */
    public double evaluate(DoubleSupplier cost) {
        StoredPoint point = new StoredPoint(parameters);
        List<ParameterScale> scales = ParameterScale.ofAll(parameters);
        for (double distance : DISTANCES) {
            Direction direction = Direction.ofNoise(point, scales, random, Direction.SMALLEST_PART);
            Displacement there =
                    point.along(direction, point.all(), () -> 0, distance).get(0);
            if (Double.isFinite(at(there, cost))) {
                return distance;
            }
        }
        return 0;
    }

    private static double at(Displacement there, DoubleSupplier cost) {
        try (Displaced displaced = new Displaced()) {
            displaced.to(there);
            return Domain.evaluate(cost);
        }
    }
}
