package org.gradcheck.internal.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/**
 * Test whether a gradient follows the parameters.
 *
 * <p>All parameters are displaced by random distances along one direction, once forwards and once backwards, and cost and
 * gradient are evaluated at both points. A gradient that is the same to the bit at all three points is frozen, unless the
 * second difference of the cost is so small that the cost may be linear.
 */
public final class FrozenGradientProbe {

    /** The evaluations of the cost. */
    public static final int EVALUATIONS = 3;

    /** The mean displacement relative to the scale of a parameter: large enough for a nonlinear cost to bend visibly. */
    private static final double RADIUS = 0.1;

    /** The relative second difference below which a cost may be linear; well above rounding (1e-16) of the cost. */
    private static final double LINEAR = 1e-6;

    /** Any fixed seed: both sides need the same random numbers. */
    private static final int SEED = 1;

    private final Objective objective;

    private final DoubleSupplier cost;
    private final OptionalDouble step;

    /**
     * Stores the objective, which must be at its point.
     *
     * @param step the displacement of each parameter, if the user sets one
     */
    public FrozenGradientProbe(Objective objective, DoubleSupplier cost, OptionalDouble step) {
        this.objective = objective;
        this.cost = cost;
        this.step = step;
    }

    /** Whether the gradient is the same to the bit on both sides of the point, though the cost is not linear. The user's code may throw. */
    public boolean gradientDoesNotFollowParameters() {
        ParameterSnapshot point = new ParameterSnapshot(objective.blocks());
        try {
            displace(1);
            double ahead = cost.getAsDouble();
            List<double[]> gradientAhead = objective.gradient().get();
            point.restore();
            displace(-1);
            double behind = cost.getAsDouble();
            List<double[]> gradientBehind = objective.gradient().get();
            point.restore();
            // The point is the last one, so that arrays that backward fills keep its gradient.
            double here = cost.getAsDouble();
            List<double[]> gradient = objective.gradient().get();
            double bend = Math.abs(ahead - 2 * here + behind);
            return areEqual(gradient, gradientAhead)
                    && areEqual(gradient, gradientBehind)
                    && bend > LINEAR * (Math.abs(ahead) + Math.abs(here) + Math.abs(behind));
        } finally {
            point.restore();
        }
    }

    /** Displaces by the same distance on both sides. A parameter that is bounded on one side stays where it is. */
    private void displace(int sign) {
        RandomGenerator random = new Well19937c(SEED);
        for (ParameterBlock block : objective.blocks()) {
            ParameterVector values = block.values();
            ParameterScale scale = new ParameterScale(values);
            double[] displaced = values.toArray();
            for (int i = 0; i < displaced.length; i++) {
                double usual = RADIUS * scale.of(i) * (0.5 + random.nextDouble());
                double distance = step.orElse(usual);
                if (canMove(values, i, displaced[i] - distance) && canMove(values, i, displaced[i] + distance)) {
                    displaced[i] += sign * distance;
                }
            }
            values.setAll(displaced);
        }
    }

    private static boolean canMove(ParameterVector values, int i, double to) {
        return !values.isFixed(i) && to >= values.lowerBound(i) && to <= values.upperBound(i);
    }

    private static boolean areEqual(List<double[]> one, List<double[]> other) {
        for (int b = 0; b < one.size(); b++) {
            if (!Arrays.equals(one.get(b), other.get(b))) {
                return false;
            }
        }
        return true;
    }
}
