package org.gradcheck;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.differentiation.EntryRange;
import org.gradcheck.differentiation.ParameterSpace;

/** The analytic gradient of many parameters, and what its entries are like. */
final class ClaimedGradient {

    private final List<double[]> blocks;
    private final double[] typical;
    private final int[] ends;

    ClaimedGradient(List<double[]> blocks) {
        this.blocks = blocks;
        this.typical =
                blocks.stream().mapToDouble(ClaimedGradient::rootMeanSquare).toArray();
        this.ends = new int[blocks.size()];
        int end = 0;
        for (int b = 0; b < ends.length; b++) {
            end += blocks.get(b).length;
            ends[b] = end;
        }
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
     * The smallest error of a single entry, relative to a typical one, that the sharpest look at a block would have called
     * wrong, if the entry moves by half of what entries there may move.
     */
    double sensitivity(int block, ParameterSpace space, List<DirectionalLook> looks) {
        EntryRange range = space.rangeOf(block);
        double smallest = looks.stream()
                .filter(look -> look.range().contains(range))
                .mapToDouble(DirectionalLook::smallestAccusation)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return 2 * smallest / (space.typicalReach(block) * typical[block]);
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
