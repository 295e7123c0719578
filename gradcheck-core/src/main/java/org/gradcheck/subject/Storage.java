package org.gradcheck.subject;

import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.memory.FlatMemory;
import org.gradcheck.internal.memory.MemoryRange;
import org.gradcheck.internal.memory.SinglePrecision;
import org.gradcheck.internal.parameters.FlatView;
import org.gradcheck.internal.parameters.RowMajor;
import org.gradcheck.internal.parameters.StoredVector;
import org.jspecify.annotations.Nullable;

/**
 * A view of the user's own arrays, vectors, matrices or storages.
 *
 * @param shape the sizes along each dimension
 * @param entries a live flat view in row-major order
 * @param ranges the places of the numbers; two views that share a number overlap
 */
record Storage(Shape shape, ParameterVector entries, List<MemoryRange> ranges) {

    static Storage of(String what, double @Nullable [] given) {
        double[] values = present(what, given);
        return of(Shape.of(values.length), FlatMemory.of(values, 0, values.length));
    }

    static Storage of(String what, float @Nullable [] given) {
        float[] values = present(what, given);
        return of(Shape.of(values.length), FlatMemory.of(values, 0, values.length));
    }

    static Storage of(String what, double @Nullable [] given, int offset, @Nullable Shape shape) {
        double[] memory = present(what, given);
        Shape known = placed(what, offset, shape, memory.length, false);
        return of(known, FlatMemory.of(memory, offset, known.entries()));
    }

    static Storage of(String what, float @Nullable [] given, int offset, @Nullable Shape shape) {
        float[] memory = present(what, given);
        Shape known = placed(what, offset, shape, memory.length, false);
        return of(known, FlatMemory.of(memory, offset, known.entries()));
    }

    static Storage of(String what, @Nullable DoubleBuffer given) {
        DoubleBuffer values = present(what, given);
        return of(Shape.of(values.limit()), FlatMemory.of(values, 0, values.limit()));
    }

    static Storage of(String what, @Nullable FloatBuffer given) {
        FloatBuffer values = present(what, given);
        return of(Shape.of(values.limit()), FlatMemory.of(values, 0, values.limit()));
    }

    static Storage of(String what, @Nullable DoubleBuffer given, int offset, @Nullable Shape shape) {
        DoubleBuffer memory = present(what, given);
        Shape known = placed(what, offset, shape, memory.limit(), true);
        return of(known, FlatMemory.of(memory, offset, known.entries()));
    }

    static Storage of(String what, @Nullable FloatBuffer given, int offset, @Nullable Shape shape) {
        FloatBuffer memory = present(what, given);
        Shape known = placed(what, offset, shape, memory.limit(), true);
        return of(known, FlatMemory.of(memory, offset, known.entries()));
    }

    /** Returns a buffer of parameters, which the check has to write to. */
    static <B extends @Nullable Buffer> B writable(String what, B memory) {
        if (memory != null && memory.isReadOnly()) {
            throw new IllegalArgumentException("the buffer of " + what
                    + " is read-only, but a check displaces the parameters where they are; give the buffer that it is a"
                    + " view of");
        }
        return memory;
    }

    private static Storage of(Shape shape, FlatMemory memory) {
        return new Storage(shape, memory, List.of(memory.range()));
    }

    static Storage of(String what, @Nullable RealVector given) {
        RealVector values = present(what, given);
        return new Storage(
                Shape.of(values.getDimension()),
                values instanceof FlatView view ? view.flat(0, values.getDimension()) : ParameterVector.of(values),
                wholes(values.getDimension(), dataOf(values)));
    }

    static Storage of(String what, double @Nullable [][] given) {
        double[][] rows = present(what, given);
        int columns = columnsOf(what, rows.length, row -> present(rowOf(what, row), rows[row]).length);
        return new Storage(
                Shape.of(rows.length, columns),
                new RowMajor(
                        rows.length,
                        columns,
                        Double.MAX_VALUE,
                        (i, j) -> rows[i][j],
                        (i, j, value) -> rows[i][j] = value),
                wholes(columns, (Object[]) rows));
    }

    static Storage of(String what, float @Nullable [][] given) {
        float[][] rows = present(what, given);
        int columns = columnsOf(what, rows.length, row -> present(rowOf(what, row), rows[row]).length);
        return new Storage(
                Shape.of(rows.length, columns),
                new RowMajor(
                        rows.length,
                        columns,
                        Float.MAX_VALUE,
                        (i, j) -> rows[i][j],
                        (i, j, value) -> rows[i][j] = SinglePrecision.rounded(value, rows[i][j])),
                wholes(columns, (Object[]) rows));
    }

    static Storage of(String what, @Nullable RealMatrix given) {
        RealMatrix matrix = present(what, given);
        return new Storage(
                Shape.of(matrix.getRowDimension(), matrix.getColumnDimension()),
                matrix instanceof FlatView view
                        ? view.flat(0, matrix.getRowDimension() * matrix.getColumnDimension())
                        : rowMajor(matrix),
                wholes(matrix.getColumnDimension(), dataOf(matrix)));
    }

