package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.description.Marks;
import org.gradcheck.internal.diagnosis.description.Region;
import org.gradcheck.internal.diagnosis.search.BlockNames;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.GradientChange;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Standing;
import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.report.MeasuredBlock;

/**
 * A few wrong entries among right ones: an index, a special case, a typing error.
 *
 * <p>The others must have been seen to be right: all of them were measured, or, if the bisection search found the wrong ones, random
 * directions agree with the rest. Entries that are zero on both sides are not counted. Entries that form a row or a diagonal are not
 * isolated.
 */
public final class IsolatedEntries implements Hypothesis {

    /** The largest part of a block that counts as a few entries. Above a tenth a pattern is more likely than a slip. */
    private static final double FEW = 0.1;

    /** The relative spread below which ratios are the same; finite differences have an error below it as a rule. */
    private static final double SAME = 1e-4;

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Integer> isolated = new ArrayList<>();
        for (int block : situation.wrongBlocks()) {
            if (areIsolated(situation, block)) {
                isolated.add(block);
            }
        }
        return isolated.isEmpty() ? Stream.empty() : Stream.of(explanation(situation, isolated));
    }

    private static boolean areIsolated(DiagnosisState situation, int block) {
        JudgedValues values = situation.judged(block);
        MeasuredBlock measured = values.measured();
        int wrong = situation.wrongEntries(block).length;
        int right = values.count(Standing.RIGHT);
        if (wrong != values.count(Standing.WRONG)
                || values.count(Standing.OPEN) > 0
                || !values.isRightThroughoutElsewhere()) {
            return false;
        }
        boolean areFew = measured.isComplete()
                ? right > 0 && wrong <= Math.max(1, FEW * (wrong + right))
                : measured.hasFewEntries();
        if (!values.wouldShow(deviation(situation, block))) {
            return false;
        }
        Optional<Region> region = wrong < 2 ? Optional.empty() : Region.of(Marks.wrong(values));
        return areFew && !(region.isPresent() && region.get().areWhole());
    }

    /** The largest deviation of a wrong entry, as a part of the entry, at most 1: the others would be as wrong by the same mistake. */
    private static double deviation(DiagnosisState situation, int block) {
        double largest = 0;
        for (int i : situation.wrongEntries(block)) {
            double expected = situation.expected(block).value(i);
            double part = Math.abs(situation.analytic(block, i) - expected)
                    / Math.max(Math.abs(expected), Math.abs(situation.analytic(block, i)));
            largest = Math.max(largest, Double.isNaN(part) ? 1 : part);
        }
        return Math.min(1, largest);
    }

    private static Explanation explanation(DiagnosisState situation, List<Integer> blocks) {
        GradientChange unknown = (number, right) -> blocks.contains(number)
                ? PredictedBlock.of(
                        right.of(number).size(),
                        i -> right.of(number).value(i),
                        i -> situation.matches(number, i) ? right.of(number).error(i) : Double.POSITIVE_INFINITY)
                : right.of(number);
        return new Explanation(
                Cause.ISOLATED_ENTRIES,
                BlockNames.of(situation.blocks(), blocks),
                0,
                0,
                situation.with(unknown),
                () -> evidence(situation, blocks),
                "look at what is special about these entries: an index, a boundary, a branch");
    }

    private static String evidence(DiagnosisState situation, List<Integer> blocks) {
        int wrong = 0;
        int absent = 0;
        int all = 0;
        List<String> names = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int block : blocks) {
            MeasuredBlock measured = situation.blocks().get(block);
            all += measured.shape().entries();
            absent += situation.judged(block).count(Standing.ABSENT);
            for (int i : situation.wrongEntries(block)) {
                wrong++;
                names.add((blocks.size() > 1 ? measured.name() : "") + measured.subscript(i));
                ratios.add(
                        situation.analytic(block, i) / situation.expected(block).value(i));
            }
        }
        int shown = Math.min(names.size(), ListedNames.MOST);
        return wrong + " of " + all + " entries wrong, "
                + (absent == 0 ? "the others right" : "the others right or zero")
                + ": " + String.join(", ", names.subList(0, shown))
                + (shown < names.size() ? " and others" : "")
                + ratio(ratios);
    }

    /** Describes the ratio of analytic to numeric values, if it is the same for all wrong entries. */
    private static String ratio(List<Double> all) {
        DoubleSummaryStatistics ratios = new DoubleSummaryStatistics();
        for (double ratio : all) {
            ratios.accept(ratio);
        }
        boolean alike = ratios.getMax() - ratios.getMin() < SAME * Math.abs(ratios.getMax())
                || ratios.getMax() == ratios.getMin();
        return alike && Double.isFinite(ratios.getMax())
                ? "; analytic = " + NumberText.of(ratios.getAverage()) + " x numeric there"
                : "";
    }
}
