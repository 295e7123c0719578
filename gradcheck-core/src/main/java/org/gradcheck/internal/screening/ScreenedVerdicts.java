package org.gradcheck.internal.screening;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.gradcheck.internal.differentiation.ErrorBars;
import org.gradcheck.internal.judgement.AnalyticRounding;
import org.gradcheck.internal.judgement.BlockJudge;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Verdicts of the blocks of a screened objective.
 *
 * <p>A block disagrees if an entry of it was found wrong. Its other entries agree if an informative test of each kind
 * of directions agrees with them, or disagrees only by errors that examined entries explain, and if the tests would have detected
 * half of the entry in its place. They are unresolved if the tests are inconclusive, if a disagreement is unexplained, or if noise or
 * tolerances hide even the block as a whole. A block agrees if the entries that do are by far the largest part of it.
 *
 * @param gradient the analytic side
 * @param overrides the tolerances
 * @param results the results of each kind of directions
 * @param examined the entries that were examined one by one
 * @param noise the noise of the cost
 */
record ScreenedVerdicts(
        AnalyticGradient gradient,
        CheckOptions overrides,
        List<DirectionalResults> results,
        List<JudgedEntry> examined,
        Noise noise) {

    ScreenedBlock of(int number, ParameterBlock block, boolean ignoresParameters) {
        EntryRange range = gradient.space().rangeOf(number);
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
                new ScreeningNote(gradient, overrides, ofEntriesIn(range), noise).describe(number, own),
                Optional.empty());
    }

    private Verdict verdict(int number, List<JudgedEntry> own, Map<EntryVerdict, Integer> together) {
        if (own.stream().anyMatch(JudgedEntry::isWrong)) {
            return Verdict.DISAGREES;
        }
        if (together.containsKey(EntryVerdict.UNRESOLVED)
                || own.stream().anyMatch(JudgedEntry::isNeitherRightNorWrong)) {
            return Verdict.UNRESOLVED;
        }
        if (gradient.isZero(number) && own.stream().noneMatch(JudgedEntry::isOpen)) {
            return Verdict.VACUOUS;
        }
        return isMostlySeen(number, own) ? Verdict.AGREES : Verdict.UNRESOLVED;
    }

    /** Returns whether the entries that are not seen to be right are a small part of the block, as vectors in units of the cost. */
    private boolean isMostlySeen(int number, List<JudgedEntry> own) {
        BitSet alone = numbers(own);
        double seen = 0;
        double left = 0;
        for (DirectionalResults kind : results) {
            DetectableErrors detectable = kind.detectable(gradient, overrides, number);
            IntPredicate isSeen = detectable.seen();
            IntToDoubleFunction possibleChange = detectable.possibleChange();
            for (int entry : among(number, alone, kind).toArray()) {
                if (isSeen.test(entry)) {
                    seen += square(seenPart(number, entry));
                } else {
                    left += square(possibleChange.applyAsDouble(entry) / gradient.typicalChange(number));
                }
            }
        }
        for (JudgedEntry entry : own) {
            if (entry.isOpen()) {
                left += square(possibleChange(number, entry) / gradient.typicalChange(number));
            } else if (entry.verdict() != EntryVerdict.FIXED) {
                seen += square(seenPart(number, entry.number()));
            }
        }
        return seen > 0 && Math.sqrt(left) <= BlockJudge.LARGEST_PART_TOO_SMALL * Math.sqrt(seen);
    }

    /** An entry without a unit counts no more than a typical one, since its displacement may be far above its unit. */
    private double seenPart(int number, int entry) {
        double part = gradient.change(number, entry) / gradient.typicalChange(number);
        return gradient.space().isSeparate(entry) ? Math.min(1, part) : part;
    }

    /** An entry that is open by its own differences may be known better by the directions that displace it. */
    private double possibleChange(int number, JudgedEntry entry) {
        return results.stream()
                .filter(kind -> kind.displaces().test(entry.number())
                        && !kind.held().get(entry.number())
                        && ofMost(number, kind) == EntryVerdict.AGREES)
                .mapToDouble(kind -> kind.detectable(gradient, overrides, number)
                        .possibleChange()
                        .applyAsDouble(entry.number()))
                .reduce(gradient.possibleChange(entry), Math::min);
    }

    private static double square(double value) {
        return value * value;
    }

    /**
     * Counts the verdicts of the entries that were not examined one by one. Entries that no direction displaces are
     * counted as unresolved.
     */
    private Map<EntryVerdict, Integer> together(int number, List<JudgedEntry> own) {
        EntryRange range = gradient.space().rangeOf(number);
        BitSet alone = numbers(own);
        Map<EntryVerdict, Integer> together = new EnumMap<>(EntryVerdict.class);
        count(together, EntryVerdict.FIXED, (int) IntStream.range(range.from(), range.to())
                .filter(entry -> !alone.get(entry) && gradient.space().isFixed(entry))
                .count());
        for (DirectionalResults kind : results) {
            int displaced = (int) among(number, alone, kind).count();
            EntryVerdict most = ofMost(number, kind);
            int seen = most == EntryVerdict.AGREES
                    ? (int) among(number, alone, kind)
                            .filter(kind.detectable(gradient, overrides, number).seen())
                            .count()
                    : displaced;
            count(together, most, seen);
            count(together, EntryVerdict.TOO_SMALL, displaced - seen);
        }
        int known = together.values().stream().mapToInt(Integer::intValue).sum();
        count(together, EntryVerdict.UNRESOLVED, range.size() - own.size() - known);
        return together;
    }

    private IntStream among(int number, BitSet alone, DirectionalResults kind) {
        EntryRange range = gradient.space().rangeOf(number);
        return IntStream.range(range.from(), range.to())
                .filter(entry -> !alone.get(entry))
                .filter(kind.displaces());
    }

    private static BitSet numbers(List<JudgedEntry> entries) {
        BitSet numbers = new BitSet();
        entries.forEach(entry -> numbers.set(entry.number()));
        return numbers;
    }

    private EntryVerdict ofMost(int number, DirectionalResults seen) {
        EntryRange range = gradient.space().rangeOf(number);
        if (seen.isCutShort() || seen.isUnexplained(range)) {
            return EntryVerdict.UNRESOLVED;
        }
        if (gradient.isZero(number)) {
            return EntryVerdict.UNEXERCISED;
        }
        DetectableErrors detectable = seen.detectable(gradient, overrides, number);
        boolean isUnresolved = seen.isInconclusive(range)
                || seen.disagreesWithoutWrongEntry(range)
                || detectable.areNone()
                || detectable.areTolerated();
        return isUnresolved ? EntryVerdict.UNRESOLVED : EntryVerdict.AGREES;
    }

    /** Returns the smallest detectable error of single entries; empty if noise hides them. */
    private OptionalDouble sensitivity(int number, List<JudgedEntry> own) {
        BitSet alone = numbers(own);
        List<DetectableErrors> together = results.stream()
                .filter(kind ->
                        among(number, alone, kind).findAny().isPresent() && ofMost(number, kind) == EntryVerdict.AGREES)
                .map(kind -> kind.detectable(gradient, overrides, number))
                .toList();
        if (!together.stream().allMatch(DetectableErrors::areOfSingleEntries)) {
            return OptionalDouble.empty();
        }
        DoubleStream oneByOne = own.stream()
                .filter(entry -> entry.verdict() == EntryVerdict.AGREES || entry.verdict() == EntryVerdict.AT_A_KINK)
                .mapToDouble(entry -> tolerated(entry) / gradient.typical(number, entry.number()))
                .filter(relative -> relative < 1);
        return DoubleStream.concat(together.stream().mapToDouble(DetectableErrors::ofSingleEntries), oneByOne)
                .max();
    }

    private double tolerated(JudgedEntry entry) {
        double error = entry.discrepancy().error();
        OptionalDouble allowance = overrides.allowance(
                entry.discrepancy().analytic(), entry.discrepancy().numeric());
        return allowance.isPresent() ? allowance.getAsDouble() + error : ErrorBars.DISAGREEMENT * error;
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
