package org.gradcheck.internal.screening;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.ParameterSpace;

/** The analytic gradient of a screened objective, and the errors of it that directional tests can detect. */
final class AnalyticGradient {

    /**
     * Detectable errors of a single entry are at most this part of a typical one. Formula: a missing entry is an error
     * of 1.
     */
    private static final double MISSING_ENTRY = 1;

    /**
     * Detectable errors of all entries together are at most this part of them. Chosen: a wrong sign or factor, a
     * missing term or a wrong order change them by more. {@code AnalyticGradientTests} specifies the limit.
     */
    private static final double WRONG_BLOCK = 0.3;

    private final List<double[]> blocks;
    private final CheckOptions overrides;
    private final double[] typical;
    private final int[] ends;

    AnalyticGradient(List<double[]> blocks, CheckOptions overrides) {
        this.blocks = blocks;
        this.overrides = overrides;
        this.typical =
                blocks.stream().mapToDouble(AnalyticGradient::rootMeanSquare).toArray();
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
                .mapToDouble(b -> typical[b] * space.typicalDisplacement(b))
                .max()
                .orElse(0);
    }

    /**
     * Returns the smallest detectable error of a single entry, relative to a typical one: the smallest residual that
     * disagrees in the most precise test, divided by half of the largest displacement of the entry.
     */
    double sensitivity(int block, ParameterSpace space, List<DirectionalTest> tests) {
        double tolerance = overrides.allowance(typical[block], typical[block]).orElse(0) / typical[block];
        return tolerance + relative(block, space, least(tests, DirectionalTest::smallestDisagreementBeyondTolerance));
    }

    /**
     * Returns the smallest detectable common error of all entries of a block, relative to them. The signs of the
     * components are random, so errors add up as the square root of their number.
     */
    double sensitivityOfAll(int block, ParameterSpace space, List<DirectionalTest> tests) {
        return errorBar(block, space, tests) / Math.sqrt(blocks.get(block).length);
    }

    /** Returns whether a missing typical entry would have been detected. */
    boolean detectsSingleErrors(int block, ParameterSpace space, List<DirectionalTest> tests) {
        return errorBar(block, space, tests) <= MISSING_ENTRY;
    }

    /** Returns whether noise hides a block: neither an error of a single entry nor one of all entries is detectable. */
    boolean isHidden(int block, ParameterSpace space, List<DirectionalTest> tests) {
        return !detectsSingleErrors(block, space, tests) && !(sensitivityOfAll(block, space, tests) <= WRONG_BLOCK);
    }

    /**
     * Returns whether tolerances hide a block: the residual of a missing typical entry could be the sum of many errors
     * within their tolerances.
     */
    boolean isHiddenByTolerance(int block, ParameterSpace space, List<DirectionalTest> tests) {
        double tolerated = relative(block, space, least(tests, DirectionalTest::smallestDisagreementBeyondTolerance));
        return detectsSingleErrors(block, space, tests) && tolerated > MISSING_ENTRY;
    }

    /** Returns the sensitivity without tolerances. */
    private double errorBar(int block, ParameterSpace space, List<DirectionalTest> tests) {
        return relative(block, space, least(tests, DirectionalTest::smallestDisagreement));
    }

    private double relative(int block, ParameterSpace space, double change) {
        return 2 * change / (space.typicalDisplacement(block) * typical[block]);
    }

    private static double least(List<DirectionalTest> tests, ToDoubleFunction<DirectionalTest> change) {
        return tests.stream().mapToDouble(change).min().orElse(Double.POSITIVE_INFINITY);
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
