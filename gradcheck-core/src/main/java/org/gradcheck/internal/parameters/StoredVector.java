package org.gradcheck.internal.parameters;

import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.text.Plural;
import org.jspecify.annotations.Nullable;

/**
 * Parameters in a storage of the user's. Arrays are copied in both directions: the storage may return its live array, and may keep the
 * array that it was given.
 *
 * @param what the name of the block in quotes
 * @param predicate the predicate of a sentence about its shape, such as {@code has 3 entries}
 * @param size the number of entries that the storage stated when it was described
 * @param sizes the sizes along each dimension as the storage states them now
 * @param access the methods of the storage
 */
public record StoredVector(String what, String predicate, int size, Supplier<String> sizes, Access access)
        implements ParameterVector {

    /**
     * The methods of a storage.
     *
     * @param read reads all entries
     * @param readOne reads one entry
     * @param write stores all entries
     * @param writeOne stores one entry
     * @param readsSingly whether the storage has a method of its own that reads one entry
     * @param writesSingly whether it has one that stores one entry
     */
    public record Access(
            Supplier<double @Nullable []> read,
            IntToDoubleFunction readOne,
            Consumer<double[]> write,
            WriteOne writeOne,
            boolean readsSingly,
            boolean writesSingly) {}

    /** Stores one entry. */
    public interface WriteOne {

        void store(int index, double value);
    }

    /** The storage returned null or too few or too many entries. */
    public static final class UnreadableException extends IllegalStateException {

        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    @Override
    public double lowerBound(int index) {
        return -Double.MAX_VALUE;
    }

    @Override
    public double upperBound(int index) {
        return Double.MAX_VALUE;
    }

    @Override
    public double get(int index) {
        return access.readOne.applyAsDouble(index);
    }

    @Override
    public void set(int index, double value) {
        access.writeOne.store(index, value);
    }

    @Override
    public double[] toArray() {
        double @Nullable [] values = access.read.get();
        if (values == null || values.length != size) {
            throw new UnreadableException(what + " " + predicate + ", but its storage was read as "
                    + (values == null ? "null" : Plural.of(values.length, "value")) + "; return one for each entry");
        }
        return values.clone();
    }

    @Override
    public void setAll(double[] values) {
        access.write.accept(values.clone());
    }
}
