package org.gradcheck.internal.parameters;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import org.gradcheck.differentiation.ParameterVector;

/**
 * All parameters of a check, numbered from the first block to the last, with the displacements that directions may give them. No
 * query writes to a parameter. Not thread-safe.
 */
public final class ParameterSpace {

    /**
     * Largest of the first steps along a direction, as a part of its components. Chosen: half of the largest first step of a single
     * parameter, because a direction displaces all parameters at once.
     */
    public static final double DIRECTION_STEP = 0x1p-6;

    private final StoredPoint point;
    private final ParameterNumbering numbering;
    private final StepRoom room;

    /**
     * Reads the point.
     *
     * @param blocks the live parameters; at most {@link Integer#MAX_VALUE} entries in all
     * @param excluded returns whether no direction may displace the parameter of a number
     */
    public ParameterSpace(List<ParameterVector> blocks, IntPredicate excluded) {
        this.point = new StoredPoint(blocks);
        this.numbering = point.numbering();
        this.room = new StepRoom(point, excluded);
    }

    private ParameterSpace(StoredPoint point, StepRoom room) {
        this.point = point;
        this.numbering = point.numbering();
        this.room = room;
    }

    /**
     * Returns the same parameters, some more of which are displaced by directions of their own.
     *
     * @param further the numbers of these parameters
     * @param most the largest displacement of a parameter by directions of its own, given its number
     */
    public ParameterSpace separating(BitSet further, IntToDoubleFunction most) {
        return new ParameterSpace(point, room.separating(further, most));
    }

    /** Returns whether parameters are separate. */
    public boolean hasSeparate() {
        return room.hasSeparate();
    }

    /**
     * Returns the number of parameters.
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
     * Returns the largest displacement of a parameter along a direction: the typical size of its block, or of the parameters of its unit,
     * or less if its bounds are closer on either side; 0 if the parameter {@link #isSeparate}.
     *
     * @param number the number of the parameter
     * @return 0 or more, in the unit of the parameter
     */
    public double largestDisplacement(int number) {
        return room.largestDisplacement(number);
    }

    /**
     * Returns the largest displacement of a parameter along a direction of the parameters whose units are not known.
     *
     * @param number the number of the parameter
     * @return 0 if its unit is known
     */
    public double separateDisplacement(int number) {
        return room.separateDisplacement(number);
    }

    /**
     * Returns whether a parameter is displaced by directions of its own, since its unit is not known: it is zero, next to parameters of
     * several units, or {@link #separating} names it.
     */
    public boolean isSeparate(int number) {
        return room.isSeparate(number);
    }

    /** Returns whether a parameter is displaced by its own small size, and may be close to zero by coincidence. */
    public boolean isSmall(int number) {
        return room.isSmall(number);
    }

    /**
     * Returns the size by which the derivative of a parameter is compared with others. It is that of its displacement without
     * bounds, or of a zero if the parameter {@link #isSmall}, since its derivative is not small then.
     */
    public double sizeOfDerivative(int number) {
        return room.sizeOfDerivative(number);
    }

    /**
     * Returns the displacement of a parameter along a direction if it had no bounds.
     *
     * @param number the number of the parameter
     * @return more than 0, in the unit of the parameter
     */
    public double displacementWithoutBounds(int number) {
        return room.size(number);
    }

    /**
     * Returns a lower limit of the displacements of the parameters of a block, as parts of those without bounds, among the parameters
     * that directions displace about as far, to both sides or away from a bound.
     *
     * @param block the block
     * @return 1 if no bound restricts a parameter of the block, else a half
     */
    public double smallestPart(int block) {
        return room.smallestPart(block);
    }

    /**
     * Returns whether a parameter must keep its value.
     *
     * @param number the number of the parameter
     * @return true if no check writes another value to it
     */
    public boolean isFixed(int number) {
        return room.isFixed(number);
    }

    /**
     * Returns whether a parameter is bounded: directions to both sides displace it less than half as far as the others, because of
     * its bounds or a derivative that is not finite.
     *
     * @param number the number of the parameter
     * @return true if it is bounded; false if it is fixed
     */
    public boolean isBounded(int number) {
        return room.isBounded(number);
    }

    /**
     * Returns the largest displacement of a bounded parameter away from the nearer bound: the typical size of its block, or less if
     * the other bound is closer.
     *
     * @param number the number of the parameter
     * @return a signed displacement in the unit of the parameter; 0 for a parameter that is not bounded, or must keep its value
     */
    public double inwardDisplacement(int number) {
        return room.inwardDisplacement(number);
    }

    /**
     * Returns whether a parameter is bounded on both sides: one-sided directions, too, displace it less than half as far as the
     * others.
     *
     * @param number the number of the parameter
     * @return true if it is bounded on both sides; false if it is fixed
     */
    public boolean isBoundedOnBothSides(int number) {
        return room.isBoundedOnBothSides(number);
    }

    /** Returns the largest distance along a direction, up to a limit, at which all parameters are within their bounds. */
    public double largestStep(Direction direction, EntryRange range, double limit) {
        return room.largestStep(direction, range, limit);
    }

    /** Returns the point of the check. */
    public StoredPoint point() {
        return point;
    }
}
