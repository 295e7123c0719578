package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.report.MeasuredBlock;

/**
 * A gradient whose deviations are all a small part of the values: the exact gradient of an approximate cost, or a gradient
 * that was rounded on the way.
 *
 * <p>It predicts no digits of the deviations, so every hypothesis that does so is preferred. Factors and offsets of this
 * size are no bugs of their own: any smooth error of the cost looks like one in a block of a few entries.
 */
public final class Approximate implements Hypothesis {

    /** The largest part of the values that counts as small. Specified; wrong formulas seldom come so close. */
    static final double SMALL = 1e-4;

    private static final String REASON = "if the cost is approximate (a solver, a table, an integrator, a difference"
            + " quotient), or the gradient is rounded on the way (to float), declare ";

    /** Returns whether a factor changes values by a small part only, which no bug is named after. */
    public static boolean isNextToOne(double factor) {
        return Math.abs(factor - 1) < SMALL;
    }

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Deviations> small = new ArrayList<>();
        for (int block : situation.wrongBlocks()) {
            Deviations deviations = Deviations.of(situation, block);
            if (deviations.areSmall()) {
                small.add(deviations);
            }
        }
        return small.isEmpty() ? Stream.empty() : Stream.of(explanation(situation, small));
    }

    private static Explanation explanation(DiagnosisState situation, List<Deviations> small) {
        List<Integer> numbers = small.stream().map(Deviations::block).toList();
        Scope scope = new Scope(numbers, numbers, BlockNames.of(situation.blocks(), numbers));
        DiagnosisState after = situation.with(scope.only((block, right) -> PredictedBlock.of(
                right.of(block).size(),
                i -> right.of(block).value(i),
                i -> situation.matches(block, i)
                        ? right.of(block).error(i)
                        : Math.abs(
                                situation.analytic(block, i) - right.of(block).value(i)))));
        return new Explanation(
                Cause.APPROXIMATE,
                scope.where(),
                0,
                0,
                after,
                () -> new DeviationText(small).toString(),
                remedy(situation, numbers));
    }

    private static String remedy(DiagnosisState situation, List<Integer> numbers) {
        List<MeasuredBlock> blocks = situation.blocks();
        boolean areAllThatIsWrong = blocks.stream()
                .filter(block -> block.wrongEntries() > 0)
                .allMatch(block -> numbers.contains(blocks.indexOf(block)));
        List<MeasuredBlock> compared = areAllThatIsWrong
                ? Stream.concat(blocks.stream(), situation.gradient().earlier().stream())
                        .toList()
                : numbers.stream().map(blocks::get).toList();
        return REASON + PassingTolerance.of(compared) + "; else look for a constant with too few digits";
    }
}
