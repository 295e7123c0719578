package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
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

/** A multiple of the parameters, or of their signs, that is only in the gradient or only in the cost. */
public final class WeightDecayMismatch implements ScopedHypothesis {

    /**
     * A norm of the parameters.
     *
     * @param of the derivative that it has by each, in words
     * @param isOfSquares whether it is the sum of their squares, or of their sizes
     */
    private record Norm(String of, boolean isOfSquares) {

        /** The derivatives by some parameters, times a coefficient. */
        double[] derivatives(double coefficient, double... parameters) {
            double[] derivatives = new double[parameters.length];
            for (int i = 0; i < derivatives.length; i++) {
                derivatives[i] = coefficient * (isOfSquares ? parameters[i] : Math.signum(parameters[i]));
            }
            return derivatives;
        }
    }

    /** The largest relative distance of a fitted coefficient from the known one; both differ by the error of the fit. */
    private static final double CLOSE = 1e-3;

    /**
     * A term below this part of each value is rounding, such as that of a constant in single precision: 2^-22 is four units
     * of rounding of a float, and less than weight decays in use.
     */
    private static final double ROUNDING = 0x1p-22;

    /** Binary digits of the choice of a decay that is added twice or by half; as that of a usual factor. */
    private static final double CHOICE = 4;

    private static final List<Norm> NORMS =
            List.of(new Norm("the parameter", true), new Norm("the sign of the parameter", false));

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        FittedValues values = scope.values(situation);
        List<Explanation> explanations = new ArrayList<>();
        for (Norm norm : NORMS) {
            double[] derivatives = norm.derivatives(1, values.parameters());
            double fitted = LeastSquares.multiple(values.analyticLess(1), derivatives, values.errors());
            if (Double.isFinite(fitted) && !isRounding(fitted, derivatives, values.expected())) {
                double known = situation.weightDecay();
                if (known != 0 && Math.abs(Math.abs(fitted / known) - 1) <= CLOSE) {
                    explanations.add(explanation(situation, scope, norm, Math.copySign(known, fitted), 0, 0));
                }
                if (norm.isOfSquares() && isDecayTwiceOrHalf(values, fitted)) {
                    double factor = fitted > 0 ? 2 : 0.5;
                    explanations.add(explanation(
                            situation, scope, norm, fitted, 0, CHOICE, situation.with(scope.times(factor))));
                } else {
                    explanations.add(explanation(situation, scope, norm, fitted, 1, 0));
                }
            }
        }
        return explanations.stream();
    }

    /**
     * Whether the derivatives are a multiple of the parameters, as those of a sum of squares, and the term is as large as they are or
     * half as large: a decay added twice, or by half, gives the same values as a factor of 2 or of 1/2.
     */
    private static boolean isDecayTwiceOrHalf(FittedValues values, double fitted) {
        if (!DataTermLost.hasSeveralSizes(values.parameters()) || !values.areMultiplesOfParameters()) {
            return false;
        }
        double multiple = LeastSquares.multiple(values.expected(), values.parameters(), values.errors());
        double part = fitted / multiple;
        return Math.abs(part - 1) < CLOSE || Math.abs(part + 0.5) < CLOSE;
    }

    private static boolean isRounding(double coefficient, double[] derivatives, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(coefficient * derivatives[i]) <= ROUNDING * Math.abs(expected[i]))) {
                return false;
            }
        }
        return true;
    }

    private static Explanation explanation(
            DiagnosisState situation, Scope scope, Norm norm, double lambda, int parameters, double choice) {
        DiagnosisState after = situation.with(scope.only(
                (block, right) -> right.of(block).plus(norm.derivatives(lambda, situation.parameters(block)))));
        return explanation(situation, scope, norm, lambda, parameters, choice, after);
    }

    private static Explanation explanation(
            DiagnosisState situation,
            Scope scope,
            Norm norm,
            double lambda,
            int parameters,
            double choice,
            DiagnosisState after) {
        boolean missing = lambda < 0;
        return new Explanation(
                missing ? Cause.MISSING_WEIGHT_DECAY : Cause.EXTRA_WEIGHT_DECAY,
                scope.where(),
                parameters,
                choice,
                after,
                () -> "analytic - numeric = " + NumberText.of(lambda) + " x " + norm.of() + " in "
                        + new ExplainedEntries(situation, scope, after),
                remedy(lambda, NumberText.of(Math.abs(lambda)), norm.of()));
    }

    /**
     * Returns the change to make.
     *
     * @param lambda the coefficient, negative for a decay that is missing
     * @param size its size in the words of a report
     * @param of the derivative of the norm by a parameter, in words
     */
    public static String remedy(double lambda, String size, String of) {
        return lambda < 0
                ? "add the derivative of the weight decay, " + size + " x " + of
                : "take " + size + " x " + of
                        + " off the gradient, or add the weight decay to the cost; if the cost has one, it is added"
                        + " twice, or without its 1/2";
    }
}
