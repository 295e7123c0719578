package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ExplainedEntries;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.FittedValues;
import org.gradcheck.internal.diagnosis.search.LeastSquares;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;
import org.gradcheck.internal.differentiation.ErrorBars;

/**
 * A factor on the whole gradient of some blocks. Each method describes one meaning of the factor.
 *
 * @param situation the state of the diagnosis
 * @param scope the blocks that are multiplied
 */
public record FactorOnBlocks(DiagnosisState situation, Scope scope) {

    /**
     * The largest relative distance of a fitted factor from a usual one. A fit to finite
     * differences is mostly exact to 1e-4; usual factors differ by a factor of 2 or more.
     */
    static final double CLOSE = 1e-3;

    /**
     * The smallest part of the largest entry for which the spread of the factor is reported. The error bar of a smaller
     * entry may exceed the entry.
     */
    private static final double SMALL = 1e-3;

    /** The rounding of a fitted factor. Chosen: far above that of its sums. */
    private static final double ROUNDING = 1e-12;

    /** Returns the hypothesis that uses one of the methods below. */
    public static ScopedHypothesis hypothesis(Function<FactorOnBlocks, Stream<Explanation>> bug) {
        return (situation, scope) -> bug.apply(new FactorOnBlocks(situation, scope));
    }

    /** Maximising for minimising, or a difference with its sides exchanged. */
    public Stream<Explanation> signFlipped() {
        FactorMeaning negative = new FactorMeaning(Cause.SIGN_FLIPPED, -1, 0, 0, "negate it");
        return Stream.of(explanation(
                negative,
                "",
                isOnAllBlocks() ? "; if it is meant to be added, or to maximise, declare maximizing()" : ""));
    }

    /** The sum over a batch where the cost is a mean. */
    public Stream<Explanation> sumInsteadOfMean() {
        return ofBatch(Cause.SUM_INSTEAD_OF_MEAN, ", or declare gradientIsSumOver(");
    }

    /** A mean over a batch where the cost is a sum, or is a mean already. */
    public Stream<Explanation> meanInsteadOfSum() {
        return ofBatch(Cause.MEAN_INSTEAD_OF_SUM, "");
    }

    private Stream<Explanation> ofBatch(Cause cause, String declaration) {
        int examples = situation.examples().orElse(1);
        String declared = declaration.isEmpty() || !canBeDeclared() ? "" : declaration + examples + ")";
        return examples == 1
                ? Stream.empty()
                : FactorMeaning.ofBatch(examples, 0)
                        .filter(meaning -> meaning.cause() == cause)
                        .map(meaning -> explanation(meaning, "; the batch has " + examples + " examples", declared));
    }

    /** A 2 of a square, a learning rate, or a weight of the cost that only one side has. */
    public Stream<Explanation> constantFactor() {
        double fitted = fitted();
        if (!Double.isFinite(fitted) || fitted == 0) {
            return Stream.empty();
        }
        double error = errorOfFitted();
        List<Explanation> explanations = new ArrayList<>();
        List<FactorReading> readings = situation.simulation().isPresent()
                ? List.of()
                : FactorReading.of(fitted, error, situation.examples(), situation.blocks());
        List<FactorMeaning> meanings = FactorMeaning.constants(
                fitted,
                CLOSE,
                0,
                factor -> FactorMeaning.remedyOfConstant(FactorMeaning.roundedToWhole(factor, error)));
        for (FactorMeaning meaning : meanings) {
            if (!isFactorOfBatch(meaning)) {
                explanations.add(explanation(
                        meaning,
                        FactorReading.evidence(fitted, readings),
                        FactorReading.remedies(readings)
                                + declarationOfSum(FactorMeaning.roundedToWhole(meaning.factor(), error))));
            }
        }
        return explanations.stream();
    }

    /** Whether a usual factor is that of the batch, and a usual mistake for no other reason. */
    private boolean isFactorOfBatch(FactorMeaning meaning) {
        int examples = situation.examples().orElse(1);
        boolean isBatch = meaning.factor() == examples || meaning.factor() == 1.0 / examples;
        return examples > 1
                && meaning.parameters() == 0
                && isBatch
                && !FactorMeaning.isMistakeOfItsOwn(meaning.factor());
    }

    /** The relative error of the fitted factor, ten standard deviations and the rounding of a fit. */
    private double errorOfFitted() {
        FittedValues values = scope.values(situation);
        double squares = 0;
        for (int i = 0; i < values.size(); i++) {
            double relative = values.expected()[i] / values.errors()[i];
            squares += relative * relative;
        }
        return ErrorBars.AGREEMENT / Math.sqrt(squares) + ROUNDING;
    }

    private String declarationOfSum(double factor) {
        double size = factor < 1 ? 1 / factor : factor;
        if (FactorMeaning.isMistakeOfItsOwn(factor)
                || !(size > 2)
                || !FactorMeaning.isWhole(size)
                || !canBeDeclared()) {
            return "";
        }
        String batch = situation.examples().isPresent()
                ? ""
                : "; if the batch has " + Math.round(size) + " examples, declare examples(" + Math.round(size) + ")";
        return batch + (factor > 1 ? "; if a sum is meant, declare gradientIsSumOver(" + Math.round(size) + ")" : "");
    }

    /** The factor with the least squares of the differences. */
    double fitted() {
        FittedValues values = scope.values(situation);
        return LeastSquares.multiple(values.analytic(), values.expected(), values.errors());
    }

    private Explanation explanation(FactorMeaning meaning, String because, String declaration) {
        DiagnosisState after = situation.with(scope.times(meaning.factor()));
        return new Explanation(
                meaning.cause(),
                scope.where(),
                meaning.parameters(),
                meaning.choice(),
                after,
                () -> evidence(meaning.factor(), after) + because,
                meaning.remedy() + declaration);
    }

    /** Whether the user may declare the factor as a convention: of all blocks, in code other than the built-in network. */
    private boolean canBeDeclared() {
        return situation.simulation().isEmpty() && isOnAllBlocks();
    }

    private boolean isOnAllBlocks() {
        return scope.changed().size() == situation.blocks().size();
    }

    private String evidence(double factor, DiagnosisState after) {
        FittedValues values = FittedValues.of(scope.explainedEntries(situation, after));
        return "analytic = " + NumberText.of(factor) + " x numeric in " + new ExplainedEntries(situation, scope, after)
                + " (spread " + NumberText.rough(NumberText.atLeastRounding(spread(factor, values))) + ")";
    }

    private static double spread(double factor, FittedValues values) {
        double smallest = SMALL * values.largestExpected();
        double spread = 0;
        for (int i = 0; i < values.size(); i++) {
            double expected = values.expected()[i];
            if (Math.abs(expected) > smallest) {
                spread = Math.max(spread, Math.abs(values.analytic()[i] / (factor * expected) - 1));
            }
        }
        return spread;
    }
}
