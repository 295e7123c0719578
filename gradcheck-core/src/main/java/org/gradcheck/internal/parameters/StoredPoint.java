package org.gradcheck.internal.parameters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.gradcheck.differentiation.ParameterVector;

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

    private final List<ParameterVector> blocks;
    private final ParameterNumbering numbering;
    private final double[][] origins;

    /**
     * Reads the point.
     *
     * @param blocks the live parameters; at most {@link Integer#MAX_VALUE} entries in all
     */
    public StoredPoint(List<ParameterVector> blocks) {
        this.blocks = List.copyOf(blocks);
        this.numbering = new ParameterNumbering(blocks);
        this.origins = new double[blocks.size()][];
        for (int b = 0; b < origins.length; b++) {
            origins[b] = blocks.get(b).toArray();
        }
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

    /** The stored values of some parameters of a block minus those of the point. */
    double[] changes(int block, EntryRange part) {
        ParameterVector parameters = blocks.get(block);
        double[] origin = origins[block];
        int first = numbering.entryOf(block, part.from());
        double[] changes = isAtOnce(block, part)
                ? Arrays.copyOfRange(parameters.toArray(), first, first + part.size())
                : IntStream.range(first, first + part.size())
                        .mapToDouble(parameters::get)
                        .toArray();
        for (int k = 0; k < changes.length; k++) {
            changes[k] -= origin[first + k];
        }
        return changes;
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
            EntryRange part = range.within(numbering.rangeOf(b));
            if (isAtOnce(b, part)) {
                double[] values = origins[b].clone();
                direction.displace(values, numbering.entryOf(b, part.from()), part, distance);
                blocks.get(b).setAll(values);
            } else {
                for (int number = part.from(); number < part.to(); number++) {
                    int entry = numbering.entryOf(b, number);
                    blocks.get(b).set(entry, direction.displaced(origins[b][entry], number, distance));
                }
            }
        }
    }

    /** Restores a range of parameters. */
    void restore(EntryRange range) {
        for (int b = 0; b < origins.length; b++) {
            EntryRange part = range.within(numbering.rangeOf(b));
            if (isAtOnce(b, part)) {
                blocks.get(b).setAll(origins[b].clone());
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
