package org.gradcheck.internal.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.internal.text.RoundedUp;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Verdicts of all blocks from the means over samples. The analytic value of an entry is the mean of the gradient, the numeric one that of
 * the slope, and the error bar is half the width of the 99 % confidence interval of their difference.
 */
final class SampledVerdicts {

    /** Quantile of the normal distribution for an interval of 99 %. */
    private static final double INTERVAL = 2.575829303548901;

    /** Error bars of a diagnosis in standard errors: ten of them, within which values are the same, are four standard errors. */
    private static final double OF_DIAGNOSIS = 0.4;

    /** Largest number of samples that a report asks for. Chosen: at two evaluations each, of a microsecond, they take 23 days. */
    private static final double MOST_USEFUL = 1e12;

    private final List<ParameterBlock> blocks;
    private final SequentialTest.Found found;
    private final SampledMeans shown;
    private final SampledBlocks sampled;
    private final BitSet unmoved;

    /** @param unmoved the blocks whose gradient is always zero and that never change the cost */
    SampledVerdicts(List<ParameterBlock> blocks, SequentialTest.Found found, BitSet unmoved) {
        this.blocks = blocks;
        this.found = found;
        this.shown = found.means();
        this.sampled = new SampledBlocks(shown, found.rates(), found.spent());
        this.unmoved = unmoved;
    }

