package org.gradcheck.internal.parameters;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;

/**
 * Largest displacement of each parameter along directions: the typical size of its block, or less if its bounds are closer. A
 * bounded parameter may still be displaced to one side, away from the nearer bound. A parameter whose unit is not known is displaced by
 * directions of its own ({@link DirectionScale}).
 */
final class StepRoom {

    /**
     * Part of the displacement of other parameters below which a parameter is bounded. Chosen: {@link Direction} draws parts from a
     * half, so a parameter above it has a component as large as others may have.
     */
    private static final double BOUNDED_PART = 0.5;

    private final StoredPoint point;
    private final ParameterNumbering numbering;
    private final List<DirectionScale> scales;
    private final IntPredicate excluded;
    private final BitSet separate;
    private final IntToDoubleFunction mostOfSeparate;
    private final boolean[] isFree;

    StepRoom(StoredPoint point, IntPredicate excluded) {
        this.point = point;
        this.numbering = point.numbering();
        this.scales = IntStream.range(0, point.blocks().size())
                .mapToObj(b -> new DirectionScale(point.blocks().get(b), point.values(b)))
                .toList();
        this.excluded = excluded;
        this.separate = new BitSet();
        for (int b = 0; b < scales.size(); b++) {
            EntryRange range = numbering.rangeOf(b);
            for (int i = 0; i < range.size(); i++) {
                separate.set(range.from() + i, scales.get(b).isWithoutUnit(i));
            }
        }
        this.mostOfSeparate = number -> Double.POSITIVE_INFINITY;
        this.isFree = areFree();
    }

    private StepRoom(StepRoom of, BitSet separate, IntToDoubleFunction most) {
        this.point = of.point;
        this.numbering = of.numbering;
        this.scales = of.scales;
        this.excluded = of.excluded;
        this.separate = separate;
        this.mostOfSeparate = most;
        this.isFree = areFree();
    }

    /** Returns the room if further parameters are displaced by directions of their own, at most by a given size. */
    StepRoom separating(BitSet further, IntToDoubleFunction most) {
        BitSet both = (BitSet) separate.clone();
        both.or(further);
        return new StepRoom(this, both, most);
    }

    private boolean[] areFree() {
        boolean[] isFree = new boolean[scales.size()];
        for (int b = 0; b < isFree.length; b++) {
            isFree[b] = isFree(b);
        }
        return isFree;
    }

    /** Whether bounds restrict no parameter of a block. This is computed once, because most blocks have no bounds. */
    private boolean isFree(int block) {
        EntryRange range = numbering.rangeOf(block);
        for (int number = range.from(); number < range.to(); number++) {
            if (boundedDisplacement(block, number) < size(block, number)) {
                return false;
            }
        }
        return true;
    }

    double largestDisplacement(int number) {
        return isSeparate(number) ? 0 : toBothSides(number);
    }

    double separateDisplacement(int number) {
        return isSeparate(number) ? toBothSides(number) : 0;
    }

    boolean hasSeparate() {
        return !separate.isEmpty();
    }

    boolean isSeparate(int number) {
        return separate.get(number);
    }

    private double toBothSides(int number) {
        int block = numbering.blockOf(number);
        return isFree[block] ? size(block, number) : boundedDisplacement(block, number);
    }

    private double boundedDisplacement(int block, int number) {
        return isFixed(block, number) || excluded.test(number)
                ? 0
                : Math.max(0, Math.min(size(block, number), room(block, number) / ParameterSpace.DIRECTION_STEP));
    }

    /** The displacement of a parameter without bounds. */
    private double size(int block, int number) {
        DirectionScale scale = scales.get(block);
        return isSeparate(number)
                ? Math.min(scale.ofZero(), mostOfSeparate.applyAsDouble(number))
                : scale.of(numbering.entryOf(block, number));
    }

    double sizeOfDerivative(int number) {
        int block = numbering.blockOf(number);
        return isSmall(number) || isSeparate(number) ? scales.get(block).ofZero() : size(block, number);
    }

    boolean isSmall(int number) {
        int block = numbering.blockOf(number);
        return !isSeparate(number) && scales.get(block).isSmall(numbering.entryOf(block, number));
    }

    double size(int number) {
        int block = numbering.blockOf(number);
        return size(block, number);
    }

    /** A parameter is bounded below this part of its displacement, or has this part away from a bound. */
    double smallestPart(int block) {
        return isFree[block] ? 1 : BOUNDED_PART;
    }

    boolean isFixed(int number) {
        return isFixed(numbering.blockOf(number), number);
    }

    private boolean isFixed(int block, int number) {
        return point.blocks().get(block).isFixed(numbering.entryOf(block, number));
    }

    boolean isBounded(int number) {
        int block = numbering.blockOf(number);
        return !isFree[block] && !isFixed(block, number) && toBothSides(number) < size(block, number) * BOUNDED_PART;
    }

    double inwardDisplacement(int number) {
        if (!isBounded(number) || excluded.test(number)) {
            return 0;
        }
        int block = numbering.blockOf(number);
        double above = roomAbove(block, number);
        double below = roomBelow(block, number);
        double farther = Math.max(above, below) / ParameterSpace.DIRECTION_STEP;
        double reach = Math.min(size(block, number), farther);
        return above >= below ? reach : -reach;
    }

    boolean isBoundedOnBothSides(int number) {
        return isBounded(number) && Math.abs(inwardDisplacement(number)) < size(number) * BOUNDED_PART;
    }

    double largestStep(Direction direction, EntryRange range, double limit) {
        double largest = limit;
        for (int number = range.from(); number < range.to(); number++) {
            double component = direction.component(number);
            if (component != 0) {
                int block = numbering.blockOf(number);
                double room = !direction.isOneSided()
                        ? room(block, number)
                        : component > 0 ? roomAbove(block, number) : roomBelow(block, number);
                largest = Math.min(largest, room / Math.abs(component));
            }
        }
        return largest;
    }

    /** The distance of a parameter from the nearer bound. */
    private double room(int block, int number) {
        return Math.min(roomBelow(block, number), roomAbove(block, number));
    }

    private double roomBelow(int block, int number) {
        int entry = numbering.entryOf(block, number);
        return point.value(block, entry) - parameters(block).lowerBound(entry);
    }

    private double roomAbove(int block, int number) {
        int entry = numbering.entryOf(block, number);
        return parameters(block).upperBound(entry) - point.value(block, entry);
    }

    private ParameterVector parameters(int block) {
        return point.blocks().get(block);
    }
}
