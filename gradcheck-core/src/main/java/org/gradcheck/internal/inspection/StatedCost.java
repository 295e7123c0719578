package org.gradcheck.internal.inspection;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.noise.NoiseEstimator;
import org.gradcheck.internal.parameters.InPlaceEvaluation;

/**
 * What the code that computes the gradient says the cost is, beside the cost itself: the same function, computed in two
 * ways, may differ by the rounding of either.
 *
 * <p>Values that agree to nine digits are taken as the same. Others may still be: where terms cancel, at a cost of zero
 * for one, the digits that are left say nothing, and in single precision there are no nine. How far rounding reaches is
 * then measured, for each of the two: by their noise near the point, and by how much they change with the parameters, for
 * parameters and constants are rounded as well.
 */
final class StatedCost {

    /** How far two ways to compute the same cost may be apart, relatively. */
    private static final double SAME = 1e-9;

    /** So many standard deviations of the noise stand out clearly, also where two ways round to different sides. */
    private static final double CLEAR = 100;

    /** Some hundred roundings of a double, or some dozen of a float, relative to what is rounded. */
    private static final double DOUBLE_PRECISION = 1e-13;

    private static final double SINGLE_PRECISION = 2e-6;

    /** The same check probes the same directions everywhere. */
    private static final int PROBING_SEED = 1;

    private final DoubleSupplier statedCost;
    private final DoubleSupplier cost;
    private final List<ParameterVector> parameters;

    StatedCost(DoubleSupplier statedCost, DoubleSupplier cost, List<ParameterVector> parameters) {
        this.statedCost = statedCost;
        this.cost = cost;
        this.parameters = parameters;
    }

    /**
     * Compares the two values at the point; where they are not alike at once, both costs are evaluated near it.
     *
     * @param stated the value that is stated there
     * @param actual the cost there; finite
     * @return whether both can be the same function
     */
    boolean isSame(double stated, double actual) {
        double difference = Math.abs(stated - actual);
        return difference <= SAME * Math.abs(actual)
                || (Double.isFinite(stated) && difference <= rounding(statedCost, stated) + rounding(cost, actual));
    }

    private double rounding(DoubleSupplier function, double value) {
        Noise noise = new NoiseEstimator(
                        parameters, new InPlaceEvaluation(function), new Well19937c(PROBING_SEED), () -> 0)
                .measure(value);
        double precision = noise.singlePrecision() ? SINGLE_PRECISION : DOUBLE_PRECISION;
        return CLEAR * noise.level() + precision * noise.variation();
    }
}
