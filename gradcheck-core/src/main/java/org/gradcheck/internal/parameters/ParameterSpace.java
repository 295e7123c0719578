package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.gradcheck.differentiation.ParameterVector;

/**
 * All parameters of a check, numbered through from the first block to the last, at the point of the check. It remembers
 * that point, moves the live parameters away from it and puts them back to the bit. Not thread-safe.
 */
public final class ParameterSpace implements AutoCloseable {

    /** Directions are tried up to this part of their components. */
    public static final double LARGEST_STEP = 0x1p-6;

    /** A storage in double precision changes a number by less than this part of it. */
    private static final double EXACT = 0x1p-50;

    /** So many units of a storage are rounded by no more than a hundredth, also where a parameter is larger than most. */
    private static final double FAITHFUL = 0x1p9;

    /** Ranges of fewer entries are written one by one, larger ones as whole blocks. */
    private static final int FEW = 64;

    private final List<ParameterVector> blocks;
    private final List<ParameterScale> scales;
    private final double[][] origins;
    private final int[] offsets;
    private final IntPredicate excluded;
    private final boolean[] isFree;

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
        isFree = new boolean[blocks.size()];
        for (int b = 0; b < isFree.length; b++) {
            isFree[b] = isFree(b);
        }
    }

    /** Whether all parameters of a block move as far as their size says. Most blocks are so: nobody need ask for each entry. */
    private boolean isFree(int block) {
        for (int number = offsets[block]; number < offsets[block + 1]; number++) {
            if (reachOneByOne(block, number) < scales.get(block).inDirections(number - offsets[block])) {
                return false;
            }
        }
        return true;
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
        return isFree[block] ? scales.get(block).inDirections(number - offsets[block]) : reachOneByOne(block, number);
    }

    private double reachOneByOne(int block, int number) {
        int entry = number - offsets[block];
        ParameterVector parameters = blocks.get(block);
        if (parameters.isFixed(entry) || excluded.test(number)) {
            return 0;
        }
        return Math.max(0, Math.min(scales.get(block).inDirections(entry), room(number) / LARGEST_STEP));
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

    /**
     * Returns how far, and to which side, a parameter that bounds hold may be moved away from the nearer of them: by its own
     * size, or as far as there is room.
     *
     * @param number the number of the parameter
     * @return a signed distance in the unit of the parameter; 0 for a parameter that moves freely, or not at all
     */
    public double inwardReach(int number) {
        if (!isHeld(number) || excluded.test(number)) {
            return 0;
        }
        int block = blockOf(number);
        double above = roomAbove(number);
        double below = roomBelow(number);
        double reach = Math.min(
                scales.get(block).inDirections(number - offsets[block]), Math.max(above, below) / LARGEST_STEP);
        return above >= below ? reach : -reach;
    }

    /**
     * Tells whether neither directions to both sides nor those away from bounds move a parameter as far as others.
     *
     * @param number the number of the parameter
     * @return true if it moves less than half as far either way; false if it is fixed
     */
    public boolean isCornered(int number) {
        return isHeld(number) && Math.abs(inwardReach(number)) < typicalReach(blockOf(number)) / 2;
    }

    /** The live parameters, block by block. */
    public List<ParameterVector> blocks() {
        return blocks;
    }

    /** The blocks whose storage does not round: it holds numbers in double precision. */
    public List<ParameterVector> exactBlocks() {
        return blocks.stream().filter(block -> unitOf(block) <= EXACT).toList();
    }

    /** The smallest part of a direction that the storage does not round by more than a small part of it. */
    public double smallestStep() {
        return FAITHFUL
                * blocks.stream().mapToDouble(ParameterSpace::unitOf).max().orElse(0);
    }

    /** The smallest part of its first parameter by which a storage can change it. */
    private static double unitOf(ParameterVector parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            double origin = parameters.get(i);
            if (!parameters.isFixed(i) && Math.abs(origin) >= Double.MIN_NORMAL) {
                for (double unit = Math.ulp(1.0); unit < 1; unit *= 2) {
                    double inwards = origin - unit * origin >= parameters.lowerBound(i)
                                    && origin - unit * origin <= parameters.upperBound(i)
                            ? -unit
                            : unit;
                    parameters.set(i, origin + inwards * origin);
                    boolean isMoved = parameters.get(i) != origin;
                    parameters.set(i, origin);
                    if (isMoved) {
                        return unit;
                    }
                }
            }
        }
        return Math.ulp(1.0);
    }

    /** How far a direction can be gone, up to a limit, until a parameter reaches its bounds. */
    public double largestStep(ScreeningDirection direction, EntryRange range, double limit) {
        double largest = limit;
        for (int number = range.from(); number < range.to(); number++) {
            double component = direction.component(number);
            if (component != 0) {
                double ahead = component > 0 ? roomAbove(number) : roomBelow(number);
                largest = Math.min(largest, (direction.isOneSided() ? ahead : room(number)) / Math.abs(component));
            }
        }
        return largest;
    }

    /** How far a parameter is from the nearer bound. */
    private double room(int number) {
        return Math.min(roomBelow(number), roomAbove(number));
    }

    private double roomBelow(int number) {
        int block = blockOf(number);
        int entry = number - offsets[block];
        return origins[block][entry] - blocks.get(block).lowerBound(entry);
    }

    private double roomAbove(int number) {
        int block = blockOf(number);
        int entry = number - offsets[block];
        return blocks.get(block).upperBound(entry) - origins[block][entry];
    }

    /** How far the storage has moved some parameters of a block from the point. */
    double[] changes(int block, EntryRange part) {
        ParameterVector parameters = blocks.get(block);
        double[] origin = origins[block];
        int first = part.from() - offsets[block];
        double[] changes;
        if (part.size() == origin.length) {
            changes = parameters.toArray();
        } else if (part.size() > FEW) {
            changes = Arrays.copyOfRange(parameters.toArray(), first, first + part.size());
        } else {
            changes = new double[part.size()];
            Arrays.setAll(changes, k -> parameters.get(first + k));
        }
        for (int k = 0; k < changes.length; k++) {
            changes[k] -= origin[first + k];
        }
        return changes;
    }

    /** The point as it is stored now, for all blocks that some of the parameters belong to. */
    public Displacement stored(EntryRange moved) {
        List<ParameterVector> displaced = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            if (moved.overlaps(rangeOf(b))) {
                displaced.add(blocks.get(b));
                values.add(blocks.get(b).toArray());
            }
        }
        return new Displacement.OfAll(displaced, values);
    }

    /**
     * Stores the point, with some of the parameters displaced.
     *
     * @param direction by how much
     * @param range which of them
     * @param distance the part of the components to go, of either sign
     */
    public void displace(ScreeningDirection direction, EntryRange range, double distance) {
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
    public void restore(EntryRange range) {
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
