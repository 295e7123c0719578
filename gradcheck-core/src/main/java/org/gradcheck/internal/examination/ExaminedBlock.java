package org.gradcheck.internal.examination;

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
import org.gradcheck.internal.judgement.EntryJudge;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.judgement.UnresolvedReason;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.EntryVerdicts;
import org.gradcheck.report.MeasuredBlock;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.ReferenceDerivatives;

/** The analytic and the numeric gradient of one block, and what to say of them. */
public final class ExaminedBlock implements JudgedBlock {

    /** What the cost does when the entries of the block are displaced. */
    enum Response {

        /** It changes. */
        MOVES("the cost is stationary here; check at another point"),

        /** It stays the very same number when single entries are displaced, and nobody claims otherwise. */
        FLAT("the cost does not depend on it here: dead or saturated units, or inputs that are zero"),

        /** It stays the very same number when all entries are displaced far, although the gradient claims otherwise. */
        NONE("the cost does not see it");

        private final String reasonForNoEffect;

        Response(String reasonForNoEffect) {
            this.reasonForNoEffect = reasonForNoEffect;
        }

        String reasonForNoEffect() {
            return reasonForNoEffect;
        }
    }

    private final ParameterBlock block;
    private final double[] analytic;
    private final Derivative[] numeric;
    private final Response response;
    private final int settled;
    private final Rounding rounding;
    private final EntryVerdict[] verdicts;
    private final Map<EntryVerdict, Integer> counts;
    private final OptionalDouble sensitivity;
    private final Optional<String> obstacle;

    ExaminedBlock(
            ParameterBlock block,
            double[] analytic,
            Derivative[] numeric,
            EntryJudge judge,
            Response response,
            int settled) {
        this.block = block;
        this.analytic = analytic;
        this.numeric = numeric;
        this.response = response;
        this.settled = settled;
        this.rounding = judge.rounding().rounding();
        double scale = scaleOf(numeric);
        verdicts = entries()
                .mapToObj(i -> judge.judge(analytic[i], numeric[i], scale))
                .toArray(EntryVerdict[]::new);
        counts = counts(verdicts);
        sensitivity = lowerMedian(entries()
                .filter(i -> verdicts[i] == EntryVerdict.AGREES)
                .mapToDouble(i -> judge.sensitivity(analytic[i], numeric[i], scale))
                .toArray());
        obstacle = verdict() == Verdict.UNRESOLVED
                ? hardest().map(i -> new UnresolvedReason(block, judge).to(i, analytic[i], numeric[i], scale))
                : Optional.empty();
    }

    /** The unresolved entry of which the least is known. */
    private Optional<Integer> hardest() {
        return entries()
                .filter(i -> verdicts[i] == EntryVerdict.UNRESOLVED)
                .boxed()
                .max(comparing(i -> Double.isNaN(numeric[i].value()) ? 1 : 0));
    }

    @Override
    public String name() {
        return block.name();
    }

    @Override
    public boolean isBlind() {
        return response == Response.NONE;
    }

    @Override
    public List<Discrepancy> mismatches() {
        return entries()
                .filter(i -> verdicts[i] == EntryVerdict.DISAGREES)
                .mapToObj(this::discrepancy)
                .toList();
    }

    @Override
    public BlockReport report() {
        return new BlockReport(block.name(), block.shape(), verdict(), counts, sensitivity, worst(), remark());
    }

    @Override
    public MeasuredBlock measured() {
        BitSet wrong = new BitSet();
        entries().filter(i -> verdicts[i] == EntryVerdict.DISAGREES).forEach(wrong::set);
        return MeasuredBlock.of(
                block,
                entries().toArray(),
                analytic,
                Arrays.stream(numeric).mapToDouble(Derivative::value).toArray(),
                Arrays.stream(numeric)
                        .mapToDouble(derivative -> derivative.error() + derivative.width() / 2)
                        .toArray(),
                wrong,
                rounding);
    }

    @Override
    public EntryVerdicts verdicts() {
        return new EntryVerdicts(block.name(), Arrays.asList(verdicts));
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

    /** Whether the largest derivative of all could not be compared: what agrees beside it says little of the block. */
    private boolean isDominatedByUnresolved() {
        return largest(EntryVerdict.UNRESOLVED)
                > Math.max(largest(EntryVerdict.AGREES), largest(EntryVerdict.AT_A_KINK));
    }

    /** The largest derivative with a verdict, as claimed or as measured. */
    private double largest(EntryVerdict verdict) {
        return entries()
                .filter(i -> verdicts[i] == verdict)
                .mapToDouble(i -> Math.max(Math.abs(analytic[i]), sizeOf(numeric[i])))
                .max()
                .orElse(0);
    }

    private static double sizeOf(Derivative derivative) {
        return Double.isNaN(derivative.value()) ? 0 : Math.abs(derivative.value());
    }

    private String remark() {
        List<String> remarks = new ArrayList<>();
        if (settled > 0) {
            remarks.add(settled + " settled in "
                    + block.secondOracle()
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
        return switch (verdict()) {
            case VACUOUS ->
                block.shape().entries() == 0
                        ? "it has no entries"
                        : block.secondOracle()
                                .flatMap(ReferenceDerivatives::reasonForNoEffect)
                                .orElse(response.reasonForNoEffect());
            case UNRESOLVED -> obstacle.orElse("");
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

    /** What half of the entries would have shown; of an even number the lower one of the two in the middle. */
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

    /** The largest derivative that stands out of its error bar. */
    static double scaleOf(Derivative[] numeric) {
        return Arrays.stream(numeric)
                .filter(derivative -> derivative.error() < Math.abs(derivative.value()))
                .mapToDouble(derivative -> Math.abs(derivative.value()))
                .max()
                .orElse(0);
    }

    private IntStream entries() {
        return IntStream.range(0, analytic.length);
    }

    private Discrepancy discrepancy(int entry) {
        return new Discrepancy(
                block.nameOf(entry),
                block.name(),
                block.shape(),
                entry,
                analytic[entry],
                numeric[entry].value(),
                error(entry));
    }

    /** Between the slopes of a kink any value is right; from outside of them the derivative is as far as its error bar says. */
    private double error(int entry) {
        double error = numeric[entry].error();
        return verdicts[entry] == EntryVerdict.AT_A_KINK ? error + numeric[entry].width() / 2 : error;
    }
}
