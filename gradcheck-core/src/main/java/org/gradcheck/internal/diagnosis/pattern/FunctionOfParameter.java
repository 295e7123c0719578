package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ExplainedEntries;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;
import org.gradcheck.internal.differentiation.ErrorBars;

/**
 * The derivative by a function of the parameter, such as its logarithm, in place of that by the parameter; or the derivative of such a
 * function, which was multiplied once too often. Each entry has a factor that its own parameter determines.
 */
public final class FunctionOfParameter implements ScopedHypothesis {

    /**
     * A factor that depends on the parameter.
     *
     * @param formula the factor, as text
     * @param of the factor
     * @param meaning the mistake that gives it
     * @param remedy the change to make
     */
    private record Factor(String formula, DoubleUnaryOperator of, String meaning, String remedy) {}

    private static final List<Factor> FACTORS = List.of(
            leftOut("parameter", x -> x, "ln(parameter)", "divide by the parameter"),
            leftOut("1 / (2 parameter)", x -> 1 / (2 * x), "parameter^2", "multiply by 2 x the parameter"),
            leftOut("1 / parameter", x -> 1 / x, "parameter^2 / 2", "multiply by the parameter"),
            leftOut("exp(-parameter)", x -> Math.exp(-x), "exp(parameter)", "multiply by exp(parameter)"),
            leftOut(
                    "2 sqrt(parameter)",
                    x -> 2 * Math.sqrt(x),
                    "sqrt(parameter)",
                    "divide by 2 x the root of the parameter"),
            leftOut("-parameter^2", x -> -x * x, "1 / parameter", "divide by -parameter^2"),
            leftOut(
                    "1 / tanh'(parameter)",
                    x -> 1 / slopeOfTanh(x),
                    "tanh(parameter)",
                    "multiply by 1 - tanh(parameter)^2"),
            leftOut(
                    "1 / sigmoid'(parameter)",
                    x -> 1 / slopeOfSigmoid(x),
                    "sigmoid(parameter)",
                    "multiply by s (1 - s) with s = sigmoid(parameter)"),
            leftOut(
                    "1 / sigmoid(parameter)",
                    x -> 1 + Math.exp(-x),
                    "softplus(parameter)",
                    "multiply by sigmoid(parameter)"),
            tooOften("2 parameter", x -> 2 * x, "parameter^2", "divide by 2 x the parameter"),
            tooOften("exp(parameter)", Math::exp, "exp(parameter)", "divide by exp(parameter)"),
            tooOften(
                    "tanh'(parameter)",
                    FunctionOfParameter::slopeOfTanh,
                    "tanh(parameter)",
                    "divide by 1 - tanh(parameter)^2"),
            tooOften(
                    "sigmoid'(parameter)",
                    FunctionOfParameter::slopeOfSigmoid,
                    "sigmoid(parameter)",
                    "divide by s (1 - s) with s = sigmoid(parameter)"));

    /** Binary digits of the choice of a factor, rounded up: log2(13) = 3.7. */
    private static final double CHOICE = 4;

    /** Entries that are compared first. Chosen: one of them shows a wrong factor as a rule. */
    private static final int FIRST = 8;

    private static Factor leftOut(String formula, DoubleUnaryOperator of, String function, String remedy) {
        return new Factor(
                formula, of, "the derivative by " + function, remedy + ": the cost is checked by the parameter itself");
    }

    private static Factor tooOften(String formula, DoubleUnaryOperator of, String function, String remedy) {
        return new Factor(
                formula,
                of,
                "the derivative of " + function + " once too often",
                remedy + ": the chain rule takes the derivative of " + function + " once");
    }

    private static double slopeOfTanh(double x) {
        double tanh = Math.tanh(x);
        return 1 - tanh * tanh;
    }

    private static double slopeOfSigmoid(double x) {
        double sigmoid = 1 / (1 + Math.exp(-x));
        return sigmoid * (1 - sigmoid);
    }

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        if (situation.simulation().isPresent()) {
            return Stream.empty();
        }
        List<Explanation> all = new ArrayList<>();
        List<Scope.Entry> some = scope.entries(situation);
        for (Factor factor : FACTORS) {
            if (fits(some, factor) && isPossible(situation, scope, factor)) {
                all.add(explanation(situation, scope, factor));
            }
        }
        return all.stream();
    }

    /** Whether the factor gives the first entries, before it is applied to all of them. */
    private static boolean fits(List<Scope.Entry> entries, Factor factor) {
        for (Scope.Entry entry : entries.subList(0, Math.min(FIRST, entries.size()))) {
            double of = factor.of().applyAsDouble(entry.parameter());
            double error = entry.error() * (1 + Math.abs(of));
            if (!(Math.abs(entry.analytic() - of * entry.expected()) <= ErrorBars.AGREEMENT * error)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the factor is finite, and not the same for all parameters. */
    private static boolean isPossible(DiagnosisState situation, Scope scope, Factor factor) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int block : scope.changed()) {
            for (double parameter : situation.parameters(block)) {
                double value = factor.of().applyAsDouble(parameter);
                if (!Double.isFinite(value)) {
                    return false;
                }
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        return most - least > FactorOnBlocks.CLOSE * Math.max(Math.abs(least), Math.abs(most));
    }

    private static Explanation explanation(DiagnosisState situation, Scope scope, Factor factor) {
        DiagnosisState after = situation.with(scope.only((block, right) -> {
            double[] factors = situation.parameters(block);
            for (int i = 0; i < factors.length; i++) {
                factors[i] = factor.of().applyAsDouble(factors[i]);
            }
            return right.of(block).times(factors);
        }));
        return new Explanation(
                Cause.OTHER_VARIABLE,
                scope.where(),
                0,
                CHOICE,
                after,
                () -> "analytic = " + factor.formula() + " x numeric in "
                        + new ExplainedEntries(situation, scope, after) + ": " + factor.meaning(),
                factor.remedy());
    }
}
