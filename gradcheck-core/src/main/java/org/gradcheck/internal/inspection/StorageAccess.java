package org.gradcheck.internal.inspection;

import java.util.function.Supplier;
import org.gradcheck.internal.parameters.StoredVector;

/** Access to a storage under inspection. Exceptions of its methods are told with the method and the name of the block. */
final class StorageAccess {

    /**
     * Most entries that are read and written one by one. Chosen: as many as a check compares one by one by default. Of a larger
     * storage, entries at equal distances are taken.
     */
    private static final int MOST_SINGLES = 10_000;

    private final StoredVector storage;
    private final int distance;

    StorageAccess(StoredVector storage) {
        this.storage = storage;
        this.distance = (storage.size() + MOST_SINGLES - 1) / MOST_SINGLES;
    }

    static boolean differ(double one, double other) {
        return Double.doubleToLongBits(one) != Double.doubleToLongBits(other);
    }

    IllegalStateException refused(int entry, String text) {
        return new IllegalStateException("entry " + entry + " of the storage of " + storage.what() + " " + text);
    }

    double[] read() {
        return run("read()", storage::toArray);
    }

    void write(double[] values) {
        run("write(double[])", () -> {
            storage.setAll(values);
            return true;
        });
    }

    private double readOne(int entry) {
        return run("read(int)", () -> storage.get(entry));
    }

    private void writeOne(int entry, double value) {
        run("write(int, double)", () -> {
            storage.set(entry, value);
            return true;
        });
    }

    /** Compares single entries with those of the whole. */
    void requireSingles(double[] whole) {
        if (!storage.access().readsSingly()) {
            return;
        }
        for (int entry = 0; entry < whole.length; entry += distance) {
            double single = readOne(entry);
            if (differ(single, whole[entry])) {
                throw refused(
                        entry,
                        "is " + single + " by read(int), but " + whole[entry]
                                + " by read(); let both read the same number, in row-major order");
            }
        }
    }

    /**
     * Stores single entries and puts them back. Each second one is stored first, in ascending order, and the others in descending
     * order, so that an entry that is stored in a wrong place is not hidden by the next one.
     */
    void writeSingles(double[] origin, double[] other) {
        if (!storage.access().writesSingly()) {
            return;
        }
        double[] expected = origin.clone();
        int count = (origin.length + distance - 1) / distance;
        for (double[] values : new double[][] {other, origin}) {
            for (int k = 0; k < count; k += 2) {
                store(expected, k * distance, values);
            }
            requireStored(expected);
            for (int k = count - 1 - count % 2; k > 0; k -= 2) {
                store(expected, k * distance, values);
            }
            requireStored(expected);
        }
    }

    private void store(double[] expected, int entry, double[] values) {
        expected[entry] = values[entry];
        writeOne(entry, values[entry]);
        if (storage.access().readsSingly()) {
            double found = readOne(entry);
            if (differ(found, values[entry])) {
                throw refused(
                        entry,
                        "was given " + values[entry] + " by write(int, double), but is " + found
                                + " by read(int); let both access the same number");
            }
        }
    }

    private void requireStored(double[] expected) {
        double[] found = read();
        for (int entry = 0; entry < expected.length; entry++) {
            if (differ(found[entry], expected[entry])) {
                throw refused(
                        entry,
                        "is " + found[entry] + " by read(), but should be " + expected[entry]
                                + " after entries were stored by write(int, double); let it store that entry alone, in"
                                + " row-major order, rounded as write(double[]) rounds it");
            }
        }
    }

    /**
     * Puts the parameters back as well as the storage allows, twice, since it may store what it was given before. An exception is left
     * out: the reason of the refusal is what the user has to know.
     */
    void restore(double[] origin) {
        try {
            storage.setAll(origin);
            storage.setAll(origin);
        } catch (RuntimeException alreadyRefused) {
            return;
        }
    }

    private <T> T run(String method, Supplier<T> call) {
        try {
            return call.get();
        } catch (StoredVector.UnreadableException unreadable) {
            throw unreadable;
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    method + " of the storage of " + storage.what() + " threw "
                            + e.getClass().getName()
                            + "; a check reads and writes all parameters, displaced by a part of their size: let the"
                            + " storage take them, or declare their bounds",
                    e);
        }
    }
}
