package org.gradcheck.internal.differentiation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ObjIntConsumer;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.CostChanges;
import org.gradcheck.internal.parameters.Displaced;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;

/**
 * One central difference for each entry of a block.
 *
 * <p>The algorithm: each entry that is not fixed gets the stencil {@code x - h, x, x + h} with the step {@code h} of that entry.
 * The cost at {@code x} is known, so a stencil takes two evaluations, the right side first. The displaced points are collected in
 * the order of the entries, as many as the evaluation takes in one call, and their samples are read back in the same order. A
 * side beyond a bound is not evaluated, and its entry then has no central difference.
 *
 * <p>Where {@link CostChanges} give the change of the cost without an evaluation, one pass over the block yields both sides of all
 * entries. That pass needs the same step on both sides. An entry whose displaced values are rounded to another step, or lie
 * beyond a bound, is differenced by itself.
 *
 * @param parameters the live parameters
 * @param isLeftOut whether an entry gets no difference; fixed entries get none in any case
 * @param step the displacement of each entry
 * @param costAtPoint the cost at the point
 * @param noise the noise of the cost
 */
record BlockDifferences(
        ParameterVector parameters, IntPredicate isLeftOut, IntToDoubleFunction step, double costAtPoint, Noise noise) {

    /**
     * Takes the differences from evaluations of the cost: two for each entry that is not fixed.
     *
     * @param taken receives the differences after each call of the cost, and the number of the first entries that have theirs
     */
    CentralDifference[] byEvaluation(BatchEvaluation cost, ObjIntConsumer<CentralDifference[]> taken) {
        int most = cost.most() / 2;
        return most > 1 ? inBatches(cost, most, taken) : oneByOne(cost, taken);
    }

    private CentralDifference[] oneByOne(BatchEvaluation cost, ObjIntConsumer<CentralDifference[]> taken) {
        CentralDifference[] differences = notTaken();
        for (int entry : free()) {
            try (Displaced displaced = new Displaced()) {
                CoordinateLine line = new CoordinateLine(parameters, entry, cost, displaced);
                differences[entry] = new CentralDifference(line.stencil(step.applyAsDouble(entry), costAtPoint, noise));
            }
            taken.accept(differences, entry + 1);
        }
        return differences;
    }

    private CentralDifference[] inBatches(BatchEvaluation cost, int most, ObjIntConsumer<CentralDifference[]> taken) {
        CentralDifference[] differences = notTaken();
        int[] free = free();
        for (int from = 0; from < free.length; from += most) {
            int[] entries = Arrays.copyOfRange(free, from, Math.min(free.length, from + most));
            try (Displaced displaced = new Displaced()) {
                List<CoordinateLine> lines = new ArrayList<>(entries.length);
                List<Displacement> points = new ArrayList<>(2 * entries.length);
                for (int entry : entries) {
                    CoordinateLine line = new CoordinateLine(parameters, entry, cost, displaced);
                    lines.add(line);
                    points.addAll(line.sides(step.applyAsDouble(entry)));
                }
                Iterator<Sample> samples = cost.at(points, displaced).iterator();
                for (int k = 0; k < entries.length; k++) {
                    differences[entries[k]] = new CentralDifference(
                            lines.get(k).stencil(step.applyAsDouble(entries[k]), samples, costAtPoint, noise));
                }
            }
            taken.accept(differences, entries[entries.length - 1] + 1);
        }
        return differences;
    }

    /** Takes the differences from the changes of the cost, without an evaluation of the whole cost. */
    CentralDifference[] byChanges(CostChanges changes) {
        CentralDifference[] differences = notTaken();
        double[] steps = new double[differences.length];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = exactStep(i);
        }
        double[] left = new double[steps.length];
        double[] right = new double[steps.length];
        changes.ofAll(steps, left, right, noise.level());
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] > 0) {
                differences[i] = CentralDifference.of(steps[i], left[i], 0, right[i], noise.level());
            } else if (isFree(i)) {
                differences[i] = new CentralDifference(
                        new ChangeLine(changes, parameters, i).stencil(step.applyAsDouble(i), costAtPoint, noise));
            }
        }
        return differences;
    }

    private int[] free() {
        int[] free = new int[parameters.size()];
        int count = 0;
        for (int i = 0; i < free.length; i++) {
            if (isFree(i)) {
                free[count] = i;
                count++;
            }
        }
        return Arrays.copyOf(free, count);
    }

    private boolean isFree(int index) {
        return !parameters.isFixed(index) && !isLeftOut.test(index);
    }

    private CentralDifference[] notTaken() {
        CentralDifference[] differences = new CentralDifference[parameters.size()];
        Arrays.fill(differences, CentralDifference.NOT_TAKEN);
        return differences;
    }

    /** The step of an entry that can be displaced by the same step to both sides; 0 for others. */
    private double exactStep(int index) {
        double origin = parameters.get(index);
        double distance = CoordinateLine.exact(origin, step.applyAsDouble(index));
        boolean isExact = isFree(index)
                && origin - distance >= parameters.lowerBound(index)
                && origin + distance <= parameters.upperBound(index)
                && (origin + distance) - origin == distance
                && origin - (origin - distance) == distance;
        return isExact ? distance : 0;
    }
}
