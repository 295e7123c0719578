package org.gradcheck.samples.libraries.comparison;

/** The rule that everybody writes first: central differences with a step that someone has chosen. */
final class FixedStep {

    /** Whether an analytic and a numeric value are close. */
    @FunctionalInterface
    interface Closeness {
        boolean of(double analytic, double numeric);
    }

    private FixedStep() {}

    static boolean accepts(Case subject, double step, Closeness closeness) {
        double[] analytic = subject.gradient().value(subject.point());
        for (int i = 0; i < analytic.length; i++) {
            if (!closeness.of(analytic[i], difference(subject, i, step))) {
                return false;
            }
        }
        return true;
    }

    private static double difference(Case subject, int entry, double step) {
        double[] x = subject.point();
        x[entry] += step;
        double above = subject.cost().value(x);
        x[entry] -= 2 * step;
        return (above - subject.cost().value(x)) / (2 * step);
    }
}
