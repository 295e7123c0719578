package org.gradcheck.internal.diagnosis.pattern;

import java.util.stream.Stream;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** A 2 of a square, a learning rate, a weight of the cost that only one side has. */
public final class ConstantFactor implements ScopedHypothesis {

    /** A factor that was fitted is as good as a whole number then. */
    private static final double WHOLE = 1e-6;

    /** A factor that was fitted may be any number that is as close to it. */
    static final double CLOSE = 1e-3;

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        ScaledGradient factor = new ScaledGradient(situation, scope);
        double fitted = factor.fitted();
        return !Double.isFinite(fitted) || fitted == 0
                ? Stream.empty()
                : FactorMeaning.constants(fitted, CLOSE, 0, number -> remedy(number) + wayOut(factor, number))
                        .map(meaning -> factor.explanation(meaning, ""));
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
