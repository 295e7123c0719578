package org.gradcheck.diagnosis;

import static java.util.Comparator.comparingDouble;

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

    /** Learning rates that people choose, and no step at all. */
    private static final List<Double> USUAL =
            List.of(0.0, 1e-4, 1e-3, 0.003, 0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0);

    /** The step if the gradient is linear in it. */
    double linear(DoubleFunction<Simulation> gradient) {
        return newton(0, gradient.apply(0), gradient.apply(1), 1);
    }

    /** The step by the method of Gauss and Newton, from the usual learning rate that fits best, if it is not that one. */
    double nonlinear(DoubleFunction<Simulation> gradient) {
        double step = USUAL.stream()
                .min(comparingDouble(rate -> squaredDistance(gradient.apply(rate))))
                .orElseThrow();
        if (matches(gradient.apply(step))) {
            return step;
        }
        for (int i = 0; i < ITERATIONS && Double.isFinite(step); i++) {
            double width = SMALL * Math.max(SMALL, Math.abs(step));
            step = newton(step, gradient.apply(step), gradient.apply(step + width), width);
        }
        return step;
    }

    private boolean matches(Simulation simulated) {
        Situation after = situation.with(simulated);
        return situation.wrongBlocks().stream().allMatch(after::matches);
    }

    private double squaredDistance(Simulation simulated) {
        double sum = 0;
        for (int block : situation.wrongBlocks()) {
            Predicted predicted = simulated.block(block);
            for (int i = 0; i < predicted.size(); i++) {
                double distance = situation.analytic(block, i) - predicted.value(i);
                sum += distance * distance;
            }
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    private double newton(double step, Simulation here, Simulation there, double width) {
        List<Integer> blocks = Search.nearestTheCost(situation.wrongBlocks());
        Situation before = situation.with(here);
        Situation after = situation.with(there);
        double products = 0;
        double squares = 0;
        for (int block : blocks) {
            Predicted from = before.expected(block);
            Predicted to = after.expected(block);
            for (int i = 0; i < from.size(); i++) {
                double slope = (to.value(i) - from.value(i)) / width;
                products += slope * (situation.analytic(block, i) - from.value(i));
                squares += slope * slope;
            }
        }
        return step + products / squares;
    }
}
