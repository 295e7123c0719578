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
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;

/** The same number added to each entry. */
public final class ConstantOffset implements ScopedHypothesis {

    public static final String REMEDY = "look for a term that is added to each entry and does not depend on it";

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        FittedValues values = scope.values(situation);
        double offset = LeastSquares.multiple(values.analyticLess(1), repeated(1, values.size()), values.errors());
        return Double.isFinite(offset) && Math.abs(offset) > Approximate.SMALL * values.largestExpected()
                ? Stream.of(explanation(situation, scope, offset))
                : Stream.empty();
    }

    private static Explanation explanation(DiagnosisState situation, Scope scope, double offset) {
        DiagnosisState after = situation.with(scope.only((block, right) ->
                right.of(block).plus(repeated(offset, right.of(block).size()))));
        return new Explanation(
                Cause.CONSTANT_OFFSET,
                scope.where(),
                1,
                0,
                after,
                () -> "analytic - numeric = " + NumberText.of(offset) + " in "
                        + new ExplainedEntries(situation, scope, after),
                REMEDY);
    }

    private static double[] repeated(double value, int times) {
        double[] repeated = new double[times];
        Arrays.fill(repeated, value);
        return repeated;
    }
}
