package org.gradcheck.internal.screening;

import java.util.Collection;
import java.util.List;
import java.util.function.IntPredicate;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * What directions of one kind told of the entries that they move.
 *
 * @param sees whether they move an entry, given its number, as far as most others
 * @param isInwards whether they lead away from bounds
 * @param directions how many directions were taken
 * @param looks all looks at all parameters, or at whole blocks
 * @param unexplained the ranges that a direction accused, and no single entry explains
 * @param examined the entries that were looked at one by one, whatever led to them
 */
record DirectionalResults(
        IntPredicate sees,
        boolean isInwards,
        int directions,
        List<DirectionalTest> looks,
        List<EntryRange> unexplained,
        Collection<JudgedEntry> examined) {

    /** The looks that tell something of a whole range: they confirm, accuse, or saw what single entries account for. */
    List<DirectionalTest> witnesses(EntryRange range) {
        return looks.stream()
                .filter(look -> look.range().contains(range))
                .filter(look -> look.isTolerable() || look.accuses() || isAccountedFor(look))
                .toList();
    }

    /** Whether the directions neither confirm nor accuse. */
    boolean isOpen(EntryRange range) {
        return witnesses(range).isEmpty();
    }

    boolean isUnexplained(EntryRange range) {
        return unexplained.stream().anyMatch(range::overlaps);
    }

    /** Whether a look accuses a range that nothing wrong was found in, nor a part in which too much is: nobody knows why. */
    boolean isAccusedInVain(EntryRange range) {
        return looks.stream()
                .filter(look -> look.accuses() && !look.isTolerable())
                .map(DirectionalTest::range)
                .filter(accused -> accused.overlaps(range) && !isUnexplained(accused))
                .anyMatch(accused -> examined.stream()
                        .filter(JudgedEntry::isWrong)
                        .noneMatch(entry -> accused.contains(entry.number())));
    }

    /** Whether directions found more to be wrong than the entries that were looked at: none of those was, here or beside it. */
    boolean isWrongElsewhere(EntryRange range) {
        return isUnexplained(range)
                && looks.stream()
                        .anyMatch(look -> look.accuses() && look.range().overlaps(range))
                && unexplained.stream()
                        .filter(range::overlaps)
                        .noneMatch(accused -> examined.stream()
                                .filter(JudgedEntry::isOffTheMiddle)
                                .anyMatch(entry -> accused.contains(entry.number())));
    }

    /** Whether nothing but the kinks that some parameters are at keeps the directions from telling. */
    boolean isLeftOpenByKinks(EntryRange range) {
        return isAtKinks()
                && looks.stream().noneMatch(DirectionalTest::accuses)
                && (isOpen(range) || isUnexplained(range));
    }

    /** Whether every look met parameters that are at kinks. */
    boolean isAtKinks() {
        return looks.stream().allMatch(look -> look.rest().width() > 0);
    }

    /** Whether the entries that are wrong, or at kinks, are all that a look saw. */
    private boolean isAccountedFor(DirectionalTest look) {
        return look.isExplainedBy(
                examined.stream().filter(JudgedEntry::isOffTheMiddle).toList());
    }
}
