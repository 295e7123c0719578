package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.gradcheck.internal.judgement.DirectionalEvidence;
import org.gradcheck.report.Verdict;

/**
 * Conclusion about a block that was tested along its claimed gradient.
 *
 * @param verdict its verdict; {@link Verdict#VACUOUS} if no entry has a claimed derivative, so that random directions must decide
 * @param isHidden whether noise or kinks hide the block as a whole
 * @param detectable the smallest deviation of the block as a whole that would have been found; empty unless it agrees
 * @param ratio the slope of the cost along the claimed gradient, as a part of the claimed slope; NaN if it is not known
 * @param error the standard deviation of the ratio
 * @param isCommonFactor whether all parts of the block have this ratio
 * @param unfilled the names of the wrong parts without any claim
 * @param isLocated whether the wrong parts were found
 * @param areUnfilledAlone whether no other part is wrong
 * @param wrong the entries that are wrong by themselves
 * @param note what was tested and found, in the words of a report
 */
public record BlockConclusion(
        Verdict verdict,
        boolean isHidden,
        OptionalDouble detectable,
        double ratio,
        double error,
        boolean isCommonFactor,
        List<String> unfilled,
        boolean isLocated,
        boolean areUnfilledAlone,
        List<WrongEntry> wrong,
        String note) {

    /**
     * A wrong entry.
     *
     * @param entry its number within the block
     * @param numeric its derivative
     * @param error the error bar of the derivative
     */
    public record WrongEntry(int entry, double numeric, double error) {}

    static BlockConclusion of(BlockEvidence evidence) {
        WholeBlock whole = evidence.whole();
        Verdict verdict = evidence.disagrees()
                ? Verdict.DISAGREES
                : whole.gradient().isZero() ? Verdict.VACUOUS : evidence.agrees() ? Verdict.AGREES : Verdict.UNRESOLVED;
        List<WrongEntry> wrong = new ArrayList<>();
        List<String> unfilled = new ArrayList<>();
        for (WrongPart part : evidence.wrong()) {
            if (part.result().claimed() == 0) {
                unfilled.add(part.name());
            }
            if (part.block().parts() instanceof SingleEntries entries) {
                int entry = entries.entry(part.part());
                double size = whole.gradient().size(entry);
                wrong.add(new WrongEntry(
                        entry,
                        (whole.gradient().change(entry) + part.result().wrongBy()) / size,
                        part.result().error() / size));
            }
        }
        return new BlockConclusion(
                verdict,
                whole.outcome() == WholeBlock.Outcome.HIDDEN,
                verdict == Verdict.AGREES ? OptionalDouble.of(whole.detectable()) : OptionalDouble.empty(),
                whole.ratio(),
                whole.error(),
                evidence.hasCommonFactor(),
                List.copyOf(unfilled),
                !evidence.wrong().isEmpty(),
                unfilled.size() == evidence.wrong().size()
                        && evidence.disagreeing().isEmpty()
                        && !whole.disagrees(),
                List.copyOf(wrong),
                new EvidenceText(evidence).text());
    }

    /**
     * Returns what directions showed of the block.
     *
     * @param isUnfilled whether all claims are zero and should not be
     */
    public DirectionalEvidence evidence(boolean isUnfilled) {
        return new DirectionalEvidence(ratio, error, isCommonFactor, isUnfilled, unfilled, areUnfilledAlone);
    }
}
