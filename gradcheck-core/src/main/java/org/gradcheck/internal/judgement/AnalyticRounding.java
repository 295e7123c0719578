package org.gradcheck.internal.judgement;

import java.util.List;
import org.gradcheck.internal.memory.SinglePrecision;
import org.gradcheck.internal.noise.Rounding;

/**
 * Rounding error of a right analytic gradient, in the precision that it was computed in.
 *
 * <p>The error of an entry is a part of the entry plus a part of the largest entry of its block, since sums within a
 * block round relative to their largest terms. The largest entry is taken in units: the derivative times the size of its
 * parameter.
 */
public enum AnalyticRounding {

    /**
     * 2^16 roundings (2^-53) of the entry, or 2^6 of the largest entry. Chosen: long sums lose a few digits to
     * cancellation.
     */
    DOUBLE_PRECISION(0x1p-37, 0x1p-47),

    /**
     * Four roundings (2^-24) of the entry, or one of the largest entry. Chosen: errors of some 1e-5 of the entry are
     * still detected.
     */
    SINGLE_PRECISION(0x1p-22, 0x1p-24),

    /** Double precision, except for entries that were computed from floats. */
    PARTLY_SINGLE_PRECISION(0x1p-37, 0x1p-47);

    /**
     * Numbers with fewer significant bits, such as 0, 12 or -0.75, are the same in any precision, so they do not show
     * single precision. Chosen: half of the 24 bits of a float.
     */
    private static final int BITS_OF_ROUND_NUMBERS = 12;

    /**
     * Significant bits of a number that was computed from floats, such as a probability in single precision less 1.
     * Chosen: nine more than a float has, for a sum with numbers up to 500 times as large. A number in double precision
     * has so few by coincidence once in a million cases (2^-20).
     */
    private static final int BITS_COMPUTED_FROM_FLOATS = 33;

    /** Entries computed from floats that are no coincidence. Chosen: one or two may be integers, such as 1e9. */
    private static final int NO_COINCIDENCE = 3;

    /** Part of the entries that is no coincidence. Formula: 64 times the part 2^-20 of numbers in double precision. */
    private static final double PART_BEYOND_COINCIDENCE = 0x1p-14;

    private final double ofEntry;
    private final double ofBlock;

    AnalyticRounding(double ofEntry, double ofBlock) {
        this.ofEntry = ofEntry;
        this.ofBlock = ofBlock;
    }

    public Rounding rounding() {
        return new Rounding(ofEntry, ofBlock);
    }

    /**
     * Returns the precision of a gradient: single if all entries are floats, and some of them are no round numbers; partly single
     * if some entries were computed from floats.
     */
    public static AnalyticRounding in(double[] gradient) {
        int precise = 0;
        int computed = 0;
        for (double entry : gradient) {
            precise += significantBits(entry) >= BITS_OF_ROUND_NUMBERS ? 1 : 0;
            computed += isComputedFromFloats(entry) ? 1 : 0;
        }
        double coincidence = Math.max(NO_COINCIDENCE, PART_BEYOND_COINCIDENCE * precise);
        if (precise == 0 || computed < Math.min(precise, coincidence)) {
            return DOUBLE_PRECISION;
        }
        return SinglePrecision.containsAll(gradient) ? SINGLE_PRECISION : PARTLY_SINGLE_PRECISION;
    }

    /** Returns whether all entries of all blocks are floats, and those of some block are no round numbers. */
    public static boolean areFloats(List<double[]> gradient) {
        boolean hasPrecise = false;
        for (double[] block : gradient) {
            if (!SinglePrecision.containsAll(block)) {
                return false;
            }
            hasPrecise |= in(block) == SINGLE_PRECISION;
        }
        return hasPrecise;
    }

    private static int significantBits(double value) {
        long mantissa = (Double.doubleToLongBits(value) & 0xFFFFFFFFFFFFFL) | 0x10000000000000L;
        return 53 - Long.numberOfTrailingZeros(mantissa);
    }

    private static boolean isComputedFromFloats(double entry) {
        int bits = significantBits(entry);
        return bits >= BITS_OF_ROUND_NUMBERS && bits <= BITS_COMPUTED_FROM_FLOATS;
    }

    /**
     * Returns the rounding error of an entry.
     *
     * @param entry the analytic value
     * @param scale the largest derivative of the block, in the unit of the entry
     */
    public double of(double entry, double scale) {
        boolean isSingle = this == PARTLY_SINGLE_PRECISION && isComputedFromFloats(entry);
        return (isSingle ? SINGLE_PRECISION : this).rounding().of(entry, scale);
    }
}