    /** Returns consecutive numbers of a network. Its matrices are not made, since they load classes that take long in a first check. */
    static Storage of(FlatView all, int offset, Shape shape) {
        return of(shape, all.flat(offset, shape.entries()));
    }

    private static ParameterVector rowMajor(RealMatrix matrix) {
        return new RowMajor(
                matrix.getRowDimension(),
                matrix.getColumnDimension(),
                Double.MAX_VALUE,
                matrix::getEntry,
                matrix::setEntry);
    }

    static Storage of(String what, @Nullable ParameterStorage given) {
        ParameterStorage storage = present(what, given);
        Shape shape = shapeOf(what, storage);
        StoredVector.Access access = new StoredVector.Access(
                storage::read,
                storage::read,
                storage::write,
                storage::write,
                isOverridden(storage, "read", int.class),
                isOverridden(storage, "write", int.class, double.class));
        return new Storage(
                shape,
                new StoredVector(
                        what,
                        shape.predicate(),
                        shape.entries(),
                        () -> shapeOf(what, storage).sizes().toString(),
                        access),
                wholes(shape.entries(), storage));
    }

    private static Shape shapeOf(String what, ParameterStorage storage) {
        @Nullable Shape shape = storage.shape();
        if (shape == null) {
            throw new IllegalArgumentException(
                    "the shape of the storage of " + what + " is null; return its sizes, such as Shape.of(4, 3)");
        }
        return shape;
    }

    private static boolean isOverridden(ParameterStorage storage, String method, Class<?>... parameters) {
        try {
            return storage.getClass().getMethod(method, parameters).getDeclaringClass() != ParameterStorage.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a default method of " + ParameterStorage.class + " is missing", e);
        }
    }

    /** Returns the same numbers in another shape; unchanged if that shape has another number of entries. */
    Storage as(Shape other) {
        return other.entries() == entries.size() ? new Storage(other, entries, ranges) : this;
    }

    /** Returns the first numbers that both views share; empty if they share none. */
    Optional<MemoryRange> sharedWith(Storage other) {
        for (MemoryRange range : ranges) {
            for (MemoryRange its : other.ranges) {
                if (range.overlaps(its)) {
                    return Optional.of(range.sharedWith(its));
                }
            }
        }
        return Optional.empty();
    }

    /** Returns whether an array occurs twice, as two rows of a matrix. */
    boolean overlapsItself() {
        Set<Object> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        for (MemoryRange range : ranges) {
            distinct.add(range.owner());
        }
        return entries.size() > 0 && distinct.size() < ranges.size();
    }

    private static List<MemoryRange> wholes(int length, Object... owners) {
        List<MemoryRange> wholes = new ArrayList<>(owners.length);
        for (Object owner : owners) {
            wholes.add(MemoryRange.whole(owner, length));
        }
        return wholes;
    }

    /** Returns the shape, after checking that a memory of some length holds its entries from the offset on. */
    private static Shape placed(String what, int offset, @Nullable Shape shape, int length, boolean isBuffer) {
        String memory = isBuffer ? "buffer" : "array";
        if (shape == null) {
            throw new IllegalArgumentException(
                    "the shape of " + what + " is null; give its sizes, such as Shape.of(4, 3)");
        }
        if (offset < 0) {
            throw new IllegalArgumentException(
                    what + " begins at entry " + offset + " of its " + memory + "; give an offset of 0 or more");
        }
        if (shape.entries() > length - offset) {
            throw new IllegalArgumentException(what + " " + shape.predicate() + " and begins at entry " + offset
                    + " of its " + memory + ", which needs " + ((long) offset + shape.entries()) + " entries, but "
                    + (isBuffer ? "the limit of the buffer is " : "the array has ") + length
                    + "; correct the offset, the shape or the " + memory);
        }
        return shape;
    }

    /** Returns the array behind a commons-math3 vector or matrix, which may be described as a block of its own. */
    private static Object dataOf(RealVector values) {
        return values instanceof ArrayRealVector vector ? vector.getDataRef() : values;
    }

    private static Object[] dataOf(RealMatrix values) {
        return values instanceof Array2DRowRealMatrix matrix ? matrix.getDataRef() : new Object[] {values};
    }

    /** Returns the argument, which Java code without null annotations may pass as null. */
    private static <T> T present(String what, @Nullable T found) {
        if (found == null) {
            throw new IllegalArgumentException(what + " is null; give its entries");
        }
        return found;
    }

    private static String rowOf(String what, int row) {
        return "row " + row + " of " + what;
    }

    private static int columnsOf(String what, int rows, RowLength lengthOf) {
        if (rows == 0) {
            return 0;
        }
        int columns = lengthOf.of(0);
        for (int row = 1; row < rows; row++) {
            if (lengthOf.of(row) != columns) {
                throw new IllegalArgumentException(
                        "the rows of " + what + " must be equally long, but row 0 has " + columns
                                + " entries and row " + row + " has " + lengthOf.of(row)
                                + "; describe rows of different lengths as blocks of their own");
            }
        }
        return columns;
    }

    private interface RowLength {
        int of(int row);
    }
}
