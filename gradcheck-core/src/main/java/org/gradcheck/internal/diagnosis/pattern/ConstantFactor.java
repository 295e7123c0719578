package org.gradcheck.internal.diagnosis.pattern;

import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** A 2 of a square, a learning rate, a weight of the cost that only one side has. */
public final class ConstantFactor implements ScopedHypothesis {

    /** Which of the usual factors it is, as binary digits. */
    static final double CHOICE = 4;

    /** A factor that was fitted is as good as a whole number then. */
    private static final double WHOLE = 1e-6;

    public static final List<Double> USUAL = List.of(2.0, 0.5, -2.0, -0.5, 4.0, 0.25, 10.0, 0.1, 0.01, 0.001);

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        ScaledGradient factor = new ScaledGradient(situation, scope);
        double fitted = factor.fitted();
        return !Double.isFinite(fitted) || fitted == 0
                ? Stream.empty()
                : Stream.concat(
                        USUAL.stream()
                                .filter(usual -> Math.abs(fitted / usual - 1) < 1e-3)
                                .map(usual -> explanation(factor, usual, 0, CHOICE)),
                        Stream.of(explanation(factor, fitted, 1, 0)));
    }

    private static Explanation explanation(ScaledGradient of, double factor, int parameters, double choice) {
        return of.explanation(
                Cause.CONSTANT_FACTOR, factor, parameters, choice, "", remedy(factor) + wayOut(of, factor));
    }

    /** A sum over examples may be a convention, of all blocks at once. */
    private static String wayOut(ScaledGradient of, double factor) {
        return factor > 2 && isWhole(factor) && of.canBeDeclared()
                ? "; if a sum is meant, declare gradientIsSumOver(" + Math.round(factor) + ")"
                : "";
    }

    private static boolean isWhole(double factor) {
        return Math.abs(Math.rint(factor) - factor) < WHOLE * factor;
    }

    public static String remedy(double factor) {
        double size = Math.abs(factor);
        if (size == 2) {
            return "multiply by 1/2: a square whose cost has a factor of 1/2, or a term that is added twice";
        }
        if (size == 0.5) {
            return "multiply by 2: a square whose cost has no factor of 1/2, or a mean of two";
        }
        return size > 1 && isWhole(size)
                ? "divide by " + Math.round(size)
                        + ": a sum of as many terms of which the cost takes the mean, or a weight"
                : "divide by the factor: a learning rate, or a weight of the cost that is on one side only";
    }
}
