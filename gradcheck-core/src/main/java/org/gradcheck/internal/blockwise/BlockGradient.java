package org.gradcheck.internal.blockwise;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.internal.parameters.DirectionComponents;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.internal.parameters.ParameterSpace;
import org.gradcheck.subject.ParameterBlock;
import org.jspecify.annotations.Nullable;

/**
 * Claimed gradient of one block in units of its parameters: each derivative times the size of its parameter, so that units cancel.
 *
 * <p>A direction has the length 1 if it displaces the parameters, each as a part of its size, as far as the block is long: by the root of the
 * number of parameters. All tests of a block take directions of one length, so they all have about the same noise.
 */
final class BlockGradient {

    private final ParameterBlock block;
    private final EntryRange range;
    private final double[] derivatives;
    private final double[] sizes;
    private final double[] changes;
    private final DirectionComponents memory;
    private final double norm;
    private final double largest;
    private final int displaced;
    private @Nullable List<Slices> slices;
    private @Nullable SingleEntries largestEntries;

    /**
     * Computes the changes.
     *
     * @param block the block
     * @param range the numbers of its parameters
     * @param gradient its claimed derivatives, not copied; those that are not finite are left out
     * @param space the sizes of the parameters
     * @param memory holds the components of one direction after the other
     */
    BlockGradient(
            ParameterBlock block,
            EntryRange range,
            double[] gradient,
            ParameterSpace space,
            DirectionComponents memory) {
        this.block = block;
        this.range = range;
        this.derivatives = gradient;
        this.sizes = new double[gradient.length];
        this.changes = new double[gradient.length];
        this.memory = memory;
        double squares = 0;
        double most = 0;
        int moving = 0;
        for (int i = 0; i < gradient.length; i++) {
            int number = range.from() + i;
            double size = Math.max(space.largestDisplacement(number), space.separateDisplacement(number));
            sizes[i] = Double.isFinite(gradient[i]) ? size : 0;
            changes[i] = sizes[i] == 0 ? 0 : gradient[i] * size;
            squares += changes[i] * changes[i];
            most = Math.max(most, Math.abs(changes[i]));
            moving += sizes[i] == 0 ? 0 : 1;
        }
        this.norm = Math.sqrt(squares);
        this.largest = most;
        this.displaced = moving;
    }

    ParameterBlock block() {
        return block;
    }

    EntryRange range() {
        return range;
    }

    int entries() {
        return sizes.length;
    }

    /** Returns the size of a parameter; 0 if directions do not displace it. */
    double size(int entry) {
        return sizes[entry];
    }

    /** Returns the claimed change of the cost with an entry that is displaced by its size. */
    double change(int entry) {
        return changes[entry];
    }

    /** Returns the root of the sum of the squared changes. */
    double norm() {
        return norm;
    }

    /** Returns the size of the largest change. */
    double largest() {
        return largest;
    }

    /** Returns the slices along each dimension of more than one entry, outermost first; the pieces of a long vector. */
    List<Slices> slices() {
        if (slices == null) {
            slices = Slices.of(this);
        }
        return slices;
    }

    /** Returns the entries with the largest changes. */
    SingleEntries largestEntries() {
        if (largestEntries == null) {
            largestEntries = SingleEntries.largest(this);
        }
        return largestEntries;
    }

    /** Returns the memory for the components of a direction. */
    DirectionComponents memory() {
        return memory;
    }

    /** Returns the number of parameters that directions displace. */
    int displaced() {
        return displaced;
    }

    /** Returns whether the claimed derivatives are those of another point, to the bit. */
    boolean hasDerivativesOf(BlockGradient elsewhere) {
        return Arrays.equals(derivatives, elsewhere.derivatives);
    }

    boolean isZero() {
        return norm == 0;
    }

    /** Returns the claimed slope along the claimed gradient, for a direction of length 1. */
    double slope() {
        return norm * Math.sqrt(displaced);
    }
}
