package org.gradcheck.internal.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.internal.parameters.ParameterScale;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/** Looks at an objective beside its point, to see whether its gradient follows the parameters. */
public final class FrozenGradientProbe {

    /** How far the parameters are displaced, as a part of their size. */
    private static final double RADIUS = 0.1;

    /** A cost that bends by less than this part of itself may be linear. */
    private static final double LINEAR = 1e-6;

    private static final int SEED = 1;

    private final Objective objective;

    private final DoubleSupplier cost;
    private final OptionalDouble step;

    /**
     * Looks at the objective where it is.
     *
     * @param step how far to displace each parameter, if the user says so
     */
    public FrozenGradientProbe(Objective objective, DoubleSupplier cost, OptionalDouble step) {
        this.objective = objective;
        this.cost = cost;
        this.step = step;
    }

    /** Whether the gradient stays the same to the bit on either side of the point, though the cost is not linear. */
    public boolean gradientStandsStill() {
        ParameterSnapshot point = new ParameterSnapshot(objective.blocks());
        try {
            double here = cost.getAsDouble();
            List<double[]> gradient = objective.gradient().get();
            point.restore();
            displace(1);
            double ahead = cost.getAsDouble();
            List<double[]> gradientAhead = objective.gradient().get();
            point.restore();
            displace(-1);
            double behind = cost.getAsDouble();
            List<double[]> gradientBehind = objective.gradient().get();
            double bend = Math.abs(ahead - 2 * here + behind);
            return areEqual(gradient, gradientAhead)
                    && areEqual(gradient, gradientBehind)
                    && bend > LINEAR * (Math.abs(ahead) + Math.abs(here) + Math.abs(behind));
        } catch (CancellationException interrupted) {
            throw interrupted;
        } catch (RuntimeException | AssertionError e) {
            return false; // nobody asked for the gradient there; what is wrong here is known without it
        } finally {
            point.restore();
        }
    }

    /** The same distance on either side, and not at all what can move to one side only: the bend would be none. */
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
