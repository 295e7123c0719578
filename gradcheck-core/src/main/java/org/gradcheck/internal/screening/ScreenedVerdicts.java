package org.gradcheck.internal.screening;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Verdicts of the blocks of a screened objective.
 *
 * <p>A block disagrees if an entry of it was found wrong. Its other entries agree if an informative test of each kind
 * of directions agrees with them, or disagrees only by errors that examined entries explain. They are unresolved if the
 * tests are inconclusive, if a disagreement is unexplained, or if noise or tolerances would hide a missing entry.
 *
 * @param space the parameters
 * @param gradient the analytic side
 * @param results the results of each kind of directions
 * @param examined the entries that were examined one by one
 * @param noise the noise of the cost
 */
record ScreenedVerdicts(
        ParameterSpace space,
        AnalyticGradient gradient,
        List<DirectionalResults> results,
        List<JudgedEntry> examined,
        Noise noise) {

    ScreenedBlock of(int number, ParameterBlock block, boolean ignoresParameters) {
        EntryRange range = space.rangeOf(number);
        List<JudgedEntry> own = examined.stream()
                .filter(entry -> range.contains(entry.number()))
                .toList();
        Map<EntryVerdict, Integer> together = together(number, own);
        return new ScreenedBlock(
                block,
                verdict(number, own, together),
                together,
                own,
                sensitivity(number, own),
                ignoresParameters,
                AnalyticRounding.in(gradient.of(number)).rounding(),
                new ScreeningNote(space, gradient, ofEntriesIn(range), noise).describe(number, own.size()));
    }

    private Verdict verdict(int number, List<JudgedEntry> own, Map<EntryVerdict, Integer> together) {
        if (own.stream().anyMatch(JudgedEntry::isWrong)) {
            return Verdict.DISAGREES;
        }
        if (together.containsKey(EntryVerdict.UNRESOLVED)
                || own.stream().anyMatch(entry -> entry.verdict() == EntryVerdict.UNRESOLVED)) {
            return Verdict.UNRESOLVED;
        }
        return gradient.typical(number) == 0 ? Verdict.VACUOUS : Verdict.AGREES;
    }

    /**
     * Counts the verdicts of the entries that were not examined one by one. Entries that no direction displaces are
     * counted as unresolved.
     */
    private Map<EntryVerdict, Integer> together(int number, List<JudgedEntry> own) {
        EntryRange range = space.rangeOf(number);
        Map<EntryVerdict, Integer> together = new EnumMap<>(EntryVerdict.class);
        count(together, EntryVerdict.FIXED, among(range, own, space::isFixed));
        results.forEach(kind -> count(together, ofMost(number, kind), among(range, own, kind.displaces())));
        int known = together.values().stream().mapToInt(Integer::intValue).sum();
        count(together, EntryVerdict.UNRESOLVED, range.size() - own.size() - known);
        return together;
    }

    private static int among(EntryRange range, List<JudgedEntry> own, IntPredicate are) {
        return (int) (IntStream.range(range.from(), range.to()).filter(are).count()
                - own.stream().mapToInt(JudgedEntry::number).filter(are).count());
    }

    private EntryVerdict ofMost(int number, DirectionalResults seen) {
        EntryRange range = space.rangeOf(number);
        if (seen.isUnexplained(range)) {
            return EntryVerdict.UNRESOLVED;
        }
        if (gradient.typical(number) == 0) {
            return EntryVerdict.UNEXERCISED;
        }
        boolean isUnresolved = seen.isInconclusive(range)
                || seen.disagreesWithoutWrongEntry(range)
                || gradient.isHidden(number, space, seen.informative(range))
                || gradient.isHiddenByTolerance(number, space, seen.informative(range));
        return isUnresolved ? EntryVerdict.UNRESOLVED : EntryVerdict.AGREES;
    }

    private OptionalDouble sensitivity(int number, List<JudgedEntry> own) {
        EntryRange range = space.rangeOf(number);
        return results.stream()
                .filter(kind -> among(range, own, kind.displaces()) > 0 && ofMost(number, kind) == EntryVerdict.AGREES)
                .mapToDouble(kind -> gradient.sensitivity(number, space, kind.informative(range)))
                .max();
    }

    private List<DirectionalResults> ofEntriesIn(EntryRange range) {
        return results.stream()
                .filter(kind -> IntStream.range(range.from(), range.to()).anyMatch(kind.displaces()))
                .toList();
    }

    private static void count(Map<EntryVerdict, Integer> counts, EntryVerdict verdict, int entries) {
        if (entries > 0) {
            counts.merge(verdict, entries, Integer::sum);
        }
    }
}
