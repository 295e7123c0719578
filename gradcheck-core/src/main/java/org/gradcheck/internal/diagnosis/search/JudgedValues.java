package org.gradcheck.internal.diagnosis.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Measured values of a block with the verdicts of its entries, and its analytic values as a whole, which are known even where only a
 * sample was measured.
 */
public final class JudgedValues {

    /** Error bars within which an entry agrees; as the judge of entries has it. */
    private static final double AGREES = 10;

    /** Error bars that a value must have to be known without a verdict: a gross error would then be wrong. */
    private static final double KNOWN = 30;

    /** Part of the right entries that counts as most of them. Chosen: a few are close to zero in any gradient. */
    private static final double MOST = 0.75;

    private final MeasuredBlock measured;
    private final List<EntryVerdict> verdicts;
    private final Optional<BlockReport> report;
    private final @Nullable IntToDoubleFunction analytic;
    private double typicalDeviation = Double.NaN;

    private JudgedValues(
            MeasuredBlock measured,
            List<EntryVerdict> verdicts,
            Optional<BlockReport> report,
            @Nullable IntToDoubleFunction analytic) {
        this.measured = measured;
        this.verdicts = verdicts;
        this.report = report;
        this.analytic = analytic;
    }

    /** Returns values whose verdicts follow from their error bars. */
    public static JudgedValues of(MeasuredBlock measured) {
        return new JudgedValues(measured, List.of(), Optional.empty(), null);
    }

    /** Returns values with the verdicts of the measured entries, and the report of the whole block. */
    public static JudgedValues of(MeasuredBlock measured, EntryVerdicts verdicts, BlockReport report) {
        return new JudgedValues(measured, verdicts.verdicts(), Optional.of(report), null);
    }

    /**
     * Returns the same values with the whole analytic side.
     *
     * @param whole the analytic value of each entry of the block, by its number
     */
    public JudgedValues withAnalytic(IntToDoubleFunction whole) {
        return new JudgedValues(measured, verdicts, report, whole);
    }

    public MeasuredBlock measured() {
        return measured;
    }

    public Standing standing(int i) {
        if (measured.isWrong(i)) {
            return Standing.WRONG;
        }
        boolean isZero = measured.analytic(i) == 0 && Math.abs(measured.numeric(i)) <= AGREES * measured.error(i);
        if (verdicts.isEmpty()) {
            return isZero ? Standing.ABSENT : isKnown(i) ? Standing.RIGHT : Standing.OPEN;
        }
        return switch (verdicts.get(i)) {
            case AGREES, AT_A_KINK -> isZero ? Standing.ABSENT : wouldShowWrong(i) ? Standing.RIGHT : Standing.OPEN;
            case UNEXERCISED, FIXED -> Standing.ABSENT;
            case TOO_SMALL, UNRESOLVED -> Standing.OPEN;
            case DISAGREES -> Standing.WRONG;
        };
    }

    /** Returns whether an entry would not have agreed if it deviated by as much as the wrong ones do. */
    private boolean wouldShowWrong(int i) {
        return !measured.isKnown(i) || AGREES * measured.error(i) <= typicalDeviation() * size(i);
    }

    /** Returns the median deviation of the wrong entries, as a part of their sizes; infinite if there are none. */
    private double typicalDeviation() {
        if (Double.isNaN(typicalDeviation)) {
            double[] deviations = new double[measured.size()];
            int wrong = 0;
            for (int i = 0; i < deviations.length; i++) {
                if (measured.isWrong(i) && measured.isKnown(i)) {
                    deviations[wrong++] = Math.abs(measured.analytic(i) - measured.numeric(i)) / size(i);
                }
            }
            Arrays.sort(deviations, 0, wrong);
            typicalDeviation = wrong == 0 ? Double.POSITIVE_INFINITY : deviations[wrong / 2];
        }
        return typicalDeviation;
    }

    private double size(int i) {
        return Math.max(Math.abs(measured.analytic(i)), Math.abs(measured.numeric(i)));
    }

    private boolean isKnown(int i) {
        return measured.isKnown(i) && KNOWN * measured.error(i) < Math.abs(measured.numeric(i));
    }

    /** Returns the number of measured entries of a standing. */
    public int count(Standing standing) {
        int count = 0;
        for (int i = 0; i < measured.size(); i++) {
            count += standing(i) == standing ? 1 : 0;
        }
        return count;
    }

    /** Returns whether the block agrees. */
    public boolean agrees() {
        return report.isPresent()
                ? report.get().verdict() == Verdict.AGREES
                : count(Standing.WRONG) == 0 && count(Standing.RIGHT) > 0;
    }

    /** Returns whether entries that were not measured one by one were found right together. */
    public boolean isRightElsewhere() {
        return report.isPresent() && foundRight() > 0;
    }

    /** Returns whether all entries that were not measured one by one were found right together, or cannot be wrong. */
    public boolean isRightThroughoutElsewhere() {
        if (report.isEmpty()) {
            return measured.isComplete() || measured.hasFewEntries();
        }
        int left = measured.shape().entries() - measured.size();
        int absent = report.get().count(EntryVerdict.FIXED) + report.get().count(EntryVerdict.UNEXERCISED);
        for (EntryVerdict verdict : verdicts) {
            absent -= verdict == EntryVerdict.FIXED || verdict == EntryVerdict.UNEXERCISED ? 1 : 0;
        }
        return foundRight() + absent >= left;
    }

    private int foundRight() {
        int right = report.isPresent() ? report.get().count(EntryVerdict.AGREES) : 0;
        for (EntryVerdict verdict : verdicts) {
            right -= verdict == EntryVerdict.AGREES ? 1 : 0;
        }
        return right;
    }

    /** Returns whether the analytic values of all entries are known. */
    public boolean hasWholeAnalytic() {
        return analytic != null || measured.isComplete();
    }

    /** Returns the analytic value of an entry of the block, if {@link #hasWholeAnalytic}. */
    public double analyticOf(int entry) {
        return analytic == null ? measured.analytic(entry) : analytic.applyAsDouble(entry);
    }

    /** Returns whether the analytic values of all entries are zero; of those that were measured, if it has no report. */
    public boolean isUnfilled() {
        if (!hasWholeAnalytic() && report.isPresent()) {
            return false;
        }
        for (int i = 0; i < measured.size(); i++) {
            if (measured.analytic(i) != 0) {
                return false;
            }
        }
        for (int entry = 0; hasWholeAnalytic() && entry < measured.shape().entries(); entry++) {
            if (analyticOf(entry) != 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether most of the right entries would have been wrong if they deviated by a part of their values: whether they are known
     * that well.
     */
    public boolean wouldShow(double part) {
        int right = 0;
        int shown = 0;
        for (int i = 0; i < measured.size(); i++) {
            if (standing(i) == Standing.RIGHT) {
                right++;
                shown += KNOWN * measured.error(i) < part * Math.abs(measured.numeric(i)) ? 1 : 0;
            }
        }
        boolean isSensitive = measured.isComplete()
                || report.isEmpty()
                || report.get().sensitivity().orElse(1) < part;
        return isSensitive && shown >= MOST * right;
    }
}
