package org.gradcheck.internal.differentiation;

import org.gradcheck.internal.noise.Noise;

/** The cost as a function of one coordinate; all other coordinates keep their values. */
@FunctionalInterface
interface LineFunction {

    /** Evaluates the cost on both sides of the origin; where it has no value, it is NaN. */
    Stencil stencil(double step, double costAtOrigin, Noise noise);
}
