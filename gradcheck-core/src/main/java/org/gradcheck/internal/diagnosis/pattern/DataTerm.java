package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.FittedValues;
import org.gradcheck.internal.diagnosis.search.LeastSquares;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.Scope;

/**
 * The gradient of a cost with weight decay, of which only the data term is multiplied: {@code a = c (n - lambda w) + lambda w}, and
 * {@code a = c n} in blocks without weight decay.
 *
 * @param situation the state of the diagnosis
 * @param scope the blocks that are multiplied
 * @param decayed the blocks among them that have weight decay
 */
record DataTerm(DiagnosisState situation, Scope scope, List<Integer> decayed) {

    /** The distance of the factor from 1 below which the weight decay cannot be computed: it is a quotient by 1 - c. */
    private static final double NONE = 1e-6;

    /** Binary digits for a right weight decay (1), and for weight decay in a subset of the blocks (2 more). */
    private static final double ALL = 1;

    private static final double SOME = 3;

    /**
     * Whether weight decay and data term can be separated. They cannot if all parameters are the same, or if the derivatives
     * are a multiple of the parameters.
     */
    boolean showsDecay() {
        List<Scope.Entry> entries = new ArrayList<>();
        for (Scope.Entry entry : scope.entries(situation)) {
            if (decayed.contains(entry.block())) {
                entries.add(entry);
            }
        }
        FittedValues values = FittedValues.of(entries);
        return haveSeveralValues(values.parameters()) && !values.areMultiplesOfParameters();
    }

    private static boolean haveSeveralValues(double... parameters) {
        for (double parameter : parameters) {
            if (Double.compare(parameter, parameters[0]) != 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * The factor {@code c} of {@code a = c n + d w}, by least squares.
     *
     * @return not finite if the normal equations are singular
     */
    double factor() {
        List<Scope.Entry> entries = scope.entries(situation);
        FittedValues values = FittedValues.of(entries);
        double[] a = LeastSquares.inErrorBars(values.analytic(), values.errors());
        double[] n = LeastSquares.inErrorBars(values.expected(), values.errors());
        double[] w = LeastSquares.inErrorBars(decayedParameters(entries), values.errors());
        double largest = Math.max(LeastSquares.largest(a), LeastSquares.largest(n));
        double[] analytic = LeastSquares.divided(a, largest);
        double[] numeric = LeastSquares.divided(n, largest);
        double[] parameter = LeastSquares.divided(w, LeastSquares.largest(w));
        double nn = LeastSquares.dotProduct(numeric, numeric);
        double nw = LeastSquares.dotProduct(numeric, parameter);
        double ww = LeastSquares.dotProduct(parameter, parameter);
        double an = LeastSquares.dotProduct(analytic, numeric);
        double aw = LeastSquares.dotProduct(analytic, parameter);
        return (an * ww - aw * nw) / (nn * ww - nw * nw);
    }

    private double[] decayedParameters(List<Scope.Entry> entries) {
        double[] parameters = new double[entries.size()];
        for (int i = 0; i < parameters.length; i++) {
            Scope.Entry entry = entries.get(i);
            parameters[i] = decayed.contains(entry.block()) ? entry.parameter() : 0;
        }
        return parameters;
    }

    /** Returns the bug, if the weight decay that belongs to the factor is positive. */
    Stream<Explanation> explanations(FactorMeaning reading) {
        double factor = reading.factor();
        List<Scope.Entry> entries = scope.entries(situation);
        FittedValues values = FittedValues.of(entries);
        double lambda = LeastSquares.multiple(values.analyticLess(factor), decayedParameters(entries), values.errors())
                / (1 - factor);
        return Double.isFinite(lambda) && lambda > 0 && Math.abs(1 - factor) > NONE
                ? Stream.of(explanation(reading, lambda))
                : Stream.empty();
    }

    private Explanation explanation(FactorMeaning reading, double lambda) {
        double factor = reading.factor();
        DiagnosisState after = situation.with(scope.only(
                (block, right) -> right.of(block).times(factor).plus(decay(block, (1 - factor) * lambda))));
        return new Explanation(
                reading.cause(),
                scope.where(),
                reading.parameters(),
                reading.choice() + (hasDecayThroughout() ? ALL : SOME),
                after,
                () -> "analytic = " + NumberText.of(factor) + " x numeric in "
                        + NumberText.entries(
                                scope.explainedEntries(situation, after).size())
                        + ", but for a weight decay of " + NumberText.of(lambda) + inDecayed() + " that is right"
                        + otherwise(factor, lambda),
                reading.remedy());
    }

    private double[] decay(int block, double lambda) {
        double[] decay = situation.parameters(block);
        for (int i = 0; i < decay.length; i++) {
            decay[i] = decayed.contains(block) ? lambda * decay[i] : 0;
        }
        return decay;
    }

    /** Describes the other reading of the same values: weight decay on one side only. */
    private static String otherwise(double factor, double lambda) {
        double onOneSide = (1 - factor) * lambda;
        return factor > 0 && factor < 1
                ? ", or of " + NumberText.of(onOneSide) + " that the cost does not have"
                : ", or of " + NumberText.of(-onOneSide / factor) + " that is missing";
    }

    private boolean hasDecayThroughout() {
        return decayed.containsAll(scope.changed());
    }

    private String inDecayed() {
        return hasDecayThroughout() ? "" : " in " + BlockNames.of(situation.blocks(), decayed);
    }
}
