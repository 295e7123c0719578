package org.gradcheck.diagnosis;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * Fits the learning rate of a step to the wrong blocks nearest the cost.
 *
 * @param situation what is to be explained
 */
record StepFit(Situation situation) {

    /** A part of a step over which a gradient is as good as linear, and the difference is well above rounding. */
    private static final double SMALL = 1e-5;

    private static final int ITERATIONS = 12;

    /** The step if the gradient is linear in it. */
    double linear(DoubleFunction<Simulation> gradient) {
        return newton(0, gradient.apply(0), gradient.apply(1), 1);
    }

    /** The step by the method of Gauss and Newton, from the left end of a smooth curve. */
    double nonlinear(DoubleFunction<Simulation> gradient) {
        double step = 0;
        for (int i = 0; i < ITERATIONS && Double.isFinite(step); i++) {
            double width = SMALL * Math.max(SMALL, Math.abs(step));
            step = newton(step, gradient.apply(step), gradient.apply(step + width), width);
        }
        return step;
    }

    private double newton(double step, Simulation here, Simulation there, double width) {
        List<Integer> blocks = Search.nearestTheCost(situation.wrongBlocks());
        double products = 0;
        double squares = 0;
        for (int block : blocks) {
            Predicted from = here.block(block);
            Predicted to = there.block(block);
            for (int i = 0; i < from.size(); i++) {
                double slope = (to.value(i) - from.value(i)) / width;
                products += slope * (situation.analytic(block, i) - from.value(i));
                squares += slope * slope;
            }
        }
        return step + products / squares;
    }
}
