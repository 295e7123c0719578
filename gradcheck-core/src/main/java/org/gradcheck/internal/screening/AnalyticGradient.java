package org.gradcheck.internal.screening;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.BlockJudge;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.judgement.JudgedEntry;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;

/** The analytic gradient of a screened objective, and the errors of it that directional tests can detect. */
final class AnalyticGradient {

    /**
     * Tolerated errors hide a typical entry that is missing from this part of it on. Formula: a missing entry is an
     * error of 1.
     */
    private static final double MISSING_ENTRY = 1;

    /**
     * Detectable errors of a block as a whole are at most this part of it. Chosen: a wrong sign or factor changes it by
     * more. {@code AnalyticGradientTests} specifies the limit.
     */
    private static final double WRONG_BLOCK = 0.3;

    /**
     * Smallest entry that is seen to be right, in errors that a test detects. Formula: half of the entry in its place is
     * an error of a half, and components are a half of the displacement or more.
     */
    private static final double SEEN = 4;

    /**
     * Ratio of two error bars of a range above which the smaller one is a coincidence. Measured: those of smooth costs differ
     * by a few, those of noisy ones by up to a thousand where steps of different size were taken.
     */
    private static final double MUCH_LESS_PRECISE = 8;

    /** Sensitivity up to which an entry that is zero is seen to be right. Chosen: a thousandth of a typical entry. */
    private static final double ZERO = 1e-3;

    private final List<double[]> blocks;
    private final CheckOptions overrides;
    private final double[] typical;
    private final double[] typicalChanges;
    private final int[] ends;

    AnalyticGradient(List<double[]> blocks, CheckOptions overrides) {
        this.blocks = blocks;
        this.overrides = overrides;
        this.typical =
                blocks.stream().mapToDouble(AnalyticGradient::rootMeanSquare).toArray();
        this.typicalChanges = new double[blocks.size()];
        Arrays.fill(typicalChanges, Double.NaN);
        this.ends = new int[blocks.size()];
        int end = 0;
        for (int b = 0; b < ends.length; b++) {
            end += blocks.get(b).length;
            ends[b] = end;
        }
    }

    /** Returns the number of blocks. */
    int blocks() {
        return blocks.size();
    }

    double[] of(int block) {
        return blocks.get(block);
    }

    boolean isFinite(int number) {
        int block = 0;
        while (number >= ends[block]) {
            block++;
        }
        return Double.isFinite(blocks.get(block)[number - ends[block] + blocks.get(block).length]);
    }

    /** Returns the root mean square of the finite entries of a block. */
    double typical(int block) {
        return typical[block];
    }

    /** Returns the largest change of the cost with one block, by a typical entry and a typical displacement. */
    double largestChange(ParameterSpace space) {
        return IntStream.range(0, typical.length)
                .mapToDouble(b -> typicalChange(b, space))
                .max()
                .orElse(0);
    }

    /**
     * Returns the smallest detectable error of a single entry, relative to a typical one: the smallest error that
     * disagrees in the most precise test, divided by half of the smallest displacement.
     */
    double sensitivity(int block, ParameterSpace space, List<DirectionalTest> tests) {
        double tolerance = overrides.allowance(typical[block], typical[block]).orElse(0) / typical[block];
        return tolerance + relative(block, space, beyondTolerance(tests));
    }

    /**
     * Returns the smallest detectable common factor of all entries of a block, as a deviation from 1, in the test that
     * has the smallest one. The contributions of the entries to the directional derivative add up with their signs.
     */
    double sensitivityOfAll(int block, ParameterSpace space, List<DirectionalTest> tests) {
        double[] entries = blocks.get(block);
        int first = space.rangeOf(block).from();
        double least = Double.POSITIVE_INFINITY;
        for (DirectionalTest test : tests) {
            double slope = 0;
            for (int i = 0; i < entries.length; i++) {
                double component = test.componentOf(first + i);
                slope += component == 0 ? 0 : entries[i] * component;
            }
            double sensitivity = test.smallestDisagreementBeyondTolerance() / Math.abs(slope);
            least = sensitivity < least ? sensitivity : least;
        }
        return least;
    }

    /** Returns the entries, by number, for which a test would have detected half of their value, or another one than zero. */
    IntPredicate seen(int block, ParameterSpace space, List<DirectionalTest> tests) {
        double change = beyondTolerance(tests);
        boolean seesZeros = relative(block, space, change) <= ZERO;
        return number -> entry(number, block, space) == 0
                ? seesZeros
                : change(entry(number, block, space), number, space) >= SEEN * change;
    }

