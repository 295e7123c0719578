package org.gradcheck.internal.diagnosis.pattern;

import java.util.Arrays;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.ExplainedEntries;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.FittedValues;
import org.gradcheck.internal.diagnosis.search.LeastSquares;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** A gradient that is a multiple of the parameters, though the cost is no sum of their squares: only its weight decay is left. */
public final class DataTermLost implements ScopedHypothesis {

    public static final String REMEDY =
            "add the derivative of the data term: the weight decay has overwritten it, or it was never added";

    /** Fewest entries. Two are a multiple by coincidence if they are fitted to a few digits. */
    private static final int FEWEST = 3;

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        FittedValues values = scope.values(situation);
        if (values.size() < FEWEST || situation.simulation().isPresent()) {
            return Stream.empty();
        }
        double[] ones = new double[values.size()];
        Arrays.fill(ones, 1);
        double multiple = LeastSquares.multiple(values.analytic(), values.parameters(), ones);
        if (values.areMultiplesOfParameters()) {
            return Stream.empty();
        }
        boolean isDecay = Double.isFinite(multiple) && multiple != 0 && hasSeveralSizes(values.parameters());
        return isDecay ? Stream.of(explanation(situation, scope, multiple)) : Stream.empty();
    }

    /** Returns whether the parameters are not all of one size. */
    public static boolean hasSeveralSizes(double... parameters) {
        for (double parameter : parameters) {
            if (Math.abs(parameter) != Math.abs(parameters[0])) {
                return true;
            }
        }
        return false;
    }

    private static Explanation explanation(DiagnosisState situation, Scope scope, double multiple) {
        DiagnosisState after = situation.with(scope.only((block, right) -> {
            double[] parameters = situation.parameters(block);
            return PredictedBlock.of(
                    parameters.length,
                    i -> multiple * parameters[i],
                    i -> right.of(block).error(i) == Double.POSITIVE_INFINITY ? Double.POSITIVE_INFINITY : 0);
        }));
        return new Explanation(
                Cause.DATA_TERM_LOST,
                scope.where(),
                1,
                0,
                after,
                () -> "analytic = " + NumberText.of(multiple) + " x the parameter in "
                        + new ExplainedEntries(situation, scope, after) + ", the numeric values are not",
                REMEDY);
    }
}
