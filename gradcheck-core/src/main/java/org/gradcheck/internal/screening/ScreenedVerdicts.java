package org.gradcheck.internal.screening;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.BlockJudge;
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
        if (gradient.typical(number) == 0 && own.stream().noneMatch(ScreenedVerdicts::isOpen)) {
            return together.containsKey(EntryVerdict.UNRESOLVED) ? Verdict.UNRESOLVED : Verdict.VACUOUS;
        }
        return together.containsKey(EntryVerdict.UNRESOLVED) || !isMostlySeen(number, own)
                ? Verdict.UNRESOLVED
                : Verdict.AGREES;
    }

    private static boolean isOpen(JudgedEntry entry) {
        return entry.verdict() == EntryVerdict.UNRESOLVED || entry.verdict() == EntryVerdict.TOO_SMALL;
    }

    /** Returns whether the entries that were examined one by one and remain open are a small part of the block. */
    private boolean isMostlySeen(int number, List<JudgedEntry> own) {
        BitSet open = new BitSet();
        own.stream().filter(ScreenedVerdicts::isOpen).forEach(entry -> open.set(entry.number()));
        EntryRange range = space.rangeOf(number);
        double seen = norm(IntStream.range(range.from(), range.to())
                .filter(entry -> !open.get(entry))
                .mapToDouble(entry -> gradient.part(entry, number, space)));
        double left = norm(own.stream()
                .filter(ScreenedVerdicts::isOpen)
                .mapToDouble(entry -> gradient.part(entry, number, space)));
        return left <= BlockJudge.LARGEST_PART_TOO_SMALL * seen;
    }

    private static double norm(DoubleStream parts) {
        return Math.sqrt(parts.map(part -> part * part).sum());
    }

    /**
     * Counts the verdicts of the entries that were not examined one by one. Entries that no direction displaces are
     * counted as unresolved.
     */
    private Map<EntryVerdict, Integer> together(int number, List<JudgedEntry> own) {
        EntryRange range = space.rangeOf(number);
        BitSet alone = new BitSet();
        own.forEach(entry -> alone.set(entry.number()));
        Map<EntryVerdict, Integer> together = new EnumMap<>(EntryVerdict.class);
        count(together, EntryVerdict.FIXED, among(range, alone, space::isFixed));
        for (DirectionalResults kind : results) {
            int displaced = among(range, alone, kind.displaces());
            EntryVerdict most = ofMost(number, kind);
            int seen = most == EntryVerdict.AGREES
                    ? among(range, alone, kind.displaces().and(gradient.seen(number, space, kind.informative(range))))
                    : displaced;
            count(together, most, seen);
            count(together, EntryVerdict.TOO_SMALL, displaced - seen);
        }
        int known = together.values().stream().mapToInt(Integer::intValue).sum();
        count(together, EntryVerdict.UNRESOLVED, range.size() - own.size() - known);
        return together;
    }

    private static int among(EntryRange range, BitSet alone, IntPredicate are) {
        return (int) IntStream.range(range.from(), range.to())
                .filter(entry -> !alone.get(entry))
                .filter(are)
                .count();
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

    /** Returns the smallest detectable error of single entries; where that is none, of the block as a whole. */
    private OptionalDouble sensitivity(int number, List<JudgedEntry> own) {
        EntryRange range = space.rangeOf(number);
        BitSet alone = new BitSet();
        own.forEach(entry -> alone.set(entry.number()));
        List<List<DirectionalTest>> tests = results.stream()
                .filter(kind ->
                        among(range, alone, kind.displaces()) > 0 && ofMost(number, kind) == EntryVerdict.AGREES)
                .map(kind -> kind.informative(range))
                .toList();
        boolean detectsSingleErrors =
                tests.stream().allMatch(kind -> gradient.detectsSingleErrors(number, space, kind));
        DoubleStream together = tests.stream()
                .mapToDouble(kind -> detectsSingleErrors
                        ? gradient.sensitivity(number, space, kind)
                        : gradient.sensitivityOfAll(number, space, kind));
        DoubleStream oneByOne = own.stream()
                .filter(entry -> entry.verdict() == EntryVerdict.AGREES || entry.verdict() == EntryVerdict.AT_A_KINK)
                .mapToDouble(
                        entry -> ErrorBars.DISAGREEMENT * entry.discrepancy().error() / gradient.typical(number))
                .filter(relative -> relative < 1);
        return DoubleStream.concat(together, oneByOne).max();
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