    /** Returns an entry as a part of a typical one: the change of the cost that it causes, to first order. */
    double part(int number, int block, ParameterSpace space) {
        return change(entry(number, block, space), number, space) / typicalChange(block, space);
    }

    /** Returns the same of an entry that was examined, by the larger of both values, as far as the numeric one is known. */
    double part(JudgedEntry entry, int block, ParameterSpace space) {
        double analytic = Math.abs(entry.discrepancy().analytic());
        double numeric =
                Math.abs(entry.discrepancy().numeric()) - entry.discrepancy().error();
        return change(numeric > analytic ? numeric : analytic, entry.number(), space) / typicalChange(block, space);
    }

    private static double change(double entry, int number, ParameterSpace space) {
        double displacement = Math.max(space.largestDisplacement(number), Math.abs(space.inwardDisplacement(number)));
        return displacement == 0 || !Double.isFinite(entry) ? 0 : Math.abs(entry) * displacement;
    }

    private double entry(int number, int block, ParameterSpace space) {
        return blocks.get(block)[number - space.rangeOf(block).from()];
    }

    /**
     * Returns whether errors of single entries would have been detected: in a typical entry, and in all but a small part
     * of the block.
     */
    boolean detectsSingleErrors(int block, ParameterSpace space, List<DirectionalTest> tests) {
        IntPredicate seen = seen(block, space, tests);
        EntryRange range = space.rangeOf(block);
        double large = 0;
        double small = 0;
        for (int number = range.from(); number < range.to(); number++) {
            double part = part(number, block, space);
            if (seen.test(number)) {
                large += part * part;
            } else {
                small += part * part;
            }
        }
        return relative(block, space, beyondTolerance(tests)) < MISSING_ENTRY
                && Math.sqrt(small) <= BlockJudge.LARGEST_PART_TOO_SMALL * Math.sqrt(large);
    }

    /** Returns whether noise hides a block: neither errors of single entries nor one of the whole block are detectable. */
    boolean isHidden(int block, ParameterSpace space, List<DirectionalTest> tests) {
        return !detectsSingleErrors(block, space, tests) && !(sensitivityOfAll(block, space, tests) <= WRONG_BLOCK);
    }

    /**
     * Returns whether tolerances hide a block: the residual of a missing typical entry could be the sum of many errors
     * within their tolerances.
     */
    boolean isHiddenByTolerance(int block, ParameterSpace space, List<DirectionalTest> tests) {
        double withoutTolerance = relative(block, space, least(tests, DirectionalTest::smallestDisagreement));
        return withoutTolerance <= MISSING_ENTRY && relative(block, space, beyondTolerance(tests)) > MISSING_ENTRY;
    }

    /** Returns the root mean square of the changes of the cost with the entries of a block that are displaced by their size. */
    private double typicalChange(int block, ParameterSpace space) {
        if (Double.isNaN(typicalChanges[block])) {
            EntryRange range = space.rangeOf(block);
            double[] changes = new double[range.size()];
            Arrays.setAll(changes, i -> blocks.get(block)[i] * space.displacementWithoutBounds(range.from() + i));
            typicalChanges[block] = rootMeanSquare(changes);
        }
        return typicalChanges[block];
    }

    private double relative(int block, ParameterSpace space, double change) {
        return 2 * change / (space.smallestPart(block) * typicalChange(block, space));
    }

    private static double beyondTolerance(List<DirectionalTest> tests) {
        return least(tests, DirectionalTest::smallestDisagreementBeyondTolerance);
    }

    /**
     * Returns the smallest change. The error bar of one test may be small by coincidence, so that a slightly different
     * gradient would have another one. Where other tests of the same range are much less precise, the best of these decides.
     */
    private static double least(List<DirectionalTest> tests, ToDoubleFunction<DirectionalTest> change) {
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

    private static double rootMeanSquare(double[] entries) {
        double largest = Arrays.stream(entries)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
        return largest == 0
                ? 0
                : largest
                        * Math.sqrt(Arrays.stream(entries)
                                .filter(Double::isFinite)
                                .map(entry -> entry / largest)
                                .map(ratio -> ratio * ratio)
                                .average()
                                .orElse(0));
    }
}
