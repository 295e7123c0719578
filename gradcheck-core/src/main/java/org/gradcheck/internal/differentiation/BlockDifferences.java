package org.gradcheck.internal.differentiation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;

/**
 * Central differences of all entries of a block. The cost is evaluated at both sides of as many entries together as the
 * evaluation takes. Where the changes of the cost are known by a shorter way, all entries are done in one pass; entries that
 * cannot be displaced by exactly one step on both sides follow one by one.
 *
 * @param parameters the live parameters
 * @param step the displacement of each entry
 * @param costAtPoint the cost at the point
 * @param noise the noise of the cost
 */
record BlockDifferences(ParameterVector parameters, IntToDoubleFunction step, double costAtPoint, Noise noise) {

    /**
     * Evaluates the cost: two evaluations for each entry that is not fixed.
     *
     * @param looked is told after each call of the cost how many entries have their difference
     */
    CentralDifference[] byEvaluation(BatchEvaluation cost, IntConsumer looked) {
        CentralDifference[] differences = notTaken();
        int[] free = IntStream.range(0, differences.length)
                .filter(i -> !parameters.isFixed(i))
                .toArray();
        int most = cost.most() / 2;
        for (int from = 0; from < free.length; from += most) {
            int[] entries = Arrays.copyOfRange(free, from, Math.min(free.length, from + most));
            try (Displaced displaced = new Displaced()) {
                List<CoordinateLine> lines = IntStream.of(entries)
                        .mapToObj(i -> new CoordinateLine(parameters, i, cost, displaced))
                        .toList();
                List<Displacement> points = IntStream.range(0, entries.length)
                        .boxed()
                        .flatMap(k -> lines.get(k).sides(step.applyAsDouble(entries[k])))
                        .toList();
                Iterator<Sample> samples = cost.at(points, displaced).iterator();
                for (int k = 0; k < entries.length; k++) {
                    differences[entries[k]] = new CentralDifference(
                            lines.get(k).rung(step.applyAsDouble(entries[k]), samples, costAtPoint, noise));
                }
            }
            looked.accept(entries[entries.length - 1] + 1);
        }
        return differences;
    }

    /** Takes the changes of the cost: no evaluation of the whole cost. */
    CentralDifference[] byChanges(CostChanges changes) {
        CentralDifference[] differences = notTaken();
        double[] steps = new double[differences.length];
        Arrays.setAll(steps, i -> isFree(i) ? step.applyAsDouble(i) : 0);
        double[] left = new double[steps.length];
        double[] right = new double[steps.length];
        changes.ofAll(steps, left, right, noise.level());
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] > 0) {
                differences[i] = CentralDifference.of(steps[i], left[i], 0, right[i], noise.level());
            } else if (!parameters.isFixed(i)) {
                differences[i] = new CentralDifference(
                        new ChangeLine(changes, parameters, i).rung(step.applyAsDouble(i), costAtPoint, noise));
            }
        }
        return differences;
    }

    private CentralDifference[] notTaken() {
        CentralDifference[] differences = new CentralDifference[parameters.size()];
        Arrays.fill(differences, CentralDifference.NOT_TAKEN);
        return differences;
    }

    /** Whether an entry can be displaced by exactly one step on both sides. */
    private boolean isFree(int index) {
        double origin = parameters.get(index);
        double distance = step.applyAsDouble(index);
        return !parameters.isFixed(index)
                && origin - distance >= parameters.lowerBound(index)
                && origin + distance <= parameters.upperBound(index)
                && (origin + distance) - origin == distance
                && origin - (origin - distance) == distance;
    }
}
