package org.gradcheck.internal.screening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.report.EntryVerdict;

/**
 * Pass of a comparison along one kind of directions, two-sided or inward.
 *
 * <p>Two agreeing directions suffice; up to four are tried. If a direction disagrees, a {@link BisectionSearch} seeks
 * the wrong entries. Otherwise each block whose sensitivity is low gets a direction of its own, in which no other block
 * adds noise, and up to three more if noise or kinks hide it.
 */
final class ScreeningPass {

    /**
     * Agreeing directions that suffice. Formula: two tests miss an error of m with a probability of at most (2 t /
     * m)^2.
     */
    private static final int DIRECTIONS = 2;

    /** Largest number of directions if some are inconclusive. Chosen: twice as many. */
    private static final int MOST_DIRECTIONS = 4;

    /**
     * Sensitivity, as a part of a typical entry, above which a block gets a direction of its own. Chosen: errors of a
     * percent count.
     */
    static final double LOW_SENSITIVITY = 1e-2;

    /** Largest number of further directions of a block that kinks or noise hide. Chosen: four in all, as for all blocks. */
    private static final int FURTHER_DIRECTIONS = 3;

    /**
     * Width of the slopes at the point, in changes of the cost with a typical entry, beyond which too many parameters are
     * at kinks to be found one by one. Formula: the kinks that a search finds, of twice the slope.
     */
    private static final double MANY_KINKS = 2 * KinkSearch.MOST_FOUND;

    /** Largest step at which kinks are sought. Chosen: larger steps are no smaller than the first ones of a test. */
    private static final double LARGEST_STEP_OF_SEARCH = ParameterSpace.DIRECTION_STEP / 4;

    /** Steps at which kinks are sought. Chosen: those of the third are 256 times as far as the noise allows, so tests avoid farther ones. */
    private static final int MOST_STEPS_OF_SEARCH = 3;

    private final DirectionalComparison comparison;
    private final AnalyticGradient gradient;
    private final CheckOptions overrides;
    private final List<DirectionalTest> tests = new ArrayList<>();
    private final int blocks;
    private final BisectionSearch search;
    private final EntryExamination examination;
    private boolean isCutShort;

    /**
     * Prepares a pass.
     *
     * @param comparison makes the tests
     * @param gradient the analytic side
     * @param overrides the tolerances
     * @param examination examines single entries
     */
    ScreeningPass(
            DirectionalComparison comparison,
            AnalyticGradient gradient,
            CheckOptions overrides,
            EntryExamination examination) {
        this.comparison = comparison;
        this.gradient = gradient;
        this.overrides = overrides;
        this.blocks = gradient.blocks();
        this.examination = examination;
        this.search = new BisectionSearch(comparison, examination);
    }

    /**
     * Tests along directions, and examines the entries to which these lead. The limit of the evaluations may end it at any test.
     *
     * @param examined the entries that have been examined one by one; a live view
     */
    void run(Collection<JudgedEntry> examined) {
        isCutShort = true;
        testAll();
        if (!agreesWithinTolerance() && disagrees() && comparison.remeasureRoundedTerms()) {
            tests.clear();
            testAll();
        }
        if (areBlurred()) {
            holdEntriesAtKinks();
        }
        searchWrongEntries();
        if (!search.unexplained().isEmpty() && holdEntriesAtKinks()) {
            search.beginAnew();
            searchWrongEntries();
        }
        holdEntriesBesideKinks(examined);
        isCutShort = false;
        if (agreesWithinTolerance() || !disagrees()) {
            testHiddenBlocks(examined);
        }
    }

    private void examineAtKink(int number) {
        EntryVerdict verdict = examination.examine(number).verdict();
        if (verdict == EntryVerdict.UNRESOLVED || verdict == EntryVerdict.TOO_SMALL) {
            examination.examine(number, comparison);
        }
    }

    private void searchWrongEntries() {
        if (disagreesUnlessKink()) {
            search.search(comparison.all(), tests);
        }
    }

    /**
     * Returns whether kinks may hide errors, and are not too many: no test is clear, or all tell little about the block that
     * contributes most.
     */
    private boolean areBlurred() {
        double change = gradient.largestChange();
        // A test that is precise by coincidence is enough if it disagrees, but not to pass.
        boolean isSensitive = disagreesUnlessKink()
                ? tests.stream().anyMatch(test -> test.smallestDisagreement() <= LOW_SENSITIVITY * change / 2)
                : new DetectableErrors(gradient, overrides, gradient.largestBlock(), tests, comparison::displaces)
                                .ofSingleEntriesWithoutTolerances()
                        <= LOW_SENSITIVITY;
        boolean areAtManyKinks = tests.stream().allMatch(test -> test.rest().width() > MANY_KINKS * change);
        return isInconclusive()
                || (!isSensitive && !areAtManyKinks)
                || (disagreesUnlessKink()
                        && tests.stream().anyMatch(test -> test.rest().width() > 0));
    }

