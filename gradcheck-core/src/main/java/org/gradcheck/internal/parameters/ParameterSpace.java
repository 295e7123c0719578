package org.gradcheck.internal.parameters;

import java.util.List;
import java.util.function.IntPredicate;
import org.gradcheck.differentiation.ParameterVector;

/**
 * All parameters of a check, numbered through from the first block to the last, at the point of the check: how far
 * directions may move each of them. Its queries write to no parameter. Not thread-safe.
 */
public final class ParameterSpace {

    /** Directions are tried up to this part of their components. */
    public static final double LARGEST_STEP = 0x1p-6;

    private final StoredPoint point;
    private final ParameterNumbering numbering;
    private final StepRoom room;

    /**
     * Reads the point.
     *
     * @param blocks the live parameters; at most {@link Integer#MAX_VALUE} entries in all
     * @param excluded tells, by its number, which parameter no direction may move
     */
    public ParameterSpace(List<ParameterVector> blocks, IntPredicate excluded) {
        this.point = new StoredPoint(blocks);
        this.numbering = point.numbering();
        this.room = new StepRoom(point, excluded);
    }

    /**
     * Returns how many parameters there are.
     *
     * @return the number of entries in all blocks
     */
    public int size() {
        return numbering.size();
    }

    /**
     * Returns the numbers of the entries of a block.
     *
     * @param block the block
     * @return a range of numbers
     */
    public EntryRange rangeOf(int block) {
        return numbering.rangeOf(block);
    }

    /**
     * Returns the block that a parameter belongs to.
     *
     * @param number the number of the parameter
     * @return the block
     */
    public int blockOf(int number) {
        return numbering.blockOf(number);
    }

    /**
     * Returns how far a direction may move a parameter: by the typical size of its block, or as far as its bounds allow on
     * both sides.
     *
     * @param number the number of the parameter
     * @return 0 or more, in the unit of the parameter
     */
    public double reach(int number) {
        return room.reach(number);
    }

    /**
     * Returns how far most parameters of a block may be moved, as far as bounds do not hinder them.
     *
     * @param block the block
     * @return more than 0, in the unit of its parameters
     */
    public double typicalReach(int block) {
        return room.typicalReach(block);
    }

    /**
     * Tells whether a parameter must stay as it is.
     *
     * @param number the number of the parameter
     * @return true if it is excluded from the check
     */
    public boolean isFixed(int number) {
        return room.isFixed(number);
    }

    /**
     * Tells whether bounds, or a derivative that is not finite, keep directions from moving a parameter as far as others.
     *
     * @param number the number of the parameter
     * @return true if it moves less than half as far; false if it is fixed
     */
    public boolean isHeld(int number) {
        return room.isHeld(number);
    }

    /**
     * Returns how far, and to which side, a parameter that bounds hold may be moved away from the nearer of them: by its own
     * size, or as far as there is room.
     *
     * @param number the number of the parameter
     * @return a signed distance in the unit of the parameter; 0 for a parameter that moves freely, or not at all
     */
    public double inwardReach(int number) {
        return room.inwardReach(number);
    }

    /**
     * Tells whether neither directions to both sides nor those away from bounds move a parameter as far as others.
     *
     * @param number the number of the parameter
     * @return true if it moves less than half as far either way; false if it is fixed
     */
    public boolean isCornered(int number) {
        return room.isCornered(number);
    }

    /** How far a direction can be gone, up to a limit, until a parameter reaches its bounds. */
    public double largestStep(Direction direction, EntryRange range, double limit) {
        return room.largestStep(direction, range, limit);
    }

    /** Returns the point, which stores the points beside it. */
    public StoredPoint point() {
        return point;
    }
}
