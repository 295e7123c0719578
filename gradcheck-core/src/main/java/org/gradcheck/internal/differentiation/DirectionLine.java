package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ScreeningDirection;

/**
 * What a claimed gradient does not explain of the cost along a direction: its derivative is that of the cost, less what the
 * gradient says of it. Both sides are taken at the parameters as they are stored. Nothing stays displaced.
 */
final class DirectionLine implements LineFunction {

    private static final DirectionCosts.Sample NOT_THERE = new DirectionCosts.Sample(Double.NaN, 0);

    private final DirectionCosts costs;
    private final ScreeningDirection direction;
    private final EntryRange range;

    DirectionLine(DirectionCosts costs, ScreeningDirection direction, EntryRange range) {
        this.costs = costs;
        this.direction = direction;
        this.range = range;
    }

    @Override
    public Stencil rung(double step, double costAtOrigin, Noise noise) {
        return rungs(costAtOrigin, noise, step).get(0);
    }

    /** Several rungs, whose costs are asked for in one go if they can be. */
    List<Stencil> rungs(double costAtOrigin, Noise noise, double... steps) {
        List<DirectionCosts.Sample> samples = costs.at(direction, range, distances(steps));
        List<Stencil> rungs = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            DirectionCosts.Sample right = samples.get(i);
            DirectionCosts.Sample left = direction.isOneSided() ? NOT_THERE : samples.get(steps.length + i);
            double rounding = Math.max(rounding(right, noise), rounding(left, noise));
            rungs.add(new Stencil(
                    steps[i], steps[i], left.rest(), costAtOrigin, right.rest(), Math.max(noise.level(), rounding)));
        }
        return rungs;
    }

    private double[] distances(double... steps) {
        return direction.isOneSided() ? steps : MathArrays.concatenate(steps, MathArrays.scale(-1, steps));
    }

    /** Whether the cost could be evaluated wherever the direction leads to. */
    boolean isInside(Stencil rung) {
        return rung.hasRight() && (rung.hasLeft() || direction.isOneSided());
    }

    /** Far from the point, the cost may be larger than there. */
    private static double rounding(DirectionCosts.Sample sample, Noise noise) {
        return Double.isNaN(sample.cost())
                ? 0
                : Math.max(noise.unitInLastPlace(sample.cost()), Math.ulp(sample.expected()));
    }

    @Override
    public void close() {}
}
