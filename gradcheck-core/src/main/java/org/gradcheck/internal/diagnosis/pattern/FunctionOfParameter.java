package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
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

    /** A factor that depends on the parameter. Without lambdas, each of which would take time in the first failure of a JVM. */
    public enum Factor {
        OF_LOGARITHM("parameter", "ln(parameter)", "divide by the parameter", false),
        OF_SQUARE("1 / (2 parameter)", "parameter^2", "multiply by 2 x the parameter", false),
        OF_HALF_THE_SQUARE("1 / parameter", "parameter^2 / 2", "multiply by the parameter", false),
        OF_EXPONENTIAL("exp(-parameter)", "exp(parameter)", "multiply by exp(parameter)", false),
        OF_ROOT("2 sqrt(parameter)", "sqrt(parameter)", "divide by 2 x the root of the parameter", false),
        OF_INVERSE("-parameter^2", "1 / parameter", "divide by -parameter^2", false),
        OF_TANH("1 / tanh'(parameter)", "tanh(parameter)", "multiply by 1 - tanh(parameter)^2", false),
        OF_SIGMOID(
                "1 / sigmoid'(parameter)",
                "sigmoid(parameter)",
                "multiply by s (1 - s) with s = sigmoid(parameter)",
                false),
        OF_SOFTPLUS("1 / sigmoid(parameter)", "softplus(parameter)", "multiply by sigmoid(parameter)", false),
        SQUARE_TWICE("2 parameter", "parameter^2", "divide by 2 x the parameter", true),
        EXPONENTIAL_TWICE("exp(parameter)", "exp(parameter)", "divide by exp(parameter)", true),
        TANH_TWICE("tanh'(parameter)", "tanh(parameter)", "divide by 1 - tanh(parameter)^2", true),
        SIGMOID_TWICE(
                "sigmoid'(parameter)", "sigmoid(parameter)", "divide by s (1 - s) with s = sigmoid(parameter)", true);

        private final String formula;
        private final String function;
        private final String change;
        private final boolean isTooOften;

        Factor(String formula, String function, String change, boolean isTooOften) {
            this.formula = formula;
            this.function = function;
            this.change = change;
            this.isTooOften = isTooOften;
        }

        /** Returns the factor at a parameter. */
        public double at(double x) {
            return switch (this) {
                case OF_LOGARITHM -> x;
                case OF_SQUARE -> 1 / (2 * x);
                case OF_HALF_THE_SQUARE -> 1 / x;
                case OF_EXPONENTIAL -> Math.exp(-x);
                case OF_ROOT -> 2 * Math.sqrt(x);
                case OF_INVERSE -> -x * x;
                case OF_TANH -> 1 / slopeOfTanh(x);
                case OF_SIGMOID -> 1 / slopeOfSigmoid(x);
                case OF_SOFTPLUS -> 1 + Math.exp(-x);
                case SQUARE_TWICE -> 2 * x;
                case EXPONENTIAL_TWICE -> Math.exp(x);
                case TANH_TWICE -> slopeOfTanh(x);
                case SIGMOID_TWICE -> slopeOfSigmoid(x);
            };
        }

        /** Returns the factor as a formula. */
        public String formula() {
            return formula;
        }

        /** Returns the mistake that it stands for. */
        public String meaning() {
            return isTooOften ? "the derivative of " + function + " once too often" : "the derivative by " + function;
        }

        /** Returns the change to make. */
        public String remedy() {
            return change
                    + (isTooOften
                            ? ": the chain rule takes the derivative of " + function + " once"
                            : ": the cost is checked by the parameter itself");
        }
    }

    private static final Factor[] FACTORS = Factor.values();

    /** Binary digits of the choice of a factor, rounded up: log2(13) = 3.7. */
    private static final double CHOICE = 4;

    /** Entries that are compared first. Chosen: one of them shows a wrong factor as a rule. */
    private static final int FIRST = 8;

    private static double slopeOfTanh(double x) {
        double tanh = StrictMath.tanh(x);
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
            double of = factor.at(entry.parameter());
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
                double value = factor.at(parameter);
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
                factors[i] = factor.at(factors[i]);
            }
            return right.of(block).times(factors);
        }));
        return new Explanation(
                Cause.OTHER_VARIABLE,
                scope.where(),
                0,
                CHOICE,
                after,
                () -> "analytic = " + factor.formula + " x numeric in " + new ExplainedEntries(situation, scope, after)
                        + ": " + factor.meaning(),
                factor.remedy());
    }
}
