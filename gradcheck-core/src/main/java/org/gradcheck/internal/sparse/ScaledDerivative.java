package org.gradcheck.internal.sparse;

import org.gradcheck.internal.differentiation.Derivative;

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
                    smooth.allowed().dividedBy(component),
                    smooth.bend() / Math.abs(component));
        }
        if (along instanceof Derivative.Kink kink) {
            double left = kink.left() / component;
            double right = kink.right() / component;
            boolean isReversed = component < 0;
            return new Derivative.Kink(
                    isReversed ? right : left,
                    isReversed ? left : right,
                    kink.error() / Math.abs(component),
                    kink.allowed().dividedBy(component),
                    kink.refutedBeyond() / Math.abs(component));
        }
        return along;
    }
}
