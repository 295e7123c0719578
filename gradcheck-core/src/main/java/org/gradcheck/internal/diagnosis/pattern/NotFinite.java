package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.GradientChange;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.report.MeasuredBlock;

/** NaN or infinity, which spreads from its origin to all values that are computed from it. */
public final class NotFinite implements Hypothesis {

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Integer> affected = new ArrayList<>();
        for (int block = 0; block < situation.blocks().size(); block++) {
            if (!situation.isFinite(block) && notFinite(situation, block).length > 0) {
                affected.add(block);
            }
        }
        if (affected.isEmpty()) {
            return Stream.empty();
        }
        int first = situation.simulation().isPresent() ? affected.get(affected.size() - 1) : affected.get(0);
        MeasuredBlock block = situation.blocks().get(first);
        int[] entries = notFinite(situation, first);
        GradientChange unknown = (number, right) -> PredictedBlock.of(
                right.of(number).size(),
                i -> right.of(number).value(i),
                i -> Double.isFinite(situation.analytic(number, i))
                        ? right.of(number).error(i)
                        : Double.POSITIVE_INFINITY);
        return Stream.of(new Explanation(
                Cause.NOT_FINITE,
                block.name(),
                0,
                0,
                situation.with(unknown),
                () -> howMany(entries.length, block) + " not finite, the first is "
                        + situation.analytic(first, entries[0]) + " at "
                        + block.subscript(entries[0]),
                "look for 0/0, the logarithm of 0, an overflow of exp, or an array that was never written"));
    }

    private static String howMany(int count, MeasuredBlock block) {
        return (block.isComplete() ? "" : "at least ") + count + " of "
                + block.shape().entries() + " entries " + (count == 1 ? "is" : "are");
    }

    private static int[] notFinite(DiagnosisState situation, int block) {
        return IntStream.of(situation.wrongEntries(block))
                .filter(i -> !Double.isFinite(situation.analytic(block, i)))
                .toArray();
    }
}
