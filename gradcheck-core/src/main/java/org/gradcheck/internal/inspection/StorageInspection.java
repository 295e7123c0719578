package org.gradcheck.internal.inspection;

import java.util.List;
import org.gradcheck.internal.parameters.DeclaredParameters;
import org.gradcheck.internal.parameters.StoredVector;
import org.gradcheck.subject.ParameterBlock;

/**
 * Inspection of the storages that users have written, before a check relies on them. Each one is read twice, and what was read is
 * written back. Then all entries that may move are displaced both ways, and what the storage holds is read back by each of
 * its methods. The parameters are restored. A storage that contradicts itself is refused by an {@link IllegalStateException}
 * that says what it did.
 */
public final class StorageInspection {

    /** Smallest displacement as a part of the scale. Chosen: about that of a first step, so that a domain is hardly left. */
    private static final double SMALLEST = 0x1p-10;

    /** Factor between displacements. A storage of coarse resolution, such as that of {@code bfloat16}, needs larger ones. */
    private static final double GROWTH = 0x1p4;

    /** Largest displacement as a part of the scale. */
    private static final double LARGEST = 0x1p2;

    private final DeclaredParameters declared;
    private final StorageAccess access;
    private final double[] origin;

    private StorageInspection(StoredVector storage, DeclaredParameters declared) {
        this.declared = declared;
        this.access = new StorageAccess(storage);
        this.origin = access.read();
    }

    /** Refuses a storage that does not keep what it is given. */
    public static void requireSound(List<ParameterBlock> blocks) {
        for (ParameterBlock block : blocks) {
            if (block.values() instanceof DeclaredParameters declared
                    && declared.undeclared() instanceof StoredVector storage
                    && storage.size() > 0) {
                String sizes = storage.sizes().get();
                refuseAnotherShape(storage, block.shape().sizes().toString(), sizes);
                new StorageInspection(storage, declared).inspect();
                refuseAnotherShape(storage, sizes, storage.sizes().get());
            }
        }
    }

    private static void refuseAnotherShape(StoredVector storage, String before, String now) {
        if (!before.equals(now)) {
            throw new IllegalStateException("the storage of " + storage.what() + " had the sizes " + before
                    + " and later " + now + "; return always the same shape");
        }
    }

    private void inspect() {
        boolean isRestored = false;
        try {
            requireSame(
                    access.read(),
                    entry -> "was read as " + origin[entry] + " and, with nothing stored in between, as ",
                    "; let read() return what is stored");
            access.requireSingles(origin);
            access.write(origin);
            requireOrigin("what was read from it was written back");
            for (int sign = 1; sign >= -1; sign -= 2) {
                double[] stored = displace(sign);
                if (sign == 1) {
                    requireIndependent(stored);
                }
                access.write(origin);
                requireOrigin("it was displaced and written back");
                access.requireSingles(origin);
                access.writeSingles(origin, stored);
                requireOrigin("it was displaced and written back entry by entry");
            }
            isRestored = true;
        } finally {
            if (!isRestored) {
                access.restore(origin);
            }
        }
    }

    private interface Words {

        String of(int entry);
    }

    private void requireOrigin(String done) {
        requireSame(
                access.read(),
                entry -> "was " + origin[entry] + " and, after " + done + ", is ",
                "; let the storage restore what was read, to the bit");
    }

    private void requireSame(double[] found, Words words, String remedy) {
        for (int entry = 0; entry < origin.length; entry++) {
            if (StorageAccess.differ(found[entry], origin[entry])) {
                throw access.refused(entry, words.of(entry) + found[entry] + remedy);
            }
        }
    }

    /** Displaces the entries further until each one has moved, and returns what the storage holds. */
    private double[] displace(int sign) {
        TrialDisplacements trial = new TrialDisplacements(declared, origin, sign);
        for (double size = SMALLEST; trial.isPending() && size <= LARGEST; size *= GROWTH) {
            double[] wanted = trial.displaced(size);
            access.write(wanted);
            double[] stored = access.read();
            access.requireSingles(stored);
            trial.read(access, wanted, stored);
        }
        trial.refuseUnmoved(access);
        return requireKept(trial.stored());
    }

    /**
     * Displaces half of the entries at a time: those with a digit of 1 in their binary number. Of any two entries one is displaced
     * alone then, so that entries that share a number, or are exchanged, show.
     */
    private void requireIndependent(double[] stored) {
        for (int digit = 1; digit > 0 && digit < origin.length; digit <<= 1) {
            double[] mixed = origin.clone();
            for (int entry = 0; entry < origin.length; entry++) {
                mixed[entry] = (entry & digit) == 0 ? origin[entry] : stored[entry];
            }
            access.write(mixed);
            double[] found = access.read();
            for (int entry = 0; entry < origin.length; entry++) {
                if (StorageAccess.differ(found[entry], mixed[entry])) {
                    throw access.refused(
                            entry,
                            "was given " + mixed[entry] + ", which it held before, and is read as " + found[entry]
                                    + " when other entries change; let it hold each entry by itself, in row-major order");
                }
            }
        }
    }

    /** Writes what the storage has held twice. The single entries are read before the whole, which may be what refreshes them. */
    private double[] requireKept(double[] stored) {
        for (int time = 0; time < 2; time++) {
            access.write(stored);
            access.requireSingles(stored);
            double[] again = access.read();
            for (int entry = 0; entry < stored.length; entry++) {
                if (StorageAccess.differ(stored[entry], again[entry])) {
                    throw access.refused(
                            entry,
                            "held " + stored[entry] + ", but " + again[entry] + " after all entries were stored as it"
                                    + " held them; let write(double[]) store each entry where read() reads it, in"
                                    + " row-major order");
                }
            }
        }
        return stored;
    }
}
