package org.gradcheck.internal.outputs;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.internal.noise.Noise;

/**
 * Outputs that are differenced with the same steps, so that one evaluation on each side serves them all.
 *
 * <p>Each output has a balanced step of its own ({@link Noise#balancedStep}). A group takes the smallest of its members: a smaller step
 * has a smaller truncation error, and its noise is divided by a smaller number. So an output joins a group if its own step is at most
 * twice as large, or if the noise of its quotient remains negligible with the smaller step. Outputs in double precision, with or
 * without a constant of moderate size, are one group; outputs in single precision are another one. An output that changes nowhere
 * joins the first group.
 *
 * @param balancedStep the first step of all members, as a part of a coordinate
 * @param rows the members
 */
record StepGroup(double balancedStep, List<OutputRow> rows) {

    /** Largest ratio of the own step of a member to that of the group. Formula: a step is rounded down to a power of two. */
    private static final double SAME_STEP = 2;

    /**
     * Noise of a difference quotient that is negligible, as a part of the typical change with one coordinate. Chosen: errors of
     * some 1e-5 of a typical entry are still detected, since an error bar is ten times the noise, and 30 of them disagree.
     */
    private static final double NEGLIGIBLE = 0x1p-24;

    /** Returns the groups, by ascending steps. */
    static List<StepGroup> of(List<OutputRow> rows) {
        List<OutputRow> ascending = rows.stream()
                .sorted(comparingDouble(row -> row.noise().balancedStep()))
                .toList();
        List<StepGroup> groups = new ArrayList<>();
        List<OutputRow> left = ascending;
        while (!left.isEmpty()) {
            double step = left.get(0).noise().balancedStep();
            List<OutputRow> members = new ArrayList<>();
            List<OutputRow> others = new ArrayList<>();
            left.forEach(row -> (canStep(row.noise(), step) ? members : others).add(row));
            members.forEach(row -> row.stepBy(step));
            groups.add(new StepGroup(step, List.copyOf(members)));
            left = others;
        }
        return List.copyOf(groups);
    }

    private static boolean canStep(Noise noise, double step) {
        return noise.balancedStep() <= SAME_STEP * step
                || noise.variation() == 0
                || noise.level() <= NEGLIGIBLE * step * noise.variation();
    }
}
