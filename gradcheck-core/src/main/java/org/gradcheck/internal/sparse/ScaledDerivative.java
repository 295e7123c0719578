package org.gradcheck.internal.sparse;

import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.SlopeInterval;

/** Derivatives by a coordinate, from those along a direction with one component. */
final class ScaledDerivative {

    private ScaledDerivative() {}

    /**
     * Divides a derivative.
     *
     * @param along the derivative along the direction
     * @param component the component of the direction; negative if it leads to smaller coordinates
     */
    static Derivative of(Derivative along, double component) {
        if (along instanceof Derivative.Smooth smooth) {
            return new Derivative.Smooth(
                    smooth.value() / component,
                    smooth.error() / Math.abs(component),
                    interval(smooth.allowed(), component));
        }
        if (along instanceof Derivative.Kink kink) {
            double left = kink.left() / component;
            double right = kink.right() / component;
            boolean isReversed = component < 0;
            return new Derivative.Kink(
                    isReversed ? right : left,
                    isReversed ? left : right,
                    kink.error() / Math.abs(component),
                    interval(kink.allowed(), component),
                    kink.refutedBeyond() / Math.abs(component));
        }
        return along;
    }

    private static SlopeInterval interval(SlopeInterval along, double component) {
        double one = along.lowest() / component;
        double other = along.highest() / component;
        return new SlopeInterval(Math.min(one, other), Math.max(one, other));
    }
}
