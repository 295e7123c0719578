package org.gradcheck.internal.differentiation;

import java.util.List;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.LinearModel;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.internal.parameters.Sample;

/**
 * Slopes of a cost minus the linear model of a gradient, along directions whose length is the step.
 *
 * <p>Unlike {@link DirectionalDifferentiator}, no search for a step and no extrapolation takes place: the caller knows the step at which
 * noise and kinks meet, and averages over directions. Parameters are restored to the bit, also if the cost throws.
 */
public final class PairedSlopes {

    private final ParameterSpace space;
    private final LinearModel tangent;
    private final BatchEvaluation cost;
    private final double costAtPoint;

    /**
     * Prepares for one point.
     *
     * @param gradient the claimed gradient, the entries of each block; entries that are not finite must not be displaced
     * @param cost evaluates the cost
     * @param costAtPoint its value at the point; finite
     */
    public PairedSlopes(ParameterSpace space, List<double[]> gradient, BatchEvaluation cost, double costAtPoint) {
        this.space = space;
        this.tangent = new LinearModel(space, gradient);
        this.cost = cost;
        this.costAtPoint = costAtPoint;
    }

    /**
     * Returns the slopes along a direction: four evaluations.
     *
     * @param direction a direction to both sides; its components are the displacements of the samples farthest away
     * @param range the parameters to displace
     */
    public SlopePair along(Direction direction, EntryRange range) {
        List<Sample> samples = cost.at(
                space.point().along(direction, range, () -> tangent.change(direction, range), 1, -1, 0.5, -0.5));
        double right = rest(samples, 0);
        double left = rest(samples, 1);
        double nearRight = rest(samples, 2);
        double nearLeft = rest(samples, 3);
        return new SlopePair(nearRight - nearLeft, (right - left) / 2, 2 * (nearRight + nearLeft) - (right + left) / 2);
    }

    /** Returns the change of the cost that the gradient does not predict; NaN outside the domain. */
    private double rest(List<Sample> samples, int index) {
        return samples.get(index).rest() - costAtPoint;
    }
}
