package org.gradcheck.internal.judgement;

import java.util.Arrays;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.internal.parameters.SinglePrecision;

/** What a right analytic gradient may have lost to rounding. */
public enum AnalyticRounding {

    /** Tens of thousands of roundings of an entry, or tens of the largest entry of its block. */
    DOUBLE_PRECISION(0x1p-37, 0x1p-47),

    /** Four roundings of an entry, or one of the largest entry of the block that it was summed beside. */
    SINGLE_PRECISION(0x1p-22, 0x1p-24);

    /** Numbers such as 0, 12 or -0.75 have few binary digits in any precision. */
    private static final int ROUND = 12;

    private final double ofEntry;
    private final double ofBlock;

    AnalyticRounding(double ofEntry, double ofBlock) {
        this.ofEntry = ofEntry;
        this.ofBlock = ofBlock;
    }

    public Rounding rounding() {
        return new Rounding(ofEntry, ofBlock);
    }

    /** The precision of a gradient: single if no entry has more digits than that, and some have more than round numbers. */
    public static AnalyticRounding in(double[] gradient) {
        boolean single = Arrays.stream(gradient).allMatch(SinglePrecision::contains);
        boolean round = Arrays.stream(gradient).allMatch(value -> significantBits((float) value) < ROUND);
        return single && !round ? SINGLE_PRECISION : DOUBLE_PRECISION;
    }

    private static int significantBits(float value) {
        int mantissa = (Float.floatToIntBits(value) & 0x7FFFFF) | 0x800000;
        return 24 - Integer.numberOfTrailingZeros(mantissa);
    }

    /**
     * How far an entry may be off.
     *
     * @param entry the analytic value
     * @param scale the largest derivative of the block
     */
    public double of(double entry, double scale) {
        return rounding().of(entry, scale);
    }
}
