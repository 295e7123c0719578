package org.gradcheck.internal.screening;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.internal.evaluation.LimitReached;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Bisection search for the wrong entries behind a residual that disagrees.
 *
 * <p>A queue holds ranges of entries with the tests of each. For the first range in the queue:
 *
 * <ol>
 *   <li>A range of up to {@link #FEW_CANDIDATES} entries is examined entry by entry.
 *   <li>Otherwise tests along further directions are added, at most {@link #MOST_TESTS_OF_RANGE}, until a single likely entry or few
 *       possible ones remain that explain all residuals. They are examined. The range is finished if one of them is wrong by the implied error.
 *   <li>Otherwise a few entries, evenly spaced in the range, are examined. If several are wrong, the range is wrong throughout, and is
 *       left to sampling.
 *   <li>Otherwise the range is cut in two, at the border of a block if it has several. Each part is tested along a new direction, and
 *       parts whose test does not agree enter the queue.
 * </ol>
 *
 * <p>An entry at a kink whose analytic value is not the mean of the one-sided derivatives contributes to a residual
 * like a wrong entry, and is found the same way. Ranges without an explanation are kept as unexplained: if no part of a
 * range disagrees, if the tests are used up, or if more than {@link #MOST_RANGES} ranges wait at once.
 */
final class BisectionSearch {

    /**
     * Largest number of tests of one range. Chosen: each further test keeps about two of a thousand candidates, so
     * three suffice.
     */
    private static final int MOST_TESTS_OF_RANGE = 8;

    /** Largest number of tests of a search, until it begins anew. Chosen: about eight for each of a dozen wrong entries. */
    private static final int MOST_TESTS = 96;

    /**
     * A test that agrees is repeated if its error bar is this many times as wide as an earlier one. Formula: an error of
     * 40 error bars of the earlier test, which it is sure to find, has half as much in another one at least, and would
     * agree up to ten.
     */
    private static final double LESS_PRECISE = 2;

    /** Largest number of repetitions of an imprecise test. Measured: error bars of directions differ by up to 30. */
    private static final int REPETITIONS = 5;

    /** Largest number of candidates that are examined one by one. Chosen: cheaper than another test of the range. */
    private static final int FEW_CANDIDATES = 3;

    /** Largest number of ranges that may wait. Chosen: with more of them, too many entries are wrong to find each. */
    private static final int MOST_RANGES = 16;

    /**
     * Evenly spaced entries that show whether a range is wrong throughout. Chosen: few, since a wrong single entry is
     * the usual case.
     */
    private static final int PICKED = 4;

    /**
     * Number of wrong picked entries by which a range is wrong throughout. Chosen: a single one may be the only wrong
     * entry.
     */
    private static final int WRONG_OF_PICKED = 2;

    /**
     * Largest number of ranges from which entries are picked. Chosen: entries of noisy costs take up to 60 evaluations
     * each.
     */
    private static final int MOST_PICKS = 8;

    /**
     * A range with its tests.
     *
     * @param isHalf whether it is a half of a range that disagrees; it needs an explanation even if its own tests are inconclusive
     */
    private record Disagreement(EntryRange range, List<DirectionalTest> tests, boolean isHalf) {

        static Disagreement half(DirectionalTest test) {
            return new Disagreement(test.range(), new ArrayList<>(List.of(test)), true);
        }

        /** Returns whether a wrong entry is to be found, or a parameter at a kink. */
        boolean needsExplanation() {
            return isHalf || tests.stream().anyMatch(DirectionalTest::disagreesUnlessKink);
        }

        boolean isTolerable() {
            return !isHalf && tests.stream().allMatch(DirectionalTest::agreesWithinTolerance);
        }

        boolean hasTolerance() {
            return tests.stream().anyMatch(test -> test.allowance() > 0);
        }

        /** Returns the smallest residual that disagrees; 0 if there is none. */
        double smallestResidual() {
            return tests.stream()
                    .filter(DirectionalTest::disagreesUnlessKink)
                    .mapToDouble(test -> Math.abs(test.residual()))
                    .min()
                    .orElse(0);
        }

        /** Returns the smallest error bar of all tests. */
        double smallestError() {
            return tests.stream().mapToDouble(DirectionalTest::error).min().orElse(0);
        }
    }

    private final DirectionalComparison comparison;
    private final EntryExamination examination;
    private final Deque<Disagreement> open = new ArrayDeque<>();
    private final List<EntryRange> unexplained = new ArrayList<>();
    private int testsLeft = MOST_TESTS;
    private int picksLeft = MOST_PICKS;

    /**
     * Prepares to search.
     *
     * @param comparison makes the tests
     * @param examination examines single entries
     */
    BisectionSearch(DirectionalComparison comparison, EntryExamination examination) {
        this.comparison = comparison;
        this.examination = examination;
    }

    /** Searches a range whose tests disagree. */
    void search(EntryRange range, List<DirectionalTest> tests) {
        try {
            searchUpToTheLimit(range, tests);
        } catch (LimitReached ended) {
            open.clear();
            unexplained.add(range);
            throw ended;
        }
    }

    private void searchUpToTheLimit(EntryRange range, List<DirectionalTest> tests) {
        open.add(new Disagreement(range, new ArrayList<>(tests), false));
        while (!open.isEmpty()) {
            Disagreement disagreement = open.remove();
            if (!isExplained(disagreement) && !disagreement.isTolerable()) {
                boolean canBeDivided = testsLeft > 0 && disagreement.needsExplanation();
                if (!canBeDivided || isWrongThroughout(disagreement.range())) {
                    unexplained.add(disagreement.range());
                } else {
                    divide(disagreement);
                }
            }
            if (open.size() > MOST_RANGES) {
                open.forEach(left -> unexplained.add(left.range()));
                open.clear();
            }
        }
    }

    /** Returns the ranges in which too many entries are wrong to find each, or no wrong entry was found. */
    List<EntryRange> unexplained() {
        return Collections.unmodifiableList(unexplained);
    }

    /** Forgets the unexplained ranges and the tests that were spent on them, since the directions have changed. */
    void beginAnew() {
        unexplained.clear();
        testsLeft = MOST_TESTS;
        picksLeft = MOST_PICKS;
    }

    private boolean isExplained(Disagreement disagreement) {
        EntryRange range = disagreement.range();
        if (range.size() <= FEW_CANDIDATES) {
            // So few entries are examined in full, which explains the disagreement in any case.
            return numbers(range).mapToObj(this::candidate).toList().size() == range.size();
        }
        return isExplained(disagreement, DirectionalTest::withoutAllowance)
                || (disagreement.hasTolerance() && isExplained(disagreement, UnaryOperator.identity()));
    }

    /**
     * Examines the only likely candidate, and all candidates as soon as they are few. Tolerated errors widen the error bars, so
     * candidates are sought without tolerances first.
     */
    private boolean isExplained(Disagreement disagreement, UnaryOperator<DirectionalTest> seen) {
        EntryRange range = disagreement.range();
        List<DirectionalTest> tests = disagreement.tests();
        if (tests.size() == 1) {
            tests.add(test(range, disagreement));
        }
        Set<Integer> examined = new HashSet<>();
        while (true) {
            List<DirectionalTest> views = tests.stream().map(seen).toList();
            OptionalInt likely = SingleEntryCandidates.onlyLikely(range, views);
            if (likely.isPresent()
                    && examined.add(likely.getAsInt())
                    && isExplainedByOneOf(List.of(likely.getAsInt()), views)) {
                return true;
            }
            List<Integer> candidates = SingleEntryCandidates.within(range, views, FEW_CANDIDATES);
            if (candidates.size() <= FEW_CANDIDATES) {
                return isExplainedByOneOf(candidates, views);
            }
            if (tests.size() >= MOST_TESTS_OF_RANGE || testsLeft <= 0) {
                return false;
            }
            tests.add(test(range, disagreement));
        }
    }

    private boolean isExplainedByOneOf(List<Integer> candidates, List<DirectionalTest> tests) {
        return candidates.stream()
                .map(this::candidate)
                .toList() // all of them are examined, since several may be wrong
                .stream()
                .filter(JudgedEntry::isNotTheMeanSlope)
                .map(List::of)
                .anyMatch(wrong -> tests.stream().allMatch(test -> test.isExplainedBy(wrong)));
    }

    private JudgedEntry candidate(int number) {
        return examination.examine(number, comparison);
    }

    private DirectionalTest test(EntryRange range, Disagreement disagreement) {
        testsLeft--;
        return comparison.test(range, disagreement.smallestResidual());
    }

    private boolean isWrongThroughout(EntryRange range) {
        if (picksLeft == 0 || range.size() <= PICKED || comparison.hasSeveralBlocks(range)) {
            return false;
        }
        picksLeft--;
        return IntStream.range(0, PICKED)
                        .map(i -> range.from() + (int) ((i + 0.5) * range.size() / PICKED))
                        .mapToObj(from -> comparison.nextDisplaced(new EntryRange(from, range.to())))
                        .flatMapToInt(OptionalInt::stream)
                        .distinct()
                        .mapToObj(examination::examine)
                        .filter(JudgedEntry::isNotTheMeanSlope)
                        .count()
                >= WRONG_OF_PICKED;
    }

    private void divide(Disagreement disagreement) {
        List<DirectionalTest> halves = comparison.parts(disagreement.range()).stream()
                .map(half -> preciseTest(half, disagreement))
                .toList();
        List<DirectionalTest> found =
                halves.stream().filter(test -> !test.agreesWithinTolerance()).toList();
        List<DirectionalTest> left =
                halves.stream().filter(test -> !isCleared(test, disagreement)).toList();
        if (found.isEmpty() && left.size() != 1) {
            unexplained.add(disagreement.range());
        } else {
            (found.isEmpty() ? left : found).forEach(test -> open.add(Disagreement.half(test)));
        }
    }

    /** Returns whether a test excludes an error as large as the residual, of which it would have at least a half. */
    private static boolean isCleared(DirectionalTest test, Disagreement disagreement) {
        return test.agreesWithinTolerance()
                && Math.abs(test.residual()) + test.smallestDisagreement() <= disagreement.smallestResidual() / 2;
    }

    /**
     * A direction that crosses a kink has a wide error bar, so its agreement does not overrule an earlier, more precise
     * disagreement. Other directions are tried then.
     */
    private DirectionalTest preciseTest(EntryRange range, Disagreement disagreement) {
        DirectionalTest test = test(range, disagreement);
        double imprecise = LESS_PRECISE
                * Math.max(
                        disagreement.smallestError(),
                        DirectionalComparison.DIGITS_OF_RESIDUAL * disagreement.smallestResidual());
        for (int i = 0; i < REPETITIONS && test.agreesWithinTolerance() && test.error() > imprecise; i++) {
            test = test(range, disagreement);
        }
        return test;
    }

    private static IntStream numbers(EntryRange range) {
        return IntStream.range(range.from(), range.to());
    }
}
