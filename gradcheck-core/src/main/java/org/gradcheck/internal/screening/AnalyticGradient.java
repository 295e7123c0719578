package org.gradcheck.internal.screening;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.parameters.ParameterSpace;

/** The analytic gradient of many parameters, and what its entries are like. */
final class AnalyticGradient {

    /** Where a typical entry could be missing altogether without being noticed, single errors are not seen. */
    private static final double BLIND = 1;

    /**
     * Then all entries together must be known as well as this: a wrong sign or factor, a term that is missing or an order that
     * is another one change them by more.
     */
    private static final double BLURRED = 0.3;

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

    /** How many blocks there are. */
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

    /** The root mean square of the entries of a block that are finite. */
    double typical(int block) {
        return typical[block];
    }

    /**
     * The smallest error of a single entry, relative to a typical one, that the sharpest of some looks at a block would have called
     * wrong, if the entry moves by half of what entries there may move.
     */
    double sensitivity(int block, ParameterSpace space, List<DirectionalTest> witnesses) {
        double tolerance = overrides.allowance(typical[block], typical[block]).orElse(0) / typical[block];
        return tolerance + relative(block, space, least(witnesses, DirectionalTest::smallestIntolerable));
    }

    /**
     * The smallest error of all entries of a block together, relative to what they are, that the sharpest look would have
     * called wrong: where the signs of their components are random, errors add up as the square root of their number.
     */
    double sensitivityOfAll(int block, ParameterSpace space, List<DirectionalTest> witnesses) {
        return errorBar(block, space, witnesses) / Math.sqrt(blocks.get(block).length);
    }

    /** Whether the looks would have seen a typical entry missing. */
    boolean showsSingleErrors(int block, ParameterSpace space, List<DirectionalTest> witnesses) {
        return errorBar(block, space, witnesses) <= BLIND;
    }

    /** Whether the looks say next to nothing of a block, neither of single entries nor of all of them together. */
    boolean isHidden(int block, ParameterSpace space, List<DirectionalTest> witnesses) {
        return !showsSingleErrors(block, space, witnesses) && !(sensitivityOfAll(block, space, witnesses) <= BLURRED);
    }

    /**
     * Whether the looks differ by so much that a typical entry could be missing altogether, and pass for the sum of many
     * errors within their tolerances.
     */
    boolean isHiddenByTolerance(int block, ParameterSpace space, List<DirectionalTest> witnesses) {
        double tolerated = relative(block, space, least(witnesses, DirectionalTest::smallestIntolerable));
        return showsSingleErrors(block, space, witnesses) && tolerated > BLIND;
    }

    /** The sensitivity, were no errors tolerated. */
    private double errorBar(int block, ParameterSpace space, List<DirectionalTest> witnesses) {
        return relative(block, space, least(witnesses, DirectionalTest::smallestAccusation));
    }

    private double relative(int block, ParameterSpace space, double change) {
        return 2 * change / (space.typicalDisplacement(block) * typical[block]);
    }

    private static double least(List<DirectionalTest> witnesses, ToDoubleFunction<DirectionalTest> change) {
        return witnesses.stream().mapToDouble(change).min().orElse(Double.POSITIVE_INFINITY);
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
