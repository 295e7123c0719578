package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.Direction;
import org.gradcheck.internal.parameters.Sample;

/**
 * The cost along a direction minus the linear model of a gradient. Its derivative at the point is the directional derivative of
 * the cost minus that of the gradient. Both parts are computed at the parameters as they are stored.
 *
 * @param direction the direction
 * @param samples evaluates the cost at some distances; the readings of the samples are the changes that the gradient predicts
 */
record DirectionLine(Direction direction, Function<double[], List<Sample>> samples) implements LineFunction {

    private static final Sample NO_SAMPLE = new Sample(Double.NaN, 0);

    @Override
    public Stencil stencil(double step, double costAtOrigin, Noise noise) {
        return stencils(costAtOrigin, noise, step).get(0);
    }

    /** Returns a stencil for each step. All costs are evaluated together, the right sides first. */
    List<Stencil> stencils(double costAtOrigin, Noise noise, double... steps) {
        List<Sample> evaluated = samples.apply(distances(steps));
        List<Stencil> stencils = new ArrayList<>();
        for (int i = 0; i < steps.length; i++) {
            Sample right = evaluated.get(i);
            Sample left = direction.isOneSided() ? NO_SAMPLE : evaluated.get(steps.length + i);
            double rounding = Math.max(rounding(right, noise), rounding(left, noise));
            stencils.add(new Stencil(
                    steps[i], steps[i], left.rest(), costAtOrigin, right.rest(), Math.max(noise.level(), rounding)));
        }
        return stencils;
    }

    private double[] distances(double... steps) {
        return direction.isOneSided() ? steps : MathArrays.concatenate(steps, MathArrays.scale(-1, steps));
    }

    /** Returns whether the cost has a value on each side that the direction allows. */
    boolean isInside(Stencil stencil) {
        return stencil.hasRight() && (stencil.hasLeft() || direction.isOneSided());
    }

    /** The rounding of a sample, which exceeds that of the point where the cost or its predicted change is larger. */
    private static double rounding(Sample sample, Noise noise) {
        return Double.isNaN(sample.cost())
                ? 0
                : Math.max(noise.unitInLastPlace(sample.cost()), Math.ulp(sample.reading()));
    }
}
