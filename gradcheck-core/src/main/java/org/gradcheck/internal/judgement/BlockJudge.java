package org.gradcheck.internal.judgement;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.differentiation.ReferenceDerivatives;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Verdict of a block whose entries were examined one by one.
 *
 * <p>The block disagrees if any entry does. It is unresolved if no entry could be compared, or if the largest
 * derivative is among the unresolved ones, or if a well known entry is neither right nor wrong, or if the entries that are
 * too small to tell are a large part of it. It is vacuous if all entries are unexercised. The cost is not evaluated.
 */
public final class BlockJudge implements MeasuredEntries {

    /**
     * Largest part of a block of the entries that are too small to tell, by the Euclidean norm. Chosen: errors in them
     * change an update of the parameters by a third of it at most.
     */
    public static final double LARGEST_PART_TOO_SMALL = 0.3;

    /** Part of a numeric value that an error bar need not show. Chosen: that of a difference quotient in double precision. */
    private static final double LEAST_PART = 1e-3;

    private final ExaminedBlock examined;
    private final double[] analytic;
    private final Derivative[] numeric;
    private final EntryVerdict[] verdicts;
    private final Map<EntryVerdict, Integer> counts;

    public BlockJudge(ExaminedBlock examined) {
        this.examined = examined;
        this.analytic = examined.analytic();
        this.numeric = examined.numeric();
        boolean isZero = examined.isZeroBySymmetry();
        this.verdicts = new EntryVerdict[analytic.length];
        for (int i = 0; i < verdicts.length; i++) {
            EntryVerdict verdict = examined.verdict(i);
            verdicts[i] = isZero && verdict != EntryVerdict.FIXED ? EntryVerdict.AGREES : verdict;
        }
        leaveLargerEntriesOpen();
        this.counts = counts(verdicts);
    }

    private BlockJudge(ExaminedBlock examined, EntryVerdict[] verdicts, Map<EntryVerdict, Integer> counts) {
        this.examined = examined;
        this.analytic = examined.analytic();
        this.numeric = examined.numeric();
        this.verdicts = verdicts;
        this.counts = counts;
    }

    /** Leaves stationary entries open that may be larger than those that are called right: zero beside the curvature of the cost is not small then. */
    private void leaveLargerEntriesOpen() {
        double right = Math.max(largest(EntryVerdict.AGREES), largest(EntryVerdict.AT_A_KINK));
        for (int i = 0; i < verdicts.length; i++) {
            if (right > 0 && verdicts[i] == EntryVerdict.UNEXERCISED && possibleChange(i) > right) {
                verdicts[i] = EntryVerdict.UNRESOLVED;
            }
        }
    }

    ExaminedBlock examined() {
        return examined;
    }

    /** Returns the same verdicts with the reason why the block is unresolved. */
    BlockJudge because(String reason) {
        return new BlockJudge(examined.because(reason), verdicts, counts);
    }

    /**
     * Returns the open entry that explains best why the block is unresolved: one that is neither right nor wrong, else one
     * without a numeric value, else the largest of those that are too small to tell. Empty unless the block is unresolved.
     */
    Optional<Integer> hardest() {
        if (verdict() != Verdict.UNRESOLVED) {
            return Optional.empty();
        }
        Optional<Integer> unresolved = entries(EntryVerdict.UNRESOLVED).boxed().max(comparing(this::obstacle));
        return unresolved.isPresent()
                ? unresolved
                : entries(EntryVerdict.TOO_SMALL).boxed().max(comparing(this::change));
    }

    @Override
    public JudgedBlock judge() {
        ParameterBlock block = examined.block();
        return new JudgedBlock(
                new BlockReport(block.name(), block.shape(), verdict(), counts, sensitivity(), worst(), remark()),
                mismatches(),
                measured(),
                new EntryVerdicts(block.name(), Arrays.asList(verdicts)),
                examined.response() == CostResponse.NONE);
    }

