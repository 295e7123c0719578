package org.gradcheck.internal.blockwise;

import java.util.BitSet;
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
 * @param located the entries of each wrong part that was found, by their numbers within the block
 * @param areUnfilledAlone whether no other part is wrong
 * @param areLocated whether wrong parts, or a kind of parts that are wrong, were found
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
        List<BitSet> located,
        boolean areUnfilledAlone,
        boolean areLocated,
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

    static BlockConclusion of(BlockEvidence evidence, BlockAtPoints points) {
        WholeBlock whole = evidence.whole();
        Verdict verdict = evidence.disagrees()
                ? Verdict.DISAGREES
                : whole.gradient().isZero()
                        ? Verdict.VACUOUS
                        : evidence.agrees() && !evidence.isCutShort() ? Verdict.AGREES : Verdict.UNRESOLVED;
        List<WrongPart> wrongHere = evidence.isWrongNearby() ? List.of() : evidence.wrongEntries();
        List<String> unfilled = evidence.wrong().stream()
                .filter(part -> part.result().claimed() == 0)
                .map(WrongPart::name)
                .toList();
        return new BlockConclusion(
                verdict,
                whole.outcome() == WholeBlock.Outcome.HIDDEN,
                verdict == Verdict.AGREES ? OptionalDouble.of(whole.detectable()) : OptionalDouble.empty(),
                whole.ratio(),
                whole.error(),
                evidence.hasCommonFactor(),
                unfilled,
                evidence.wrong().stream().map(WrongPart::entries).toList(),
                unfilled.size() == evidence.wrong().size()
                        && evidence.disagreeing().isEmpty()
                        && !whole.disagrees(),
                !evidence.wrong().isEmpty() || !evidence.disagreeing().isEmpty(),
                wrongHere.stream().map(WrongEntry::of).toList(),
                new EvidenceText(evidence, points.isSeenNearby(), points.pointOfParts() != BlockAtPoints.HERE).text());
    }

    /**
     * Returns what directions showed of the block.
     *
     * @param isUnfilled whether all claims are zero and should not be
     */
    public DirectionalEvidence evidence(boolean isUnfilled) {
        return new DirectionalEvidence(
                ratio, error, isCommonFactor, isUnfilled, unfilled, areUnfilledAlone, areLocated);
    }
}
