package org.gradcheck.internal.inspection;

import java.util.BitSet;
import org.gradcheck.internal.parameters.DeclaredParameters;
import org.gradcheck.internal.parameters.ParameterScale;

/**
 * Displacements of the entries of a storage, each by another amount and about half of them upwards. A storage that rounds
 * to the nearest number it can hold, or towards zero, holds a number no further from the given one than the point is,
 * since it can hold the point.
 */
final class TrialDisplacements {

    /** Part of the golden ratio: its multiples modulo 1 are spread evenly (Knuth, TAOCP volume 3, section 6.4). */
    private static final double GOLDEN = 0.6180339887498949;

    /** Largest size that a storage in single precision can hold twice. */
    private static final double LARGEST_SIZE = Float.MAX_VALUE / 4;

    private final DeclaredParameters declared;
    private final ParameterScale scale;
    private final double[] origin;
    private final double[] stored;
    private final double[] given;
    private final int sign;
    private final BitSet pending = new BitSet();

    TrialDisplacements(DeclaredParameters declared, double[] origin, int sign) {
        this.declared = declared;
        this.scale = new ParameterScale(declared);
        this.origin = origin;
        this.stored = origin.clone();
        this.given = origin.clone();
        this.sign = sign;
        for (int i = 0; i < origin.length; i++) {
            pending.set(i, Double.isFinite(origin[i]) && !declared.isFixed(i));
        }
    }

    boolean isPending() {
        return !pending.isEmpty();
    }

    /** What the storage holds after each entry was displaced far enough. */
    double[] stored() {
        return stored;
    }

    /** Displaces the entries that have not moved yet. An entry without room between its bounds is given up. */
    double[] displaced(double size) {
        double[] values = stored.clone();
        for (int i = pending.nextSetBit(0); i >= 0; i = pending.nextSetBit(i + 1)) {
            double position = i * GOLDEN % 1;
            int way = (Math.floor(i * GOLDEN * GOLDEN * 64) % 2 == 0 ? 1 : -1) * sign;
            double moved = origin[i] + way * size * (1 + position) * scale.of(i);
            boolean hasRoom = declared.lowerBound(i) <= moved
                    && moved <= declared.upperBound(i)
                    && (Math.abs(moved) <= Math.abs(origin[i]) || Math.abs(moved) <= LARGEST_SIZE);
            if (hasRoom) {
                values[i] = moved;
            } else {
                pending.clear(i);
            }
        }
        return values;
    }

    /** Takes what a storage holds after it was given displaced entries. */
    void read(StorageAccess access, double[] wanted, double[] found) {
        for (int i = 0; i < wanted.length; i++) {
            boolean isRounded = pending.get(i) && Math.abs(found[i] - wanted[i]) <= Math.abs(origin[i] - wanted[i]);
            if (StorageAccess.differ(found[i], wanted[i]) && !isRounded) {
                throw access.refused(
                        i,
                        "was " + origin[i] + ", was given " + wanted[i] + " and is read as " + found[i]
                                + "; let it hold the nearest number that it can hold");
            }
            given[i] = wanted[i];
            stored[i] = found[i];
            pending.set(i, pending.get(i) && found[i] == origin[i]);
        }
    }

    void refuseUnmoved(StorageAccess access) {
        int unmoved = pending.nextSetBit(0);
        if (unmoved >= 0) {
            throw access.refused(
                    unmoved,
                    "keeps its value " + origin[unmoved] + ", although it was given " + given[unmoved]
                            + "; let the storage write to where it reads, or declare the entry fixed or its bounds");
        }
    }
}
