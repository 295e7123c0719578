package org.gradcheck.internal.blockwise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.gradcheck.subject.Shape;
import org.jspecify.annotations.Nullable;

/** Slices of a block along one of its dimensions: the rows or columns of a matrix, or equal pieces of a long vector. */
final class Slices {

    /** Entries from which a vector is cut into pieces. Chosen: shorter ones are covered by their largest entries. */
    private static final int LONG = 256;

    /** Most pieces of a vector. Chosen: each then has the precision of a row of a usual layer. */
    private static final int MOST_PIECES = 64;

    private final BlockGradient gradient;
    private final int stride;
    private final int count;
    private final int axis;
    private double @Nullable [] norms;

    /**
     * Creates slices along a dimension.
     *
     * @param stride the number of entries from one slice to the next
     * @param count the number of slices
     * @param axis the dimension; -1 for pieces of a vector
     */
    private Slices(BlockGradient gradient, int stride, int count, int axis) {
        this.gradient = gradient;
        this.stride = stride;
        this.count = count;
        this.axis = axis;
    }

    /** Returns the slices along each dimension of more than one entry, outermost first; the pieces of a long vector. */
    static List<Slices> of(BlockGradient gradient) {
        List<Integer> sizes = gradient.block().shape().sizes();
        long dimensions = sizes.stream().filter(size -> size > 1).count();
        if (dimensions < 2) {
            int pieces = Math.min(MOST_PIECES, (int) Math.sqrt(gradient.entries()));
            return gradient.entries() < LONG
                    ? List.of()
                    : List.of(new Slices(gradient, (gradient.entries() + pieces - 1) / pieces, pieces, -1));
        }
        List<Slices> slices = new ArrayList<>();
        int stride = gradient.entries();
        for (int axis = 0; axis < sizes.size(); axis++) {
            stride /= sizes.get(axis);
            if (sizes.get(axis) > 1) {
                slices.add(new Slices(gradient, stride, sizes.get(axis), axis));
            }
        }
        return slices;
    }

    /** Returns the slice of an entry. */
    int of(int entry) {
        return entry / stride % count;
    }

    /** Returns the place of an entry within its slice. */
    int placeOf(int entry) {
        return entry / (stride * count) * stride + entry % stride;
    }

    /** Returns the number of entries of a slice. */
    int size() {
        return (gradient.entries() + count - 1) / count;
    }

    BlockGradient gradient() {
        return gradient;
    }

    /** Returns the number of entries from one slice to the next. */
    int stride() {
        return stride;
    }

    int count() {
        return count;
    }

    /** Returns the norm of each slice; not to be written to. */
    double[] norms() {
        if (norms == null) {
            norms = computed();
        }
        return norms;
    }

    private double[] computed() {
        double[] squares = new double[count];
        for (int from = 0, slice = 0; from < gradient.entries(); from += stride, slice++) {
            slice = slice == count ? 0 : slice;
            int to = Math.min(gradient.entries(), from + stride);
            double sum = squares[slice];
            for (int entry = from; entry < to; entry++) {
                sum += gradient.change(entry) * gradient.change(entry);
            }
            squares[slice] = sum;
        }
        for (int slice = 0; slice < count; slice++) {
            squares[slice] = Math.sqrt(squares[slice]);
        }
        return squares;
    }

    /** Returns the name of a slice with the index as Java writes it, such as {@code row w[3]} or {@code column w[*][3]}. */
    String name(int slice) {
        String block = gradient.block().name();
        if (axis < 0) {
            return "entries " + slice * stride + " to " + (Math.min(gradient.entries(), (slice + 1) * stride) - 1);
        }
        Shape shape = gradient.block().shape();
        int dimensions = shape.sizes().size();
        String index = String.join("", Collections.nCopies(axis, "[*]")) + "[" + slice + "]";
        String kind = dimensions > 2 ? "slice" : axis == 0 ? "row" : "column";
        return kind + " " + block + index;
    }

    /** Returns what the slices are, in the plural. */
    String plural() {
        int dimensions = gradient.block().shape().sizes().size();
        return axis < 0 ? "pieces" : dimensions > 2 ? "slices" : axis == 0 ? "rows" : "columns";
    }
}