    /**
     * Examines the entries at or near kinks one by one, and tests the others without them. Kinks are sought at the smallest precise
     * step, and at larger ones if the tests still tell little: many kinks may lie between them. Kinks beyond are avoided by smaller
     * steps.
     *
     * @return whether there are such entries
     */
    private boolean holdEntriesAtKinks() {
        if (comparison.kind() != DirectionKind.TWO_SIDED) {
            return false;
        }
        comparison.removeKinksFromNoise();
        double step = comparison.smallestPreciseStep(gradient.largestChange());
        boolean areHeld = holdEntriesAtKinksWithin(step);
        for (int i = 1; i < MOST_STEPS_OF_SEARCH && areBlurred(); i++) {
            step *= DirectionalComparison.NEXT_STEP_TO_KINKS;
            areHeld |= holdEntriesAtKinksWithin(step);
        }
        return areHeld;
    }

    private boolean holdEntriesAtKinksWithin(double step) {
        if (!(step < LARGEST_STEP_OF_SEARCH)) {
            return false;
        }
        List<Integer> atKinks = new KinkSearch(comparison, step).search();
        if (atKinks.isEmpty()) {
            return false;
        }
        atKinks.forEach(this::examineAtKink);
        comparison.hold(atKinks);
        tests.clear();
        testAll();
        return true;
    }

    /**
     * Tests the other entries without those that the search has examined and found right, where kinks explain their
     * residuals. The differences of a single entry may resolve a kink that those of a direction cross.
     */
    private void holdEntriesBesideKinks(Collection<JudgedEntry> examined) {
        List<Integer> right = examined.stream()
                .filter(entry -> !entry.isWrong())
                .map(JudgedEntry::number)
                .filter(examination::isBesideKink)
                .toList();
        if (search.unexplained().isEmpty() || right.isEmpty()) {
            return;
        }
        comparison.hold(right);
        List<DirectionalTest> without = List.of(comparison.test(comparison.all()), comparison.test(comparison.all()));
        if (without.stream().allMatch(DirectionalTest::agreesWithinTolerance)) {
            tests.clear();
            tests.addAll(without);
            search.beginAnew();
        } else {
            comparison.release(right);
        }
    }

    /** Returns the results of the pass. */
    DirectionalResults results(Collection<JudgedEntry> examined) {
        return new DirectionalResults(
                comparison::displaces,
                comparison.kind(),
                comparison.directions(),
                comparison.held(),
                List.copyOf(tests),
                search.unexplained(),
                examined,
                isCutShort);
    }

    /** Returns the displaced entries of a block in unexplained ranges, each of them once. */
    IntStream unexplainedIn(EntryRange block) {
        List<EntryRange> unexplained =
                search.unexplained().stream().filter(block::overlaps).toList();
        return unexplained.isEmpty()
                ? IntStream.empty()
                : IntStream.range(block.from(), block.to())
                        .filter(number -> unexplained.stream().anyMatch(range -> range.contains(number)))
                        .filter(comparison::displaces);
    }

    private void testAll() {
        do {
            tests.add(comparison.test(comparison.all()));
        } while (tests.size() < DIRECTIONS || (isInconclusive() && tests.size() < MOST_DIRECTIONS));
    }

    private boolean isInconclusive() {
        return !disagrees()
                && tests.stream().filter(DirectionalTest::agreesWithinTolerance).count() < DIRECTIONS;
    }

    private boolean disagrees() {
        return tests.stream().anyMatch(DirectionalTest::disagrees);
    }

    /**
     * A test across kinks may agree by coincidence, so one test that disagrees without its kinks is enough for a
     * search.
     */
    private boolean disagreesUnlessKink() {
        return tests.stream().anyMatch(DirectionalTest::disagreesUnlessKink);
    }

    private boolean agreesWithinTolerance() {
        return tests.stream().allMatch(DirectionalTest::agreesWithinTolerance);
    }

    private void testHiddenBlocks(Collection<JudgedEntry> examined) {
        for (int b = 0; b < blocks; b++) {
            EntryRange range = gradient.space().rangeOf(b);
            if (!gradient.isZero(b) && comparison.nextDisplaced(range).isPresent()) {
                if (blocks > 1 && detectable(b, examined).ofSingleEntries() > LOW_SENSITIVITY) {
                    testBlock(range);
                }
                for (int i = 0;
                        i < FURTHER_DIRECTIONS && detectable(b, examined).areNone();
                        i++) {
                    testBlock(range);
                }
            }
        }
    }

    private DetectableErrors detectable(int block, Collection<JudgedEntry> examined) {
        return results(examined).detectable(gradient, overrides, block);
    }

    private void testBlock(EntryRange block) {
        DirectionalTest test = comparison.test(block);
        tests.add(test);
        if (test.disagreesUnlessKink() && search.unexplained().stream().noneMatch(block::overlaps)) {
            search.search(block, List.of(test));
        }
    }
}
