package org.gradcheck.internal.inspection;

import java.util.List;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.noise.NoiseEstimator;
import org.gradcheck.internal.parameters.InPlaceEvaluation;

/**
 * Comparison of the cost with the value that the code of the gradient states for it.
 *
 * <p>The same function, computed in two ways, may differ by the rounding of either. Values that agree to nine digits
 * are the same. Other values may still be, if terms cancel or the precision is single. The rounding of each function is
 * then estimated near the point, from the noise level and from the variation with the parameters, which are rounded as
 * well.
 */
final class StatedCost {

    /** Relative difference up to which two values are the same at once. Chosen: nine digits. */
    private static final double SAME = 1e-9;

    /**
     * Allowed standard deviations of the noise. Chosen: far more than chance needs, since two ways of computing can be
     * biased differently.
     */
    private static final double NOISE_ALLOWANCE = 100;

    /** Fixed, so that the same check estimates the noise along the same directions everywhere. */
    private static final int NOISE_SEED = 1;

    private final DoubleSupplier statedCost;
    private final DoubleSupplier cost;
    private final List<ParameterVector> parameters;

    StatedCost(DoubleSupplier statedCost, DoubleSupplier cost, List<ParameterVector> parameters) {
        this.statedCost = statedCost;
        this.cost = cost;
        this.parameters = parameters;
    }

    /**
     * Compares the two values at the point. If they differ by more than nine digits, both functions are evaluated near it.
     *
     * @param stated the stated value at the point
     * @param actual the cost at the point; finite
     * @return whether both can be the same function
     */
    boolean isSame(double stated, double actual) {
        double difference = Math.abs(stated - actual);
        return difference <= SAME * Math.abs(actual)
                || (Double.isFinite(stated) && difference <= rounding(statedCost, stated) + rounding(cost, actual));
    }

    private double rounding(DoubleSupplier function, double value) {
        Noise noise = new NoiseEstimator(
                        parameters, new InPlaceEvaluation(function), new Well19937c(NOISE_SEED), () -> 0)
                .measure(value);
        double precision = noise.singlePrecision() ? CostRounding.SINGLE_PRECISION : CostRounding.DOUBLE_PRECISION;
        return NOISE_ALLOWANCE * noise.level() + precision * noise.variation();
    }
}
