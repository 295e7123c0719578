package org.gradcheck.internal.diagnosis.pattern;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.internal.diagnosis.search.DiagnosisState;
import org.gradcheck.internal.diagnosis.search.Explanation;
import org.gradcheck.internal.diagnosis.search.GradientChange;
import org.gradcheck.internal.diagnosis.search.Hypothesis;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.internal.diagnosis.search.PredictedBlock;
import org.gradcheck.internal.diagnosis.search.Scope;
import org.gradcheck.internal.text.ListedNames;
import org.gradcheck.report.MeasuredBlock;

/** A few wrong entries among right ones: an index, a special case, a typing error. */
public final class IsolatedEntries implements Hypothesis {

    /** The largest part of a block that counts as a few entries. Above a tenth a pattern is more likely than a slip. */
    private static final double FEW = 0.1;

    /** The relative spread below which ratios are the same; finite differences have an error below it as a rule. */
    private static final double SAME = 1e-4;

    @Override
    public Stream<Explanation> explanations(DiagnosisState situation) {
        List<Explanation> all = new ArrayList<>();
        for (Scope scope : Scope.of(situation)) {
            if (scope.changed().size() == 1) {
                all.addAll(explanations(situation, scope.changed().get(0)).toList());
            }
        }
        return all.stream();
    }

    private static Stream<Explanation> explanations(DiagnosisState situation, int block) {
        MeasuredBlock measured = situation.blocks().get(block);
        int[] wrong = situation.wrongEntries(block);
        boolean few = wrong.length <= Math.max(1, FEW * measured.size()) && wrong.length < measured.size();
        if (!(measured.isComplete() && few) && !measured.hasFewEntries()) {
            return Stream.empty();
        }
        GradientChange unknown = (number, right) -> number == block
                ? PredictedBlock.of(
                        measured.size(),
                        i -> right.of(block).value(i),
                        i -> situation.matches(block, i) ? right.of(block).error(i) : Double.POSITIVE_INFINITY)
                : right.of(number);
        return Stream.of(new Explanation(
                Cause.ISOLATED_ENTRIES,
                measured.name(),
                0,
                0,
                situation.with(unknown),
                () -> wrong.length + " of " + measured.shape().entries() + " entries wrong, the others right: "
                        + subscripts(measured, wrong)
                        + (wrong.length > ListedNames.MOST ? " and others" : "")
                        + ratio(situation, block, wrong),
                "look at what is special about these entries: an index, a boundary, a branch"));
    }

    private static String subscripts(MeasuredBlock measured, int... wrong) {
        StringBuilder subscripts = new StringBuilder();
        for (int k = 0; k < Math.min(wrong.length, ListedNames.MOST); k++) {
            subscripts.append(k == 0 ? "" : ", ").append(measured.subscript(wrong[k]));
        }
        return subscripts.toString();
    }

    /** Describes the ratio of analytic to numeric values, if it is the same for all wrong entries. */
    private static String ratio(DiagnosisState situation, int block, int[] wrong) {
        DoubleSummaryStatistics ratios = new DoubleSummaryStatistics();
        for (int i : wrong) {
            ratios.accept(
                    situation.analytic(block, i) / situation.expected(block).value(i));
        }
        boolean alike = ratios.getMax() - ratios.getMin() < SAME * Math.abs(ratios.getMax());
        return alike && Double.isFinite(ratios.getMax())
                ? "; analytic = " + NumberText.of(ratios.getAverage()) + " x numeric there"
                : "";
    }
}
