package org.gradcheck.internal.diagnosis.pattern;

import java.util.List;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ExplainedEntries;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.LeastSquares;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Scope;

/**
 * The gradient times a number.
 *
 * @param situation what is to be explained
 * @param scope the blocks that are multiplied
 */
record ScaledGradient(DiagnosisState situation, Scope scope) {

    /** Entries below this part of the largest one say little of how constant a factor is. */
    private static final double SMALL = 1e-3;

    /** The factor that fits best. */
    double fitted() {
        return LeastSquares.multiple(scope.entries(situation).toList(), Scope.Entry::analytic, Scope.Entry::expected);
    }

    Explanation explanation(FactorMeaning meaning, String because) {
        double factor = meaning.factor();
        DiagnosisState after =
                situation.with(scope.only((block, right) -> right.of(block).times(i -> factor)));
        return new Explanation(
                meaning.cause(),
                scope.where(),
                meaning.parameters(),
                meaning.choice(),
                after,
                () -> evidence(factor, after) + because,
                meaning.remedy());
    }

    /** Whether it is a convention that a subject can declare: one for all blocks, of code that is no built-in network. */
    boolean canBeDeclared() {
        return situation.simulation().isEmpty() && isOfAllBlocks();
    }

    boolean isOfAllBlocks() {
        return scope.changed().size() == situation.blocks().size();
    }

    private String evidence(double factor, DiagnosisState after) {
        List<Scope.Entry> entries = scope.explainedEntries(situation, after).toList();
        return "analytic = " + NumberText.of(factor) + " x numeric in " + new ExplainedEntries(situation, scope, after)
                + " (spread " + NumberText.rough(NumberText.atLeastRounding(spread(factor, entries))) + ")";
    }

    private static double spread(double factor, List<Scope.Entry> entries) {
        double largest = entries.stream()
                .mapToDouble(entry -> Math.abs(entry.expected()))
                .max()
                .orElse(0);
        return entries.stream()
                .filter(entry -> Math.abs(entry.expected()) > SMALL * largest)
                .mapToDouble(entry -> Math.abs(entry.analytic() / (factor * entry.expected()) - 1))
                .max()
                .orElse(0);
    }
}
