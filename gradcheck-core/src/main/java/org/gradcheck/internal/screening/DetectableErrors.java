package org.gradcheck.internal.screening;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.gradcheck.internal.judgement.BlockJudge;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.EntryRange;

/**
 * Errors of a block of the gradient that directional tests detect.
 *
 * @param gradient the analytic side
 * @param overrides the tolerances
 * @param block the block
 * @param tests the informative tests of the whole block
 * @param displaces whether the tests displace an entry, given its number
 */
record DetectableErrors(
        AnalyticGradient gradient,
        CheckOptions overrides,
        int block,
        List<DirectionalTest> tests,
        IntPredicate displaces) {

    /**
     * Tolerated errors hide a typical entry that is missing from this part of it on. Formula: a missing entry is an
     * error of 1.
     */
    private static final double MISSING_ENTRY = 1;

    /**
     * Detectable errors of a block as a whole are at most this part of it. Chosen: a wrong sign or factor changes it by
     * more. {@code DetectableErrorsTests} specifies the limit.
     */
    private static final double WRONG_BLOCK = 0.3;

    /**
     * Smallest entry that is seen to be right, in errors that a test detects. Formula: half of the entry in its place is
     * an error of a half, and components are a half of the displacement or more.
     */
    private static final double SEEN = 4;

    /** The same where errors within tolerances add to the residuals. Formula: a zero in its place is an error of 1. */
    private static final double SEEN_BESIDE_TOLERATED = 2;

    /** Smallest displacement of an entry, as a part of the largest. Formula: {@code Direction} draws parts from a half. */
    private static final double SMALLEST_COMPONENT = 0.5;

    /**
     * Ratio of two error bars of a range above which the smaller one is a coincidence. Measured: those of smooth costs differ
     * by a few, those of noisy ones by up to a thousand where steps of different size were taken.
     */
    private static final double MUCH_LESS_PRECISE = 8;

    /** Sensitivity up to which an entry that is zero is seen to be right. Chosen: a thousandth of a typical entry. */
    private static final double SENSITIVITY_TO_ZEROS = 1e-3;

    /**
     * Returns the smallest detectable error of a single entry, relative to a typical one: the smallest error that
     * disagrees in the most precise test, divided by half of the smallest displacement.
     */
    double ofSingleEntries() {
        return tolerance() + relative(beyondTolerance());
    }

    /** Returns the same if no error were tolerated. */
    double ofSingleEntriesWithoutTolerances() {
        return relative(least(DirectionalTest::smallestDisagreement));
    }

    /** Returns the tolerated error of a typical entry, relative to it; the largest if the entries have different units. */
    private double tolerance() {
        double typical = gradient.typicalChange(block) / gradient.largestSize(block);
        return overrides.allowance(typical, typical).orElse(0) / typical;
    }

    /**
     * Returns the smallest detectable common factor of all entries, as a deviation from 1, in the test that has the
     * smallest one. The contributions of the entries to the directional derivative add up with their signs.
     */
    double ofAllEntries() {
        EntryRange range = gradient.space().rangeOf(block);
        double least = Double.POSITIVE_INFINITY;
        for (DirectionalTest test : tests) {
            double slope = 0;
            for (int number = range.from(); number < range.to(); number++) {
                double component = test.componentOf(number);
                slope += component == 0 ? 0 : gradient.entry(block, number) * component;
            }
            double sensitivity = test.smallestDisagreementBeyondTolerance() / Math.abs(slope);
            least = sensitivity < least ? sensitivity : least;
        }
        return least;
    }

    /**
     * Returns whether a test would have detected half of an entry in its place, or another value than zero. Beside errors within
     * tolerances it is a zero in its place. A zero by a small parameter is seen if a typical derivative by a larger one is.
     */
    IntPredicate seen() {
        double change = beyondTolerance();
        double toZeros = relative(change);
        double smallest = change > least(DirectionalTest::smallestDisagreement) ? SEEN_BESIDE_TOLERATED : SEEN;
        return number -> gradient.entry(block, number) == 0
                ? toZeros * enlargement(number) <= SENSITIVITY_TO_ZEROS
                : gradient.change(block, number) >= smallest * change;
    }

    /**
     * Returns the largest change of the cost with an entry, given its number, that is not seen: what is claimed, or an error that
     * no test detects.
     */
    IntToDoubleFunction possibleChange() {
        double undetected = beyondTolerance() / SMALLEST_COMPONENT;
        return number -> Math.max(gradient.change(block, number), undetected) * enlargement(number);
    }

    private double enlargement(int number) {
        return gradient.space().sizeOfDerivative(number) / gradient.displacement(number);
    }

    /**
     * Returns whether errors of single entries would have been detected: in a typical entry, and in all but a small part
     * of the block.
     */
    boolean areOfSingleEntries() {
        IntPredicate seen = seen();
        EntryRange range = gradient.space().rangeOf(block);
        double large = 0;
        double small = 0;
        for (int number = range.from(); number < range.to(); number++) {
            if (displaces.test(number)) {
                double change = gradient.change(block, number) / gradient.typicalChange(block);
                large += seen.test(number) ? change * change : 0;
                small += seen.test(number) ? 0 : change * change;
            }
        }
        return relative(beyondTolerance()) < MISSING_ENTRY
                && Math.sqrt(small) <= BlockJudge.LARGEST_PART_TOO_SMALL * Math.sqrt(large);
    }

    /** Returns whether noise hides a block: neither errors of single entries nor one of the whole block are detectable. */
    boolean areNone() {
        return !areOfSingleEntries() && !(ofAllEntries() <= WRONG_BLOCK);
    }

    /**
     * Returns whether tolerances hide a block: the residual of a missing typical entry could be the sum of many errors
     * within their tolerances.
     */
    boolean areTolerated() {
        return ofSingleEntriesWithoutTolerances() <= MISSING_ENTRY && relative(beyondTolerance()) > MISSING_ENTRY;
    }

    private double relative(double change) {
        return change / SMALLEST_COMPONENT / (gradient.space().smallestPart(block) * gradient.typicalChange(block));
    }

    private double beyondTolerance() {
        return least(DirectionalTest::smallestDisagreementBeyondTolerance);
    }

    /**
     * Returns the smallest change. The error bar of one test may be small by coincidence, so that a slightly different
     * gradient would have another one. Where other tests of the same range are much less precise, the best of these decides.
     */
    private double least(ToDoubleFunction<DirectionalTest> change) {
        List<DirectionalTest> ascending =
                tests.stream().sorted(Comparator.comparingDouble(change)).toList();
        if (ascending.isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        DirectionalTest best = ascending.get(0);
        double smallest = change.applyAsDouble(best);
        double next = ascending.stream()
                .skip(1)
                .filter(test -> test.range().equals(best.range()))
                .mapToDouble(change)
                .findFirst()
                .orElse(smallest);
        return next > MUCH_LESS_PRECISE * smallest ? next : smallest;
    }
}
