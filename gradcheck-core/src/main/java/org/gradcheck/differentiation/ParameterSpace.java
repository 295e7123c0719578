package org.gradcheck.differentiation;

import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntPredicate;
import org.apache.commons.math3.random.Well19937c;

/**
 * All parameters of a check, numbered through from the first block to the last, at the point of the check. It remembers
 * that point, moves the live parameters away from it and puts them back to the bit. Not thread-safe.
 */
public final class ParameterSpace implements AutoCloseable {

    /** Directions are tried up to this part of their components. */
    static final double LARGEST_STEP = 0x1p-6;

    /** The same check probes the same directions everywhere. */
    private static final int PROBING_SEED = 1;

    /** Ranges of fewer entries are written one by one, larger ones as whole blocks. */
    private static final int FEW = 64;

    private final List<ParameterVector> blocks;
    private final List<ParameterScale> scales;
    private final double[][] origins;
    private final int[] offsets;
    private final IntPredicate excluded;

    /**
     * Reads the point.
     *
     * @param blocks the live parameters; at most {@link Integer#MAX_VALUE} entries in all
     * @param excluded tells, by its number, which parameter no direction may move
     */
    public ParameterSpace(List<ParameterVector> blocks, IntPredicate excluded) {
        this.blocks = List.copyOf(blocks);
        this.scales = blocks.stream().map(ParameterScale::new).toList();
        this.origins = blocks.stream().map(ParameterVector::toArray).toArray(double[][]::new);
        this.excluded = excluded;
        offsets = new int[blocks.size() + 1];
        for (int b = 0; b < origins.length; b++) {
            offsets[b + 1] = Math.addExact(offsets[b], origins[b].length);
        }
    }

    /**
     * Returns how many parameters there are.
     *
     * @return the number of entries in all blocks
     */
    public int size() {
        return offsets[blocks.size()];
    }

    /**
     * Returns the numbers of the entries of a block.
     *
     * @param block the block
     * @return a range of numbers
     */
    public EntryRange rangeOf(int block) {
        return new EntryRange(offsets[block], offsets[block + 1]);
    }

    /**
     * Returns the block that a parameter belongs to.
     *
     * @param number the number of the parameter
     * @return the block
     */
    public int blockOf(int number) {
        int block = 0;
        while (number >= offsets[block + 1]) {
            block++;
        }
        return block;
    }

    /**
     * Returns how far a direction may move a parameter: by the typical size of its block, or as far as its bounds allow on
     * both sides.
     *
     * @param number the number of the parameter
     * @return 0 or more, in the unit of the parameter
     */
    public double reach(int number) {
        int block = blockOf(number);
        int entry = number - offsets[block];
        ParameterVector parameters = blocks.get(block);
        if (parameters.isFixed(entry) || excluded.test(number)) {
            return 0;
        }
        double origin = origins[block][entry];
        double room = Math.min(origin - parameters.lowerBound(entry), parameters.upperBound(entry) - origin);
        return Math.max(0, Math.min(scales.get(block).inDirections(entry), room / LARGEST_STEP));
    }

    /**
     * Returns how far most parameters of a block may be moved, as far as bounds do not hinder them.
     *
     * @param block the block
     * @return more than 0, in the unit of its parameters
     */
    public double typicalReach(int block) {
        return scales.get(block).inDirections(0);
    }

    /**
     * Tells whether a parameter must stay as it is.
     *
     * @param number the number of the parameter
     * @return true if it is excluded from the check
     */
    public boolean isFixed(int number) {
        int block = blockOf(number);
        return blocks.get(block).isFixed(number - offsets[block]);
    }

    /**
     * Tells whether bounds, or a derivative that is not finite, keep directions from moving a parameter as far as others.
     *
     * @param number the number of the parameter
     * @return true if it moves less than half as far; false if it is fixed
     */
    public boolean isHeld(int number) {
        return !isFixed(number) && reach(number) < typicalReach(blockOf(number)) / 2;
    }

    /** The noise of a cost, measured as for a few parameters. */
    Noise noise(DoubleSupplier cost, double costAtPoint) {
        return new NoiseProbe(blocks, cost, new Well19937c(PROBING_SEED)).measure(costAtPoint);
    }

    /**
     * Stores the point, with some of the parameters displaced.
     *
     * @param direction by how much
     * @param range which of them
     * @param distance the part of the components to go, of either sign
     */
    void displace(SignedDirection direction, EntryRange range, double distance) {
        for (int b = 0; b < blocks.size(); b++) {
            EntryRange part = range.within(rangeOf(b));
            if (part.size() > FEW) {
                double[] displaced = origins[b].clone();
                for (int number = part.from(); number < part.to(); number++) {
                    displaced[number - offsets[b]] += distance * direction.component(number);
                }
                blocks.get(b).setAll(displaced);
            } else {
                for (int number = part.from(); number < part.to(); number++) {
                    int entry = number - offsets[b];
                    blocks.get(b).set(entry, origins[b][entry] + distance * direction.component(number));
                }
            }
        }
    }

    /** Puts back a range of parameters. */
    void restore(EntryRange range) {
        for (int b = 0; b < blocks.size(); b++) {
            EntryRange part = range.within(rangeOf(b));
            if (part.size() > FEW) {
                blocks.get(b).setAll(origins[b]);
            } else {
                for (int number = part.from(); number < part.to(); number++) {
                    blocks.get(b).set(number - offsets[b], origins[b][number - offsets[b]]);
                }
            }
        }
    }

    /** Puts back all parameters. */
    @Override
    public void close() {
        restore(new EntryRange(0, size()));
    }
}