    List<JudgedBlock> judge() {
        List<JudgedBlock> judged = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            judged.add(judge(b));
        }
        return List.copyOf(judged);
    }

    /** Returns the measured values with the error bars of a diagnosis. */
    List<MeasuredBlock> forDiagnosis(List<JudgedBlock> judged) {
        List<MeasuredBlock> measured = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            measured.add(measured(b, OF_DIAGNOSIS, wrong(judged.get(b).measured())));
        }
        return measured;
    }

    /** Returns what the means show of wrong blocks. */
    SampledCauses causes(List<JudgedBlock> judged, OptionalInt examples) {
        return new SampledCauses(shown, judged, examples);
    }

    private static BitSet wrong(MeasuredBlock measured) {
        BitSet wrong = new BitSet();
        for (int i = 0; i < measured.size(); i++) {
            wrong.set(i, measured.isWrong(i));
        }
        return wrong;
    }

    private JudgedBlock judge(int b) {
        ParameterBlock block = blocks.get(b);
        Verdict verdict = verdict(b);
        int from = shown.parameters().from(b);
        int entries = shown.parameters().to(b) - from;
        EntryVerdict[] verdicts = new EntryVerdict[entries];
        BitSet wrong = new BitSet();
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        for (int i = 0; i < entries; i++) {
            verdicts[i] = verdict(b, from + i, verdict);
            wrong.set(i, verdicts[i] == EntryVerdict.DISAGREES);
            counts.merge(verdicts[i], 1, Integer::sum);
        }
        MeasuredBlock measured = measured(b, INTERVAL, wrong);
        List<Discrepancy> mismatches = new ArrayList<>();
        Optional<Discrepancy> worst = Optional.empty();
        for (int i = 0; i < entries; i++) {
            Discrepancy discrepancy = new Discrepancy(
                    block.nameOf(i),
                    block.name(),
                    block.shape(),
                    i,
                    measured.analytic(i),
                    measured.numeric(i),
                    measured.error(i));
            if (wrong.get(i)) {
                mismatches.add(discrepancy);
            }
            boolean isWorse =
                    worst.isEmpty() || discrepancy.inErrorBars() > worst.get().inErrorBars();
            worst = verdicts[i] != EntryVerdict.FIXED && isWorse ? Optional.of(discrepancy) : worst;
        }
        double part = sampled.bound(b).part();
        OptionalDouble sensitivity =
                verdict == Verdict.AGREES && part < 1 ? OptionalDouble.of(part) : OptionalDouble.empty();
        BlockReport report =
                new BlockReport(block.name(), block.shape(), verdict, counts, sensitivity, worst, note(b, verdict));
        return new JudgedBlock(
                report, mismatches, measured, new EntryVerdicts(block.name(), Arrays.asList(verdicts)), false);
    }

    private Verdict verdict(int b) {
        if (found.isRejected(b)) {
            return found.isConfirmed() ? Verdict.DISAGREES : Verdict.UNRESOLVED;
        }
        if (unmoved.get(b)) {
            return Verdict.VACUOUS;
        }
        return areEnough() && sampled.isRight(b, Prospects.LARGEST_HIDDEN) ? Verdict.AGREES : Verdict.UNRESOLVED;
    }

    /** Returns whether a limit of the evaluations has left enough samples for a right gradient. */
    private boolean areEnough() {
        return shown.count() >= SequentialTest.FEWEST_OF_RIGHT;
    }

    private EntryVerdict verdict(int b, int number, Verdict ofBlock) {
        if (shown.parameters().isFixed(number)) {
            return EntryVerdict.FIXED;
        }
        if (ofBlock == Verdict.VACUOUS) {
            return EntryVerdict.UNEXERCISED;
        }
        if (shown.parameters().moving(b) == 1) {
            return switch (ofBlock) { // the only entry is the block
                case AGREES -> EntryVerdict.AGREES;
                case DISAGREES -> EntryVerdict.DISAGREES;
                default -> EntryVerdict.UNRESOLVED;
            };
        }
        double needed = found.rates().needed(2L * shown.parameters().size());
        if (ofBlock == Verdict.DISAGREES && !isLeakage(number) && evidence(number) >= needed) {
            return EntryVerdict.DISAGREES;
        }
        boolean isKnown = areEnough() && new SampledEntries(shown, found.rates()).isTold(number);
        boolean isZero = ofBlock == Verdict.AGREES && sampled.isZero(b);
        return isKnown || isZero
                ? EntryVerdict.AGREES
                : ofBlock == Verdict.UNRESOLVED ? EntryVerdict.UNRESOLVED : EntryVerdict.TOO_SMALL;
    }

    private double evidence(int number) {
        return shown.entry(number).evidence(CommonRounding.of(shown) + Tolerated.ofEntry(shown, number));
    }

    /**
     * Returns whether the deviation of an entry may come from a wrong one, whose bias varies along the segment with both parameters: it
     * is smaller by the square of the part of the scales.
     */
    private boolean isLeakage(int number) {
        double largest = 0;
        for (int i = 0; i < shown.parameters().size(); i++) {
            largest = Math.max(largest, Math.abs(shown.missing().mean(i)));
        }
        double part = shown.parameters().scale(number) == 0
                ? 0
                : shown.segment().reach()[number] / shown.parameters().scale(number);
        return Math.abs(shown.missing().mean(number)) < part * part * largest;
    }

    private MeasuredBlock measured(int b, double standardErrors, BitSet wrong) {
        int from = shown.parameters().from(b);
        int entries = shown.parameters().to(b) - from;
        int[] numbers = new int[entries];
        double[] analytic = new double[entries];
        double[] numeric = new double[entries];
        double[] errors = new double[entries];
        for (int i = 0; i < entries; i++) {
            double scale = shown.parameters().scale(from + i);
            numbers[i] = i;
            analytic[i] = scale == 0 ? 0 : shown.gradient().mean(from + i) / scale;
            numeric[i] = scale == 0 ? Double.NaN : analytic[i] + shown.missing().mean(from + i) / scale;
            double error = shown.missing().standardError(from + i) + CommonRounding.of(shown);
            errors[i] = scale == 0 ? Double.POSITIVE_INFINITY : standardErrors * error / scale;
        }
        return MeasuredBlock.of(blocks.get(b), numbers, analytic, numeric, errors, wrong, new Rounding(0, 0));
    }

    private String note(int b, Verdict verdict) {
        return switch (verdict) {
            case VACUOUS -> "the cost does not depend on this block here";
            case AGREES -> ofRight(b);
            case UNRESOLVED -> reason(b);
            default -> "means of " + shown.count() + " samples, +- of their difference";
        };
    }

    private String ofRight(int b) {
        if (sampled.isZero(b)) {
            return "zero to within " + RoundedUp.of(sampled.bound(b).bias() / sampled.leastNorm())
                    + " of the whole gradient";
        }
        return sampled.isGradientHeavy(b)
                ? "a few samples make up the variance of the gradient, which may be infinite"
                : "";
    }

    private String reason(int b) {
        if (found.isRejected(b) && found.isFarther()) {
            return "they differ farther from the point, where parameters may have left their domain; declare its bounds";
        }
        if (found.isRejected(b)) {
            return "they differ, but rare samples could still change that; allow more samples";
        }
        if (!areEnough()) {
            return shown.count() + " samples are too few; a right gradient takes " + SequentialTest.FEWEST_OF_RIGHT
                    + " or more";
        }
        double norm = sampled.isZero(b) ? sampled.leastNorm() : sampled.bound(b).leastNorm();
        if (norm == 0) {
            return "the mean gradient does not differ from zero as far as the samples tell; check where it does";
        }
        double hidden = sampled.bound(b).bias() / norm;
        if (sampled.bound(b).isHeavy()) {
            return "a few samples make up the variance, which may be infinite, so no mean is known";
        }
        double samples = found.samples() * hidden * hidden / Prospects.LARGEST_HIDDEN / Prospects.LARGEST_HIDDEN;
        if (!(samples < MOST_USEFUL)) {
            return "a bias of " + RoundedUp.of(hidden)
                    + " of the block could be hidden, and no number of samples would tell; declare scales or bounds near which the"
                    + " cost varies less";
        }
        return "a bias of " + RoundedUp.of(hidden) + " of the block could be hidden; about " + magnitude(samples)
                + " samples would tell";
    }

    /** Returns the next power of ten, such as {@code 1,000,000}. */
    private static String magnitude(double number) {
        return String.format(Locale.ROOT, "%,.0f", Math.pow(10, Math.ceil(Math.log10(number))));
    }
}
