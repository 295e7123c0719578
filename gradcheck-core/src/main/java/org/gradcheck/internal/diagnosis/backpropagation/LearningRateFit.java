package org.gradcheck.internal.diagnosis.backpropagation;

import static java.util.Comparator.comparingDouble;

import java.util.List;
import java.util.function.DoubleFunction;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Search;
import org.gradcheck.internal.diagnosis.search.SimulatedBackpropagation;

/**
 * Fit of a learning rate to the wrong blocks nearest the cost.
 *
 * <p>The gradient is a function of one number, the learning rate. Gauss-Newton iterations start from the usual learning rate
 * with the least squared distance; the slope is a difference over a small step. A linear function needs one iteration.
 *
 * @param situation the state of the diagnosis
 */
record LearningRateFit(DiagnosisState situation) {

    /** The relative width of the difference: near the root of the rounding unit, 1.5e-8, and large enough for small steps. */
    private static final double SMALL = 1e-5;

    /** The limit of the iterations. Near the solution each one doubles the number of correct digits. */
    private static final int ITERATIONS = 12;

    /** The number of first iterations that may increase the distance, far from the solution. */
    private static final int FIRST = 3;

    /** Usual learning rates, and 0 for no step. */
    private static final List<Double> USUAL =
            List.of(0.0, 1e-4, 1e-3, 0.003, 0.01, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0);

    /** Returns the learning rate if the gradient is linear in it. */
    double linear(DoubleFunction<SimulatedBackpropagation> gradient) {
        return newton(0, gradient.apply(0), gradient.apply(1), 1);
    }

    /**
     * Returns the learning rate by the method of Gauss and Newton. The iteration ends if the gradient matches, or if the
     * squared distance no longer shrinks to a quarter: only rounding or another bug is left then.
     */
    double nonlinear(DoubleFunction<SimulatedBackpropagation> gradient) {
        Trial trial = USUAL.stream()
                .map(rate -> trial(gradient, rate))
                .min(comparingDouble(Trial::distance))
                .orElseThrow();
        double last = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ITERATIONS && !matches(trial.gradient()); i++) {
            boolean shrinks = trial.distance() < last / 4;
            if (i >= FIRST && !shrinks) {
                return trial.step();
            }
            last = trial.distance();
            double width = SMALL * Math.max(SMALL, Math.abs(trial.step()));
            double next = newton(trial.step(), trial.gradient(), gradient.apply(trial.step() + width), width);
            if (!Double.isFinite(next)) {
                return next;
            }
            trial = trial(gradient, next);
        }
        return trial.step();
    }

    /**
     * A learning rate, and the gradient that it gives.
     *
     * @param distance the squared distance from the analytic values
     */
    private record Trial(double step, SimulatedBackpropagation gradient, double distance) {}

    private Trial trial(DoubleFunction<SimulatedBackpropagation> gradient, double step) {
        SimulatedBackpropagation simulated = gradient.apply(step);
        return new Trial(step, simulated, squaredDistance(simulated));
    }

    private boolean matches(SimulatedBackpropagation simulated) {
        DiagnosisState after = situation.with(simulated);
        return nearest().stream().allMatch(after::matches);
    }

    private double squaredDistance(SimulatedBackpropagation simulated) {
        double sum = 0;
        for (int block : nearest()) {
            PredictedBlock predicted = simulated.block(block);
            for (int i = 0; i < predicted.size(); i++) {
                double distance = situation.analytic(block, i) - predicted.value(i);
                sum += distance * distance;
            }
        }
        return Double.isNaN(sum) ? Double.POSITIVE_INFINITY : sum;
    }

    private List<Integer> nearest() {
        return Search.nearestTheCost(situation.wrongBlocks());
    }

    private double newton(double step, SimulatedBackpropagation here, SimulatedBackpropagation there, double width) {
        DiagnosisState before = situation.with(here);
        DiagnosisState after = situation.with(there);
        double products = 0;
        double squares = 0;
        for (int block : nearest()) {
            PredictedBlock from = before.expected(block);
            PredictedBlock to = after.expected(block);
            for (int i = 0; i < from.size(); i++) {
                double slope = (to.value(i) - from.value(i)) / width;
                products += slope * (situation.analytic(block, i) - from.value(i));
                squares += slope * slope;
            }
        }
        return step + products / squares;
    }
}
