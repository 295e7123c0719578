package org.gradcheck.internal.diagnosis.pattern;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.diagnosis.search.ScopedHypothesis;
import org.gradcheck.report.MeasuredBlock;

/**
 * Entries that were never written: a whole gradient, or the one by the biases. Biases are a vector with an entry for each
 * row of the matrix before it, or a vector with the name of biases.
 */
public final class ZeroGradient implements ScopedHypothesis {

    static final String REMEDY = "write the gradient to the array that the check reads, not to a copy";

    /** The names of arrays of biases: {@code bias}, {@code outputBiases}, {@code intercept}, {@code b}, {@code b2}. */
    private static final Pattern BIAS = Pattern.compile("(?i:bias(es)?|intercepts?)[^a-z]*$|^b[^A-Za-z]*$");

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation, Scope scope) {
        for (int block : scope.changed()) {
            if (!situation.judged(block).isUnfilled()) {
                return Stream.empty();
            }
        }
        return Stream.of(explanation(situation, scope));
    }

    private static Explanation explanation(DiagnosisState situation, Scope scope) {
        DiagnosisState after = situation.with(scope.times(0));
        ZeroText text = new ZeroText(situation, scope.changed());
        return areBiasesWithRightWeights(situation, scope.changed())
                ? new Explanation(
                        Cause.BIAS_FORGOTTEN,
                        scope.where(),
                        0,
                        0,
                        after,
                        () -> text + "; the weights beside " + text.them() + " are right",
                        "add up the delta of each unit: it is the derivative by its bias")
                : new Explanation(Cause.NEVER_FILLED, scope.where(), 0, 0, after, text::toString, REMEDY);
    }

    private static boolean areBiasesWithRightWeights(DiagnosisState situation, List<Integer> some) {
        for (int block : some) {
            if (!isBiasWithRightWeights(situation, block)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a block is a vector of biases, and the weights before it (after it, for the first block) are right. */
    private static boolean isBiasWithRightWeights(DiagnosisState situation, int block) {
        List<MeasuredBlock> blocks = situation.blocks();
        if (blocks.size() == 1 || !isVector(blocks.get(block))) {
            return false;
        }
        MeasuredBlock weights = blocks.get(block == 0 ? 1 : block - 1);
        boolean isBias = BIAS.matcher(blocks.get(block).array()).find()
                ? !BIAS.matcher(weights.array()).find()
                : block > 0 && hasARowForEachEntryOf(blocks.get(block), weights);
        return isBias && weights.wrongEntries() == 0;
    }

    private static boolean isVector(MeasuredBlock block) {
        return block.shape().sizes().size() < 2;
    }

    private static boolean hasARowForEachEntryOf(MeasuredBlock vector, MeasuredBlock matrix) {
        List<Integer> sizes = matrix.shape().sizes();
        return sizes.size() == 2 && sizes.subList(0, 1).equals(vector.shape().sizes());
    }
}
