package org.gradcheck.internal.judgement;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Tolerances and step size that a user has chosen in place of the error bar. Empty values leave the choice to gradcheck.
 *
 * @param relativeTolerance the allowed difference, relative to the larger of the two values
 * @param absoluteTolerance the allowed difference, in the unit of the gradient
 * @param step the displacement of every parameter, in its own unit
 */
public record CheckOptions(OptionalDouble relativeTolerance, OptionalDouble absoluteTolerance, OptionalDouble step) {

    public static final CheckOptions NONE =
            new CheckOptions(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public CheckOptions {
        refuseUnless(relativeTolerance.orElse(0) >= 0, "relativeTolerance", relativeTolerance, "0 or more");
        refuseUnless(absoluteTolerance.orElse(0) >= 0, "absoluteTolerance", absoluteTolerance, "0 or more");
        refuseUnless(step.orElse(1) > 0, "step", step, "more than 0");
    }

    public CheckOptions withRelativeTolerance(double tolerance) {
        return new CheckOptions(OptionalDouble.of(tolerance), absoluteTolerance, step);
    }

    public CheckOptions withAbsoluteTolerance(double tolerance) {
        return new CheckOptions(relativeTolerance, OptionalDouble.of(tolerance), step);
    }

    public CheckOptions withStep(double fixed) {
        return new CheckOptions(relativeTolerance, absoluteTolerance, OptionalDouble.of(fixed));
    }

    /** Returns the tolerances alone. */
    public CheckOptions tolerances() {
        return new CheckOptions(relativeTolerance, absoluteTolerance, OptionalDouble.empty());
    }

    /** Returns the allowed difference of two values; empty if the error bar decides. */
    public OptionalDouble allowance(double analytic, double numeric) {
        return relativeTolerance.isEmpty() && absoluteTolerance.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(relativeTolerance.orElse(0) * Math.max(Math.abs(analytic), Math.abs(numeric))
                        + absoluteTolerance.orElse(0));
    }

    /** Returns the options as a report shows them, such as {@code relativeTolerance = 1.0E-4}. */
    public List<String> describe() {
        List<String> texts = new ArrayList<>();
        describe("relativeTolerance", relativeTolerance, texts);
        describe("absoluteTolerance", absoluteTolerance, texts);
        describe("step", step, texts);
        return texts;
    }

    private static void describe(String name, OptionalDouble value, List<String> texts) {
        if (value.isPresent()) {
            texts.add(name + " = " + value.getAsDouble());
        }
    }

    private static void refuseUnless(boolean inRange, String name, OptionalDouble value, String wanted) {
        if (!inRange || Double.isInfinite(value.orElse(0))) {
            throw new IllegalArgumentException(
                    name + " is " + value.getAsDouble() + "; give a finite value of " + wanted);
        }
    }
}
