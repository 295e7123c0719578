package org.gradcheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;
import org.gradcheck.differentiation.EntryRange;

/**
 * Looks for the entries that are to blame when a look along a direction accuses: first for a single one that explains what
 * several looks saw, then, in the halves of the range that still accuse, for one in each.
 */
final class Hunt {

    /** So many looks at one range are enough to tell whether a single entry is to blame. */
    private static final int MOST_LOOKS = 8;

    /** So few suspects are looked at one by one. */
    private static final int FEW = 3;

    /** Where more ranges than this are to blame at once, it is not a matter of single entries. */
    private static final int MOST_RANGES = 16;

    private record Accusation(EntryRange range, List<DirectionalLook> looks) {}

    private final Screening screening;
    private final IntFunction<ExaminedEntry> examine;
    private final Deque<Accusation> accusations = new ArrayDeque<>();
    private final List<EntryRange> unexplained = new ArrayList<>();

    /**
     * Prepares to search.
     *
     * @param screening looks along directions
     * @param examine looks at a single entry, given its number
     */
    Hunt(Screening screening, IntFunction<ExaminedEntry> examine) {
        this.screening = screening;
        this.examine = examine;
    }

    /** Searches a range that was accused. */
    void search(EntryRange range, List<DirectionalLook> looks) {
        accusations.add(new Accusation(range, new ArrayList<>(looks)));
        while (!accusations.isEmpty()) {
            Accusation accusation = accusations.remove();
            if (!isExplained(accusation)) {
                divide(accusation.range());
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
        List<Integer> suspects = range.size() <= FEW ? numbers(range) : suspects(accusation);
        if (suspects.isEmpty() || suspects.size() > FEW) {
            return false;
        }
        List<ExaminedEntry> looked = suspects.stream().map(examine::apply).toList();
        if (range.size() > FEW) {
            return looked.stream()
                    .anyMatch(entry -> accusation.looks().stream().allMatch(look -> explains(entry, look)));
        }
        if (looked.stream().noneMatch(ExaminedEntry::isWrong)) {
            unexplained.add(range);
        }
        return true;
    }

    private List<Integer> suspects(Accusation accusation) {
        List<DirectionalLook> looks = accusation.looks();
        if (looks.size() == 1) {
            looks.add(screening.look(accusation.range()));
        }
        List<Integer> suspects = Culprits.within(accusation.range(), looks, FEW);
        while (suspects.size() > FEW && looks.size() < MOST_LOOKS) {
            looks.add(screening.look(accusation.range()));
            suspects = Culprits.within(accusation.range(), looks, FEW);
        }
        return suspects;
    }

    private static boolean explains(ExaminedEntry wrong, DirectionalLook look) {
        return look.isExplainedBy(
                wrong.number(), wrong.wrongBy(), wrong.discrepancy().error() * DirectionalLook.AGREEMENT);
    }

    private void divide(EntryRange range) {
        boolean isFound = false;
        for (EntryRange half : List.of(range.firstHalf(), range.secondHalf())) {
            DirectionalLook look = screening.look(half);
            if (!look.confirms()) {
                isFound = true;
                accusations.add(new Accusation(half, new ArrayList<>(List.of(look))));
            }
        }
        if (!isFound) {
            unexplained.add(range);
        }
    }

    private static List<Integer> numbers(EntryRange range) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = range.from(); number < range.to(); number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
