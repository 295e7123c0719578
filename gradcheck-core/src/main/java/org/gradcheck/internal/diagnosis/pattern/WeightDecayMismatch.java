package org.gradcheck.internal.diagnosis.pattern;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ExplainedEntries;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.LeastSquares;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** A multiple of the parameters, or of their signs, that is only in the gradient or only in the cost. */
public final class WeightDecayMismatch implements ScopedHypothesis {

    /** A norm of the parameters, with the derivative that it has by each. */
    private record Norm(String of, DoubleUnaryOperator derivative) {}

    /** The largest relative distance of a fitted coefficient from the known one; both differ by the error of the fit. */
    private static final double CLOSE = 1e-3;

    /**
     * A term below this part of each value is rounding, such as that of a constant in single precision: 2^-22 is four units
     * of rounding of a float, and less than weight decays in use.
     */
    private static final double ROUNDING = 0x1p-22;

    private static final List<Norm> NORMS =
            List.of(new Norm("the parameter", w -> w), new Norm("the sign of the parameter", Math::signum));

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        return NORMS.stream().flatMap(norm -> explanations(situation, scope, norm));
    }

    private static Stream<Explanation> explanations(DiagnosisState situation, Scope scope, Norm norm) {
        double fitted = LeastSquares.multiple(
                scope.entries(situation).toList(),
                entry -> entry.analytic() - entry.expected(),
                entry -> norm.derivative().applyAsDouble(entry.parameter()));
        boolean isRounding = scope.entries(situation)
                .allMatch(entry -> Math.abs(fitted * norm.derivative().applyAsDouble(entry.parameter()))
                        <= ROUNDING * Math.abs(entry.expected()));
        if (!Double.isFinite(fitted) || isRounding) {
            return Stream.empty();
        }
        Stream<Explanation> byFit = Stream.of(explanation(situation, scope, norm, fitted, 1));
        double known = situation.weightDecay();
        return known == 0 || Math.abs(Math.abs(fitted / known) - 1) > CLOSE
                ? byFit
                : Stream.concat(Stream.of(explanation(situation, scope, norm, Math.copySign(known, fitted), 0)), byFit);
    }

    private static Explanation explanation(
            DiagnosisState situation, Scope scope, Norm norm, double lambda, int parameters) {
        DiagnosisState after = situation.with(scope.only((block, right) -> right.of(block)
                .plus(i -> lambda
                        * norm.derivative()
                                .applyAsDouble(situation.blocks().get(block).parameter(i)))));
        boolean missing = lambda < 0;
        return new Explanation(
                missing ? Cause.MISSING_WEIGHT_DECAY : Cause.EXTRA_WEIGHT_DECAY,
                scope.where(),
                parameters,
                0,
                after,
                () -> "analytic - numeric = " + NumberText.of(lambda) + " x " + norm.of() + " in "
                        + new ExplainedEntries(situation, scope, after),
                missing
                        ? "add the derivative of the weight decay, " + NumberText.of(-lambda) + " x " + norm.of()
                        : "take " + NumberText.of(lambda) + " x " + norm.of()
                                + " off the gradient, or add the weight decay to the cost");
    }
}
