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
 * Gives the blocks of a screened objective their verdicts.
 *
 * @param space the parameters
 * @param gradient the analytic side
 * @param evidence what directions told, those of each kind
 * @param examined the entries that were looked at one by one
 * @param noise that of the cost
 */
record ScreenedVerdicts(
        ParameterSpace space,
        AnalyticGradient gradient,
        List<DirectionalResults> evidence,
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
                new ScreeningNote(space, gradient, ofEntriesIn(range), noise).of(number, own.size()));
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

    /** The verdicts of the entries that nobody has looked at by themselves. What no direction moves is nobody's. */
    private Map<EntryVerdict, Integer> together(int number, List<JudgedEntry> own) {
        EntryRange range = space.rangeOf(number);
        Map<EntryVerdict, Integer> together = new EnumMap<>(EntryVerdict.class);
        count(together, EntryVerdict.FIXED, among(range, own, space::isFixed));
        evidence.forEach(kind -> count(together, ofMost(number, kind), among(range, own, kind.sees())));
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
        boolean isUnresolved = seen.isOpen(range)
                || seen.isAccusedInVain(range)
                || gradient.isHidden(number, space, seen.witnesses(range))
                || gradient.isHiddenByTolerance(number, space, seen.witnesses(range));
        return isUnresolved ? EntryVerdict.UNRESOLVED : EntryVerdict.AGREES;
    }

    private OptionalDouble sensitivity(int number, List<JudgedEntry> own) {
        EntryRange range = space.rangeOf(number);
        return evidence.stream()
                .filter(kind -> among(range, own, kind.sees()) > 0 && ofMost(number, kind) == EntryVerdict.AGREES)
                .mapToDouble(kind -> gradient.sensitivity(number, space, kind.witnesses(range)))
                .max();
    }

    private List<DirectionalResults> ofEntriesIn(EntryRange range) {
        return evidence.stream()
                .filter(kind -> IntStream.range(range.from(), range.to()).anyMatch(kind.sees()))
                .toList();
    }

    private static void count(Map<EntryVerdict, Integer> counts, EntryVerdict verdict, int entries) {
        if (entries > 0) {
            counts.merge(verdict, entries, Integer::sum);
        }
    }
}