    private List<Discrepancy> mismatches() {
        List<Discrepancy> mismatches = new ArrayList<>();
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == EntryVerdict.DISAGREES) {
                mismatches.add(discrepancy(i));
            }
        }
        return List.copyOf(mismatches);
    }

    /** The largest of all entries that agree or are at a kink. Zeros, and entries below an absolute tolerance, have no relative error. */
    private OptionalDouble sensitivity() {
        double largest = Double.NaN;
        for (int i = 0; i < verdicts.length; i++) {
            if (verdicts[i] == EntryVerdict.AGREES || verdicts[i] == EntryVerdict.AT_A_KINK) {
                double relative = examined.entryJudge().sensitivity(analytic[i], numeric[i], examined.scaleOf(i));
                largest = relative < 1 && !(relative <= largest) ? relative : largest;
            }
        }
        return Double.isNaN(largest) ? OptionalDouble.empty() : OptionalDouble.of(largest);
    }

    private MeasuredBlock measured() {
        BitSet wrong = new BitSet();
        int[] entries = new int[numeric.length];
        double[] slopes = new double[numeric.length];
        double[] errors = new double[numeric.length];
        for (int i = 0; i < numeric.length; i++) {
            wrong.set(i, verdicts[i] == EntryVerdict.DISAGREES);
            entries[i] = i;
            slopes[i] = numeric[i].value();
            errors[i] = error(i, numeric[i].width());
            if (wrong.get(i) && !Double.isFinite(analytic[i]) && Double.isNaN(slopes[i])) {
                // it was not measured: the diagnosis counts it, and any finite value is within this error bar
                slopes[i] = 0;
                errors[i] = Double.MAX_VALUE;
            }
        }
        return MeasuredBlock.of(
                examined.block(),
                entries,
                analytic,
                slopes,
                errors,
                wrong,
                examined.entryJudge().rounding().rounding());
    }

    private Verdict verdict() {
        if (counts.containsKey(EntryVerdict.DISAGREES)) {
            return Verdict.DISAGREES;
        }
        boolean compared = counts.containsKey(EntryVerdict.AGREES) || counts.containsKey(EntryVerdict.AT_A_KINK);
        if (counts.containsKey(EntryVerdict.UNRESOLVED) || counts.containsKey(EntryVerdict.TOO_SMALL)) {
            boolean isRight = compared
                    && entries().noneMatch(this::isNeitherRightNorWrong)
                    && !isDominatedByUnresolved()
                    && isMostlySeen();
            return isRight ? Verdict.AGREES : Verdict.UNRESOLVED;
        }
        boolean vacuous = counts.containsKey(EntryVerdict.UNEXERCISED) || counts.isEmpty();
        return vacuous && !compared ? Verdict.VACUOUS : Verdict.AGREES;
    }

    private int obstacle(int entry) {
        if (isNeitherRightNorWrong(entry)) {
            return 2;
        }
        return Double.isNaN(numeric[entry].value()) ? 1 : 0;
    }

    /** Returns whether an entry is well known, but its analytic value is at a distance from it that may be an error. */
    private boolean isNeitherRightNorWrong(int entry) {
        return verdicts[entry] == EntryVerdict.UNRESOLVED
                && examined.entryJudge().isResolved(analytic[entry], numeric[entry], examined.scaleOf(entry));
    }

    /**
     * Returns whether the largest derivative may be unresolved; the agreement of smaller entries does not verify the block
     * then.
     */
    private boolean isDominatedByUnresolved() {
        return hidden() > Math.max(largest(EntryVerdict.AGREES), largest(EntryVerdict.AT_A_KINK));
    }

    /**
     * Returns the largest change of the cost with an entry that is unresolved, its error bar included. An entry without any
     * difference may have any derivative.
     */
    private double hidden() {
        return entries(EntryVerdict.UNRESOLVED)
                .mapToDouble(i -> Math.max(change(i), possibleChange(i)))
                .max()
                .orElse(0);
    }

    private double possibleChange(int entry) {
        double possible = Math.abs(numeric[entry].value()) + error(entry);
        return Double.isFinite(possible) ? possible * examined.scale().sizes()[entry] : Double.POSITIVE_INFINITY;
    }

    /** Returns whether the entries that are too small to tell are a small part of the block, as vectors in units of the cost. */
    private boolean isMostlySeen() {
        double seen = Math.hypot(norm(EntryVerdict.AGREES), norm(EntryVerdict.AT_A_KINK));
        return norm(EntryVerdict.TOO_SMALL) <= LARGEST_PART_TOO_SMALL * seen;
    }

    private double norm(EntryVerdict verdict) {
        return Math.sqrt(entries(verdict)
                .mapToDouble(this::change)
                .map(change -> change * change)
                .sum());
    }

    /** Returns the largest change of the cost with an entry with a verdict. */
    private double largest(EntryVerdict verdict) {
        return entries(verdict).mapToDouble(this::change).max().orElse(0);
    }

    /** Returns the analytic or numeric derivative, whichever is larger, times the size of the parameter. */
    private double change(int entry) {
        return Math.max(Math.abs(analytic[entry]), sizeOf(numeric[entry]))
                * examined.scale().sizes()[entry];
    }

    private static double sizeOf(Derivative derivative) {
        return Double.isNaN(derivative.value()) ? 0 : Math.abs(derivative.value());
    }

    private String remark() {
        ParameterBlock block = examined.block();
        List<String> remarks = new ArrayList<>();
        if (examined.settled() > 0) {
            remarks.add(examined.settled() + " settled in "
                    + block.referenceDerivatives()
                            .map(ReferenceDerivatives::description)
                            .orElseThrow());
        }
        if (block.fixedBecause().isPresent()) {
            remarks.add(block.fixedBecause().get());
        }
        if (!note().isEmpty()) {
            remarks.add(note());
        }
        return String.join("; ", remarks);
    }

    private String note() {
        ParameterBlock block = examined.block();
        return switch (verdict()) {
            case VACUOUS ->
                block.shape().entries() == 0
                        ? "it has no entries"
                        : block.referenceDerivatives()
                                .flatMap(ReferenceDerivatives::reasonForNoEffect)
                                .orElse(examined.response().reasonForNoEffect());
            case UNRESOLVED -> examined.unresolvedReason().orElse("");
            case AGREES ->
                examined.isZeroBySymmetry()
                        ? "zero by symmetry: " + examined.response().reasonForNoEffect()
                        : "";
            default -> "";
        };
    }

    private static Map<EntryVerdict, Integer> counts(EntryVerdict[] verdicts) {
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        for (EntryVerdict verdict : EntryVerdict.values()) {
            int count = 0;
            for (EntryVerdict found : verdicts) {
                count += found == verdict ? 1 : 0;
            }
            if (count > 0) {
                counts.put(verdict, count);
            }
        }
        return counts;
    }

    private Optional<Discrepancy> worst() {
        int worst = -1;
        double most = -1;
        for (int i = 0; i < analytic.length; i++) {
            double bars = verdicts[i] == EntryVerdict.FIXED ? -1 : inErrorBars(i);
            if (bars > most) {
                most = bars;
                worst = i;
            }
        }
        return worst < 0 ? Optional.empty() : Optional.of(discrepancy(worst));
    }

    private double inErrorBars(int entry) {
        return Discrepancy.errorBarsApart(analytic[entry], numeric[entry].value(), error(entry));
    }

    private IntStream entries() {
        return IntStream.range(0, analytic.length);
    }

    private IntStream entries(EntryVerdict verdict) {
        return entries().filter(i -> verdicts[i] == verdict);
    }

    private Discrepancy discrepancy(int entry) {
        return EntryDiscrepancy.of(examined.block(), entry, analytic[entry], numeric[entry], error(entry));
    }

    /** Returns the error bar of an entry. At a kink it covers the interval between the one-sided derivatives. */
    private double error(int entry) {
        return error(entry, verdicts[entry] == EntryVerdict.AT_A_KINK ? numeric[entry].width() : 0);
    }

    /**
     * Where a verdict is open, the error bar covers all slopes that the differences allow. That of a wrong entry does so too if these reach far beyond it:
     * differences over both sides of a kink are precise, and are the slope of neither side.
     */
    private double error(int entry, double width) {
        boolean isOpen = verdicts[entry] == EntryVerdict.UNRESOLVED || verdicts[entry] == EntryVerdict.TOO_SMALL;
        double error = numeric[entry].error();
        double reach = numeric[entry].reach();
        boolean isWide = verdicts[entry] == EntryVerdict.DISAGREES
                && Double.isFinite(reach)
                && reach > ErrorBars.DISAGREEMENT * Math.max(error, LEAST_PART * Math.abs(numeric[entry].value()));
        return (isOpen || isWide ? Math.max(error, reach) : error) + width / 2;
    }
}
