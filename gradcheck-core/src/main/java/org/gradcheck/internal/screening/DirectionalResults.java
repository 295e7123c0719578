package org.gradcheck.internal.screening;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Directional results of one kind of directions, for the entries that these displace.
 *
 * @param displaces whether the directions displace an entry, given its number, as far as most others
 * @param kind the kind of directions
 * @param directions the number of directions
 * @param held the numbers of the entries beside kinks that the tests do not displace
 * @param tests all tests of all parameters, or of whole blocks
 * @param unexplained the ranges that disagree without a single entry that explains it
 * @param examined the entries that were examined one by one, for any reason
 * @param isCutShort whether the limit of the evaluations ended the tests before they could verify anything
 */
record DirectionalResults(
        IntPredicate displaces,
        DirectionKind kind,
        int directions,
        BitSet held,
        List<DirectionalTest> tests,
        List<EntryRange> unexplained,
        Collection<JudgedEntry> examined,
        boolean isCutShort) {

    /**
     * Returns the informative tests of a whole range: they agree, disagree, or have a residual that examined entries
     * explain.
     */
    List<DirectionalTest> informative(EntryRange range) {
        return tests.stream()
                .filter(test -> test.range().contains(range))
                .filter(test -> test.agreesWithinTolerance() || test.disagrees() || isExplained(test))
                .toList();
    }

    /** Returns the errors of a block that the informative tests detect. */
    DetectableErrors detectable(AnalyticGradient gradient, CheckOptions overrides, int block) {
        List<DirectionalTest> informative = informative(gradient.space().rangeOf(block));
        return new DetectableErrors(gradient, overrides, block, informative, displaces);
    }

    /** Returns whether all tests of a range are inconclusive. */
    boolean isInconclusive(EntryRange range) {
        return informative(range).isEmpty();
    }

    boolean isUnexplained(EntryRange range) {
        return unexplained.stream().anyMatch(range::overlaps);
    }

    /**
     * Returns whether a test disagrees although neither a wrong entry nor an unexplained range was found within its
     * range.
     */
    boolean disagreesWithoutWrongEntry(EntryRange range) {
        return tests.stream()
                .filter(test -> test.disagrees() && !test.agreesWithinTolerance())
                .map(DirectionalTest::range)
                .filter(disagreeing -> disagreeing.overlaps(range) && !isUnexplained(disagreeing))
                .anyMatch(disagreeing -> examined.stream()
                        .filter(JudgedEntry::isWrong)
                        .noneMatch(entry -> disagreeing.contains(entry.number())));
    }

    /** Returns whether directions disagree although no examined entry of the unexplained ranges is wrong. */
    boolean disagreesBesideExaminedEntries(EntryRange range) {
        return isUnexplained(range)
                && tests.stream()
                        .anyMatch(test -> test.disagrees() && test.range().overlaps(range))
                && unexplained.stream()
                        .filter(range::overlaps)
                        .noneMatch(disagreeing -> examined.stream()
                                .filter(JudgedEntry::isNotTheMeanSlope)
                                .anyMatch(entry -> disagreeing.contains(entry.number())));
    }

    /** Returns whether kinks are the only reason why the tests are inconclusive. */
    boolean isInconclusiveByKinks(EntryRange range) {
        return isAtKinks()
                && tests.stream().noneMatch(DirectionalTest::disagrees)
                && (isInconclusive(range) || isUnexplained(range));
    }

    /** Returns whether every test displaced parameters at kinks. */
    boolean isAtKinks() {
        return tests.stream().allMatch(test -> test.rest().width() > 0);
    }

    /** Returns whether the examined entries that are wrong, or at kinks, explain the residual of a test. */
    private boolean isExplained(DirectionalTest test) {
        return test.isExplainedBy(
                examined.stream().filter(JudgedEntry::isNotTheMeanSlope).toList());
    }

    /** Returns how many entries of a range the tests do not displace. */
    int heldIn(EntryRange range) {
        return held.get(range.from(), range.to()).cardinality();
    }
}
