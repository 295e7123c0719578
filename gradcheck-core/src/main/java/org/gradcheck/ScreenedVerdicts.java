package org.gradcheck;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.EntryRange;
import org.gradcheck.differentiation.Noise;
import org.gradcheck.differentiation.ParameterSpace;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.ParameterBlock;

/**
 * Gives the blocks of a screened objective their verdicts.
 *
 * @param space the parameters
 * @param gradient the analytic side
 * @param looks all looks at all parameters, or at whole blocks
 * @param examined the entries that were looked at one by one
 * @param unexplained the ranges that a direction accused, and no single entry explains
 * @param noise that of the cost
 */
record ScreenedVerdicts(
        ParameterSpace space,
        ClaimedGradient gradient,
        List<DirectionalLook> looks,
        List<ExaminedEntry> examined,
        List<EntryRange> unexplained,
        Noise noise) {

    BlockOutcome of(int number, ParameterBlock block, int directions, boolean isBlind) {
        EntryRange range = space.rangeOf(number);
        List<ExaminedEntry> own = examined.stream()
                .filter(entry -> range.from() <= entry.number() && entry.number() < range.to())
                .toList();
        int fixed = (int)
                IntStream.range(range.from(), range.to()).filter(space::isFixed).count();
        Verdict verdict = verdict(number, own);
        Map<EntryVerdict, Integer> together = new EnumMap<>(EntryVerdict.class);
        count(together, EntryVerdict.FIXED, fixed);
        int held = heldAndNotLookedAt(range, own);
        count(together, EntryVerdict.UNRESOLVED, held);
        count(together, ofMost(number), range.size() - fixed - own.size() - held);
        return new ScreenedBlock(
                block,
                verdict,
                together,
                own,
                together.containsKey(EntryVerdict.AGREES)
                        ? OptionalDouble.of(gradient.sensitivity(number, space, looks))
                        : OptionalDouble.empty(),
                isBlind,
                AnalyticRounding.in(gradient.of(number)).rounding(),
                account(number, directions, own));
    }

    private Verdict verdict(int number, List<ExaminedEntry> own) {
        EntryRange range = space.rangeOf(number);
        if (own.stream().anyMatch(ExaminedEntry::isWrong)) {
            return Verdict.DISAGREES;
        }
        if (isUnexplained(range)
                || ((isOpen() || isAccusedInVain(range)) && range.size() > 0)
                || isUnresolved(range, own)) {
            return Verdict.UNRESOLVED;
        }
        if (gradient.typical(number) == 0) {
            return Verdict.VACUOUS;
        }
        return gradient.isHidden(number, space, looks) ? Verdict.UNRESOLVED : Verdict.AGREES;
    }

    private EntryVerdict ofMost(int number) {
        if (isUnexplained(space.rangeOf(number))) {
            return EntryVerdict.UNRESOLVED;
        }
        if (gradient.typical(number) == 0) {
            return EntryVerdict.UNEXERCISED;
        }
        boolean unresolved =
                isOpen() || isAccusedInVain(space.rangeOf(number)) || gradient.isHidden(number, space, looks);
        return unresolved ? EntryVerdict.UNRESOLVED : EntryVerdict.AGREES;
    }

    /** Whether an entry was looked at by itself and cannot be told, or should have been looked at and was not. */
    private boolean isUnresolved(EntryRange range, List<ExaminedEntry> own) {
        return own.stream().anyMatch(entry -> entry.verdict() == EntryVerdict.UNRESOLVED)
                || heldAndNotLookedAt(range, own) > 0;
    }

    /** How many entries neither a direction moves nor anybody has looked at by itself. */
    private int heldAndNotLookedAt(EntryRange range, List<ExaminedEntry> own) {
        int held = (int)
                IntStream.range(range.from(), range.to()).filter(space::isHeld).count();
        return held
                - (int) own.stream()
                        .filter(entry -> space.isHeld(entry.number()))
                        .count();
    }

    /** Whether the directions neither confirm nor accuse. */
    private boolean isOpen() {
        return looks.stream().noneMatch(DirectionalLook::isTolerable)
                && looks.stream().noneMatch(DirectionalLook::accuses);
    }

    /** Whether a look accuses a range that nothing wrong was found in, nor a part in which too much is: nobody knows why. */
    private boolean isAccusedInVain(EntryRange range) {
        return looks.stream()
                .filter(look -> look.accuses() && !look.isTolerable())
                .map(DirectionalLook::range)
                .filter(accused -> accused.overlaps(range) && !isUnexplained(accused))
                .anyMatch(accused -> examined.stream()
                        .filter(ExaminedEntry::isWrong)
                        .noneMatch(entry -> accused.from() <= entry.number() && entry.number() < accused.to()));
    }

    private boolean isUnexplained(EntryRange range) {
        return unexplained.stream().anyMatch(range::overlaps);
    }

    private static void count(Map<EntryVerdict, Integer> counts, EntryVerdict verdict, int entries) {
        if (entries > 0) {
            counts.merge(verdict, entries, Integer::sum);
        }
    }

    private String account(int number, int directions, List<ExaminedEntry> own) {
        ScreeningAccount account = new ScreeningAccount(space, gradient, looks, noise);
        String how = isUnexplained(space.rangeOf(number))
                ? account.ofSample(number, own.size())
                : account.ofAll(number, directions, own.size(), isOpen());
        return isOpen() && account.isAtKinks()
                ? how + "; parameters at kinks leave the others open, check beside them"
                : how;
    }
}
