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
import org.apache.commons.math3.util.KthSelector;
import org.gradcheck.internal.differentiation.Derivative;
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
 * derivative is among the unresolved ones. It is vacuous if all entries are unexercised. The cost is not evaluated.
 */
public final class BlockJudge {

    private final ExaminedBlock examined;
    private final double[] analytic;
    private final Derivative[] numeric;
    private final double scale;
    private final EntryVerdict[] verdicts;
    private final Map<EntryVerdict, Integer> counts;

    public BlockJudge(ExaminedBlock examined) {
        this.examined = examined;
        this.analytic = examined.analytic();
        this.numeric = examined.numeric();
        this.scale = ExaminedBlock.scaleOf(numeric);
        this.verdicts = entries()
                .mapToObj(i -> examined.entryJudge().judge(analytic[i], numeric[i], scale))
                .toArray(EntryVerdict[]::new);
        this.counts = counts(verdicts);
    }

    /** Returns an unresolved entry, one without any numeric value if there is one; empty unless the block is unresolved. */
    public Optional<Integer> hardest() {
        return verdict() == Verdict.UNRESOLVED
                ? entries(EntryVerdict.UNRESOLVED).boxed().max(comparing(i -> Double.isNaN(numeric[i].value()) ? 1 : 0))
                : Optional.empty();
    }

    public JudgedBlock judge() {
        ParameterBlock block = examined.block();
        return new JudgedBlock(
                new BlockReport(block.name(), block.shape(), verdict(), counts, sensitivity(), worst(), remark()),
                entries(EntryVerdict.DISAGREES).mapToObj(this::discrepancy).toList(),
                measured(),
                new EntryVerdicts(block.name(), Arrays.asList(verdicts)),
                examined.response() == CostResponse.NONE);
    }

    private OptionalDouble sensitivity() {
        return lowerMedian(entries(EntryVerdict.AGREES)
                .mapToDouble(i -> examined.entryJudge().sensitivity(analytic[i], numeric[i], scale))
                .toArray());
    }

    private MeasuredBlock measured() {
        BitSet wrong = new BitSet();
        entries(EntryVerdict.DISAGREES).forEach(wrong::set);
        return MeasuredBlock.of(
                examined.block(),
                entries().toArray(),
                analytic,
                Arrays.stream(numeric).mapToDouble(Derivative::value).toArray(),
                Arrays.stream(numeric)
                        .mapToDouble(derivative -> derivative.error() + derivative.width() / 2)
                        .toArray(),
                wrong,
                examined.entryJudge().rounding().rounding());
    }

    private Verdict verdict() {
        if (counts.containsKey(EntryVerdict.DISAGREES)) {
            return Verdict.DISAGREES;
        }
        boolean compared = counts.containsKey(EntryVerdict.AGREES) || counts.containsKey(EntryVerdict.AT_A_KINK);
        if (counts.containsKey(EntryVerdict.UNRESOLVED)) {
            return compared && !isDominatedByUnresolved() ? Verdict.AGREES : Verdict.UNRESOLVED;
        }
        boolean vacuous = counts.containsKey(EntryVerdict.UNEXERCISED) || counts.isEmpty();
        return vacuous && !compared ? Verdict.VACUOUS : Verdict.AGREES;
    }

    /**
     * Returns whether the largest derivative is unresolved; the agreement of smaller entries does not verify the block
     * then.
     */
    private boolean isDominatedByUnresolved() {
        return largest(EntryVerdict.UNRESOLVED)
                > Math.max(largest(EntryVerdict.AGREES), largest(EntryVerdict.AT_A_KINK));
    }

    /** Returns the largest value with a verdict, analytic or numeric. */
    private double largest(EntryVerdict verdict) {
        return entries(verdict)
                .mapToDouble(i -> Math.max(Math.abs(analytic[i]), sizeOf(numeric[i])))
                .max()
                .orElse(0);
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
        block.fixedBecause().ifPresent(reason -> remarks.add(reason));
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
            default -> "";
        };
    }

    private static Map<EntryVerdict, Integer> counts(EntryVerdict[] verdicts) {
        Map<EntryVerdict, Integer> counts = new EnumMap<>(EntryVerdict.class);
        for (EntryVerdict verdict : verdicts) {
            counts.merge(verdict, 1, Integer::sum);
        }
        return counts;
    }

    /** Returns the median; of an even number of values the lower one of the two in the middle. */
    private static OptionalDouble lowerMedian(double[] sensitivities) {
        return sensitivities.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(new KthSelector().select(sensitivities, null, (sensitivities.length - 1) / 2));
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
        double error = numeric[entry].error();
        return verdicts[entry] == EntryVerdict.AT_A_KINK ? error + numeric[entry].width() / 2 : error;
    }
}
