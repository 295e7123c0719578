package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.memory.DoubleMemory;
import org.gradcheck.internal.memory.MemoryVector;
import org.jspecify.annotations.Nullable;

/**
 * The point of a check: the values of all live parameters at the time of construction. Displaced values are computed from these, not
 * from the values stored last, so that rounding errors do not accumulate. Not thread-safe.
 *
 * <p>A part of a block that is small is written entry by entry. A large part, or the whole block, is written at once, because
 * some storages transfer the whole block for each entry.
 */
public final class StoredPoint {

    /** Most entries that are read and written one by one. Chosen: a small number, as each entry may transfer a whole block. */
    private static final int FEW = 64;

    /** Terms that are added to each other without compensation. Chosen: rounding is then that of a few hundred additions at most. */
    private static final int TERMS = 1024;

    private static final double[] NOTHING = {};

    private final List<ParameterVector> blocks;
    private final ParameterNumbering numbering;
    private final double[][] origins;
    private final @Nullable MemoryVector[] memories;
    private final MemoryVector.@Nullable Copy[] copies;

    /**
     * Reads the point.
     *
     * @param blocks the live parameters; at most {@link Integer#MAX_VALUE} entries in all
     */
    public StoredPoint(List<ParameterVector> blocks) {
        this.blocks = List.copyOf(blocks);
        this.numbering = new ParameterNumbering(blocks);
        this.origins = new double[blocks.size()][];
        this.memories = new MemoryVector[blocks.size()];
        this.copies = new MemoryVector.Copy[blocks.size()];
        for (int b = 0; b < origins.length; b++) {
            origins[b] = blocks.get(b).toArray();
            MemoryVector memory = memoryOf(blocks.get(b));
            memories[b] = memory;
            copies[b] = memory == null ? null : memory.copy(origins[b]);
        }
    }

    private static @Nullable MemoryVector memoryOf(ParameterVector block) {
        if (block instanceof DeclaredParameters declared) {
            return declared.isBounded() ? null : memoryOf(declared.undeclared());
        }
        return block instanceof MemoryVector memory ? memory : null;
    }

    /** The live parameters, block by block. */
    public List<ParameterVector> blocks() {
        return blocks;
    }

    ParameterNumbering numbering() {
        return numbering;
    }

    /** The values of a block at the point; not a copy. */
    double[] values(int block) {
        return origins[block];
    }

    double value(int block, int entry) {
        return origins[block][entry];
    }

    /** Returns the numbers of all parameters. */
    public EntryRange all() {
        return numbering.all();
    }

    /**
     * Returns points along a direction.
     *
     * @param range the parameters to displace
     * @param reading computes a number while the parameters are displaced
     * @param distances the distances as parts of the direction, of either sign
     */
    public List<Displacement> along(
            Direction direction, EntryRange range, DoubleSupplier reading, double... distances) {
        List<Displacement> displacements = new ArrayList<>(distances.length);
        for (double distance : distances) {
            displacements.add(new Displacement.Along(this, direction, range, distance, reading));
        }
        return displacements;
    }

    /**
     * Returns the sum of the changes of some parameters of a block between the point and now, each times a factor. The sums of some
     * terms are added with compensation (Kahan, 1965), so that the sum of a million terms keeps their digits.
     *
     * @param factors a finite factor for each entry of the block
     */
    double change(int block, EntryRange part, double[] factors) {
        int first = numbering.rangeOf(block).from();
        MemoryVector memory = memories[block];
        double[] stored = memory == null ? stored(block, part) : NOTHING;
        double sum = 0;
        double lost = 0;
        for (int number = part.from(); number < part.to(); number += TERMS) {
            int from = number - first;
            int to = Math.min(part.to(), number + TERMS) - first;
            double terms = memory == null
                    ? DoubleMemory.change(stored, 0, from, to, origins[block], factors)
                    : memory.change(from, to, origins[block], factors);
            double compensated = terms - lost;
            double next = sum + compensated;
            lost = (next - sum) - compensated;
            sum = next;
        }
        return sum;
    }

    /** Returns an array for all entries of a block, with the stored values of some of them. */
    private double[] stored(int block, EntryRange part) {
        if (isAtOnce(block, part)) {
            return blocks.get(block).toArray();
        }
        double[] stored = new double[origins[block].length];
        int first = numbering.rangeOf(block).from();
        for (int number = part.from(); number < part.to(); number++) {
            stored[number - first] = blocks.get(block).get(number - first);
        }
        return stored;
    }

    /** The blocks that contain some of the displaced parameters, with the values that are stored now. */
    DisplacedPoint.OfAll stored(EntryRange moved) {
        List<ParameterVector> displaced = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int b = 0; b < blocks.size(); b++) {
            if (moved.overlaps(numbering.rangeOf(b))) {
                displaced.add(blocks.get(b));
                values.add(blocks.get(b).toArray());
            }
        }
        return new DisplacedPoint.OfAll(displaced, values);
    }

    /** Stores the point with some of the parameters displaced by a part of their components. */
    void displace(Direction direction, EntryRange range, double distance) {
        for (int b = 0; b < origins.length; b++) {
            EntryRange block = numbering.rangeOf(b);
            EntryRange part = range.within(block);
            List<EntryRange> spans = part.size() == 0 ? List.of() : direction.spans(part);
            MemoryVector memory = memories[b];
            if (memory != null) {
                for (EntryRange span : spans) {
                    direction.displace(memory, origins[b], block, span, distance);
                }
            } else if (isAtOnce(b, part)) {
                if (!spans.isEmpty()) {
                    double[] values = origins[b].clone();
                    direction.displace(values, part.from() - block.from(), part, distance);
                    blocks.get(b).setAll(values);
                }
            } else {
                for (int number = part.from(); number < part.to(); number++) {
                    int entry = numbering.entryOf(b, number);
                    blocks.get(b).set(entry, direction.displaced(origins[b][entry], number, distance));
                }
            }
        }
    }

    /** Restores the parameters of a range that were displaced along a direction. */
    void restore(Direction direction, EntryRange range) {
        for (int b = 0; b < origins.length; b++) {
            EntryRange block = numbering.rangeOf(b);
            EntryRange part = range.within(block);
            List<EntryRange> spans = part.size() == 0 ? List.of() : direction.spans(part);
            MemoryVector.Copy copy = copies[b];
            if (copy != null) {
                for (EntryRange span : spans) {
                    copy.restore(span.from() - block.from(), span.to() - block.from());
                }
            } else if (isAtOnce(b, part)) {
                if (!spans.isEmpty()) {
                    blocks.get(b).setAll(origins[b].clone());
                }
            } else {
                for (int number = part.from(); number < part.to(); number++) {
                    int entry = numbering.entryOf(b, number);
                    blocks.get(b).set(entry, origins[b][entry]);
                }
            }
        }
    }

    private boolean isAtOnce(int block, EntryRange part) {
        return part.size() > FEW || part.size() == origins[block].length;
    }
}
