package org.gradcheck.diagnosis;

import java.util.stream.DoubleStream;

/**
 * The gradient times a number.
 *
 * @param situation what is to be explained
 * @param scope the blocks that are multiplied
 */
record Factor(Situation situation, Scope scope) {

    /** Entries below this part of the largest one say little of how constant a factor is. */
    private static final double SMALL = 1e-3;

    /** The factor that fits best. */
    double fitted() {
        double products = 0;
        double squares = 0;
        for (Scope.Entry entry : scope.entries(situation).toList()) {
            products += entry.weight() * entry.analytic() * entry.expected();
            squares += entry.weight() * entry.expected() * entry.expected();
        }
        return products / squares;
    }

    Explanation explanation(Cause cause, double factor, int parameters, double choice, String because, String remedy) {
        Situation after =
                situation.with(scope.only((block, right) -> right.of(block).times(i -> factor)));
        return new Explanation(
                cause, scope.where(), parameters, choice, after, () -> evidence(factor) + because, remedy);
    }

    private String evidence(double factor) {
        long entries = scope.entries(situation).count();
        return "analytic = " + Figures.of(factor) + " x numeric in " + Figures.entries(entries) + " (spread "
                + Figures.rough(spread(factor)) + ")";
    }

    private double spread(double factor) {
        double largest = values().map(Math::abs).max().orElse(0);
        return scope.entries(situation)
                .filter(entry -> Math.abs(entry.expected()) > SMALL * largest)
                .mapToDouble(entry -> Math.abs(entry.analytic() / (factor * entry.expected()) - 1))
                .max()
                .orElse(0);
    }

    private DoubleStream values() {
        return scope.entries(situation).mapToDouble(Scope.Entry::expected);
    }
}
