package org.gradcheck.internal.outputs;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
 * <p>A balanced step follows from the noise, and assumes an ordinary third derivative. Among many entries some have a larger one, and a
 * single such entry would cost its column further evaluations. So the step is half of the balanced one where the noise allows it:
 * truncation errors are then eight times smaller in comparison with the noise of the quotient.
 *
 * @param balancedStep the first step of all members, as a part of a coordinate
 * @param rows the members
 */
record StepGroup(double balancedStep, List<OutputRow> rows) {

    /** Largest ratio of the own step of a member to that of the group. Formula: a step is rounded down to a power of two times a common number. */
    private static final double SAME_STEP = 2;

    /**
     * Noise of a difference quotient that is negligible, as a part of the typical change with one coordinate. Chosen: below the
     * 2.5e-6 that a check of a scalar cost spends further evaluations on.
     */
    static final double NEGLIGIBLE = 0x1p-19;

    /** The same for a step that is smaller than necessary. Chosen: errors of 1e-6 of a typical entry are still refuted by one difference. */
    private static final double NEGLIGIBLE_BY_CHOICE = 0x1p-26;

    private static final double SMALLER = 0.5;

    /** Returns the groups, by ascending steps. */
    static List<StepGroup> of(List<OutputRow> rows) {
        List<OutputRow> left = rows.stream()
                .sorted(comparingDouble(row -> row.noise().balancedStep()))
                .toList();
        List<StepGroup> groups = new ArrayList<>();
        while (!left.isEmpty()) {
            double step = chosenStep(left);
            double smallest = left.get(0).noise().balancedStep();
            List<OutputRow> members = new ArrayList<>();
            List<OutputRow> others = new ArrayList<>();
            left.forEach(row -> (canStep(row.noise(), smallest, step) ? members : others).add(row));
            members.forEach(row -> row.stepBy(step));
            groups.add(new StepGroup(step, List.copyOf(members)));
            left = others;
        }
        return List.copyOf(groups);
    }

    /** Returns the members of this group and other rows, which step as its members do. */
    StepGroup with(List<OutputRow> others) {
        others.forEach(row -> row.stepBy(balancedStep));
        return new StepGroup(
                balancedStep, Stream.concat(rows.stream(), others.stream()).toList());
    }

    /** The smallest balanced step of some rows, or half of it. */
    private static double chosenStep(List<OutputRow> ascending) {
        double smallest = ascending.get(0).noise().balancedStep();
        Noise typical = ascending.get(ascending.size() / 2).noise();
        return isWithin(typical, SMALLER * smallest, NEGLIGIBLE_BY_CHOICE) ? SMALLER * smallest : smallest;
    }

    private static boolean canStep(Noise noise, double smallest, double step) {
        return noise.balancedStep() == smallest
                || (noise.balancedStep() <= SAME_STEP * smallest && step == smallest)
                || noise.variation() == 0
                || isWithin(noise, step, NEGLIGIBLE);
    }

    private static boolean isWithin(Noise noise, double step, double part) {
        return noise.level() <= part * step * noise.variation();
    }
}
