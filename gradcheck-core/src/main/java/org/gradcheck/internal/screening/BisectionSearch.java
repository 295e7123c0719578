package org.gradcheck.internal.screening;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Looks for the entries that are to blame when a look along a direction accuses: first for a single one that explains what
 * several looks saw, then, in the parts of the range that still accuse, for one in each. Where a few entries that are picked
 * from a range are wrong already, it is not a matter of single entries. A parameter at a kink whose claimed derivative is not
 * the middle of the slopes looks like a wrong entry to a direction, and is found the same way.
 */
final class BisectionSearch {

    /** So many looks at one range are enough to tell whether a single entry is to blame. */
    private static final int MOST_LOOKS = 8;

    /** So many looks find a dozen wrong entries; with more of them, it is not a matter of single ones. */
    private static final int MOST_LOOKS_IN_ALL = 96;

    /** A look whose error bar is so many times as wide as another is worth a repetition, and so many of them. */
    private static final double BLURRED = 64;

    private static final int FURTHER_LOOKS = 2;

    /** So few suspects are looked at one by one. */
    private static final int FEW = 3;

    /** Where more ranges than this are to blame at once, it is not a matter of single entries. */
    private static final int MOST_RANGES = 16;

    /** So many entries of a range are picked, and so many of them have to be wrong. */
    private static final int PICKED = 4;

    private static final int WRONG_OF_PICKED = 2;

    /** Entries of noisy costs take many evaluations, so not each of the ranges is worth picking from. */
    private static final int MOST_PICKS = 8;

    private record Accusation(EntryRange range, List<DirectionalTest> looks) {

        /** Whether something wrong is to be found, or a parameter at a kink. */
        boolean isPressing() {
            return looks.stream().anyMatch(DirectionalTest::isSuspicious);
        }

        boolean isTolerant() {
            return looks.stream().anyMatch(look -> look.allowance() > 0);
        }

        /** The smallest error bar of all looks. */
        double sharpness() {
            return looks.stream().mapToDouble(DirectionalTest::error).min().orElse(0);
        }
    }

    private final DirectionalComparison screening;
    private final IntFunction<JudgedEntry> examine;
    private final Deque<Accusation> accusations = new ArrayDeque<>();
    private final List<EntryRange> unexplained = new ArrayList<>();
    private int looksLeft = MOST_LOOKS_IN_ALL;
    private int picksLeft = MOST_PICKS;

    /**
     * Prepares to search.
     *
     * @param screening looks along directions
     * @param examine looks at a single entry, given its number
     */
    BisectionSearch(DirectionalComparison screening, IntFunction<JudgedEntry> examine) {
        this.screening = screening;
        this.examine = examine;
    }

    /** Searches a range that was accused. */
    void search(EntryRange range, List<DirectionalTest> looks) {
        accusations.add(new Accusation(range, new ArrayList<>(looks)));
        while (!accusations.isEmpty()) {
            Accusation accusation = accusations.remove();
            if (!isExplained(accusation) && !accusation.looks().stream().allMatch(DirectionalTest::isTolerable)) {
                if (looksLeft <= 0 || !accusation.isPressing() || isWrongThroughout(accusation.range())) {
                    unexplained.add(accusation.range());
                } else {
                    divide(accusation);
                }
            }
            if (accusations.size() > MOST_RANGES) {
                accusations.forEach(left -> unexplained.add(left.range()));
                accusations.clear();
            }
        }
    }

    /** The ranges in which too many entries seem to be wrong to find them all, or none could be found. */
    List<EntryRange> unexplained() {
        return Collections.unmodifiableList(unexplained);
    }

    private boolean isExplained(Accusation accusation) {
        EntryRange range = accusation.range();
        if (range.size() <= FEW) {
            return numbers(range).mapToObj(examine).toList().size() == range.size();
        }
        return isExplained(accusation, DirectionalTest::withoutAllowance)
                || (accusation.isTolerant() && isExplained(accusation, UnaryOperator.identity()));
    }

    /** Errors that are tolerated blur what is seen of a wrong entry, so it is looked for first as if there were none. */
    private boolean isExplained(Accusation accusation, UnaryOperator<DirectionalTest> seen) {
        List<Integer> suspects = suspects(accusation, seen);
        return suspects.size() <= FEW
                && suspects.stream()
                        .map(examine::apply)
                        .toList() // all of them, since several may be wrong
                        .stream()
                        .filter(JudgedEntry::isOffTheMiddle)
                        .map(List::of)
                        .anyMatch(wrong ->
                                accusation.looks().stream().map(seen).allMatch(look -> look.isExplainedBy(wrong)));
    }

    private List<Integer> suspects(Accusation accusation, UnaryOperator<DirectionalTest> seen) {
        List<DirectionalTest> looks = accusation.looks();
        if (looks.size() == 1) {
            looks.add(look(accusation.range()));
        }
        List<Integer> suspects = culprits(accusation, seen);
        while (suspects.size() > FEW && looks.size() < MOST_LOOKS && looksLeft > 0) {
            looks.add(look(accusation.range()));
            suspects = culprits(accusation, seen);
        }
        return suspects;
    }

    private static List<Integer> culprits(Accusation accusation, UnaryOperator<DirectionalTest> seen) {
        return SingleEntryCandidates.within(
                accusation.range(), accusation.looks().stream().map(seen).toList(), FEW);
    }

    private DirectionalTest look(EntryRange range) {
        looksLeft--;
        return screening.look(range);
    }

    private boolean isWrongThroughout(EntryRange range) {
        if (picksLeft == 0 || range.size() <= PICKED || screening.hasSeveralBlocks(range)) {
            return false;
        }
        picksLeft--;
        return IntStream.range(0, PICKED)
                        .map(i -> range.from() + (int) ((i + 0.5) * range.size() / PICKED))
                        .mapToObj(from -> screening.nextMoved(new EntryRange(from, range.to())))
                        .flatMapToInt(OptionalInt::stream)
                        .distinct()
                        .mapToObj(examine)
                        .filter(JudgedEntry::isOffTheMiddle)
                        .count()
                >= WRONG_OF_PICKED;
    }

    private void divide(Accusation accusation) {
        boolean isFound = false;
        for (EntryRange half : screening.parts(accusation.range())) {
            DirectionalTest look = sharpLook(half, accusation.sharpness());
            if (!look.isTolerable()) {
                isFound = true;
                accusations.add(new Accusation(half, new ArrayList<>(List.of(look))));
            }
        }
        if (!isFound) {
            unexplained.add(accusation.range());
        }
    }

    /** A look that crosses a kink nearby clears nobody of what a sharper one has seen: another direction may be a better one. */
    private DirectionalTest sharpLook(EntryRange range, double sharpness) {
        DirectionalTest look = look(range);
        for (int i = 0; i < FURTHER_LOOKS && look.isTolerable() && look.error() > BLURRED * sharpness; i++) {
            look = look(range);
        }
        return look;
    }

    private static IntStream numbers(EntryRange range) {
        return IntStream.range(range.from(), range.to());
    }
}
