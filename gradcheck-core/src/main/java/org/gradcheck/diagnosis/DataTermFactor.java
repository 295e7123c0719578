package org.gradcheck.diagnosis;

import java.util.List;
import java.util.stream.Stream;

/** A factor on all but the weight decay, of a cost of which nothing is known but its values. */
final class DataTermFactor implements Hypothesis {

    /** Less than this part of the data is none of it: then the gradient is a multiple of the parameters, and no more. */
    private static final double NOTHING = 1e-6;

    @Override
    public Stream<Explanation> explanations(Situation situation) {
        return situation.simulation().isPresent()
                ? Stream.empty()
                : Scope.of(situation).stream().flatMap(scope -> explanations(situation, scope));
    }

    /**
     * {@code c (n - lambda w) + lambda w}: a combination of {@code n} and {@code w}, by least squares. Where all parameters
     * are the same, what looks like weight decay may be any number.
     */
    private static Stream<Explanation> explanations(Situation situation, Scope scope) {
        List<Scope.Entry> entries = scope.entries(situation).toList();
        if (entries.stream().mapToDouble(Scope.Entry::parameter).distinct().count() < 2) {
            return Stream.empty();
        }
        double[] a = Fit.inErrorBars(entries, Scope.Entry::analytic);
        double[] n = Fit.inErrorBars(entries, Scope.Entry::expected);
        double[] w = Fit.inErrorBars(entries, Scope.Entry::parameter);
        double ofData = Math.max(Fit.largest(a), Fit.largest(n));
        double ofParameters = Fit.largest(w);
        double nn = 0;
        double nw = 0;
        double ww = 0;
        double an = 0;
        double aw = 0;
        for (int i = 0; i < a.length; i++) {
            double analytic = a[i] / ofData;
            double numeric = n[i] / ofData;
            double parameter = w[i] / ofParameters;
            nn += numeric * numeric;
            nw += numeric * parameter;
            ww += parameter * parameter;
            an += analytic * numeric;
            aw += analytic * parameter;
        }
        double determinant = nn * ww - nw * nw;
        double factor = (an * ww - aw * nw) / determinant;
        double lambda = (aw * nn - an * nw) / determinant / (1 - factor) * (ofData / ofParameters);
        if (!Double.isFinite(factor) || !Double.isFinite(lambda) || lambda <= 0 || Math.abs(factor) < NOTHING) {
            return Stream.empty();
        }
        double examples = situation.examples().orElse(1);
        boolean isSum = examples > 1 && Math.abs(factor / examples - 1) < 1e-3;
        boolean isMean = examples > 1 && Math.abs(factor * examples - 1) < 1e-3;
        double exact = isSum ? examples : isMean ? 1 / examples : factor;
        Situation after = situation.with(scope.only((block, right) -> right.of(block)
                .times(i -> exact)
                .plus(i -> (1 - exact) * lambda * situation.blocks().get(block).parameter(i))));
        return Stream.of(new Explanation(
                isSum ? Cause.SUM_INSTEAD_OF_MEAN : isMean ? Cause.MEAN_INSTEAD_OF_SUM : Cause.CONSTANT_FACTOR,
                scope.where(),
                isSum || isMean ? 1 : 2,
                1,
                after,
                () -> "analytic = " + Figures.of(exact) + " x numeric in "
                        + Figures.entries(
                                scope.explainedEntries(situation, after).count()) + ", but for a weight decay of "
                        + Figures.of(lambda) + " that is right",
                isSum
                        ? "divide the accumulated gradient by the number of examples"
                        : "divide all but the weight decay by " + Figures.of(exact)));
    }
}
