package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Sample;

/**
 * The part of the cost along a direction that a gradient does not explain: its derivative is that of the cost, less that of
 * the gradient. Both sides are taken at the parameters as they are stored.
 *
 * @param direction the direction
 * @param samples evaluates the cost at some distances; its readings are what the gradient explains
 */
record DirectionLine(Direction direction, Function<double[], List<Sample>> samples) implements LineFunction {

    private static final Sample NOT_THERE = new Sample(Double.NaN, 0);

    @Override
    public Stencil rung(double step, double costAtOrigin, Noise noise) {
        return rungs(costAtOrigin, noise, step).get(0);
    }

    /** Several rungs, whose costs are evaluated together. */
    List<Stencil> rungs(double costAtOrigin, Noise noise, double... steps) {
        List<Sample> evaluated = samples.apply(distances(steps));
        List<Stencil> rungs = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            Sample right = evaluated.get(i);
            Sample left = direction.isOneSided() ? NOT_THERE : evaluated.get(steps.length + i);
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
    private static double rounding(Sample sample, Noise noise) {
        return Double.isNaN(sample.cost())
                ? 0
                : Math.max(noise.unitInLastPlace(sample.cost()), Math.ulp(sample.reading()));
    }
}
