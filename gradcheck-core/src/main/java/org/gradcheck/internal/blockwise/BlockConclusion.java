package org.gradcheck.internal.blockwise;

import java.util.List;
import java.util.OptionalDouble;
import org.gradcheck.report.Verdict;

/**
 * Conclusion about a block that was tested along its claimed gradient.
 *
 * @param verdict its verdict; {@link Verdict#VACUOUS} if no entry has a claimed derivative, so that random directions must decide
 * @param isHidden whether noise or kinks hide the block as a whole
 * @param detectable the smallest deviation of the block as a whole that would have been found; empty unless it agrees
 * @param ratio the slope of the cost along the claimed gradient, as a part of the claimed slope; NaN if it is not known
 * @param wrong the entries that are wrong by themselves
 * @param note what was tested and found, in the words of a report
 */
public record BlockConclusion(
        Verdict verdict,
        boolean isHidden,
        OptionalDouble detectable,
        double ratio,
        List<WrongEntry> wrong,
        String note) {

    /**
     * A wrong entry.
     *
     * @param entry its number within the block
     * @param numeric its derivative
     * @param error the error bar of the derivative
     */
    public record WrongEntry(int entry, double numeric, double error) {

        static WrongEntry of(WrongPart part) {
            double size = part.block().gradient().size(part.entry());
            PartTest.Result result = part.result();
            return new WrongEntry(part.entry(), (result.claimed() + result.wrongBy()) / size, result.error() / size);
        }
    }

    static BlockConclusion of(BlockEvidence evidence, boolean isSeenNearby) {
        WholeBlock whole = evidence.whole();
        Verdict verdict = evidence.disagrees()
                ? Verdict.DISAGREES
                : whole.gradient().isZero() ? Verdict.VACUOUS : evidence.agrees() ? Verdict.AGREES : Verdict.UNRESOLVED;
        List<WrongPart> wrongHere = evidence.isWrongNearby() ? List.of() : evidence.wrongEntries();
        return new BlockConclusion(
                verdict,
                whole.outcome() == WholeBlock.Outcome.HIDDEN,
                verdict == Verdict.AGREES ? OptionalDouble.of(whole.detectable()) : OptionalDouble.empty(),
                whole.ratio(),
                wrongHere.stream().map(WrongEntry::of).toList(),
                new EvidenceText(evidence, isSeenNearby).text());
    }
}
