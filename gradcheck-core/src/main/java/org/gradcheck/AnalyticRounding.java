package org.gradcheck;

import java.util.Arrays;

/** What a right analytic gradient may have lost to rounding. */
enum AnalyticRounding {

    /** Tens of thousands of roundings of an entry, or tens of the largest entry of its block. */
    DOUBLE_PRECISION(0x1p-37, 0x1p-47),

    /** Four roundings of an entry, or one of the largest entry of the block that it was summed beside. */
    SINGLE_PRECISION(0x1p-22, 0x1p-24);

    private final double ofEntry;
    private final double ofBlock;

    AnalyticRounding(double ofEntry, double ofBlock) {
        this.ofEntry = ofEntry;
        this.ofBlock = ofBlock;
    }

    /** The precision of a gradient: single if no entry has more digits than that. */
    static AnalyticRounding in(double[] gradient) {
        boolean single = Arrays.stream(gradient).allMatch(value -> value == (float) value);
        return single ? SINGLE_PRECISION : DOUBLE_PRECISION;
    }

    /**
     * How far an entry may be off.
     *
     * @param entry the analytic value
     * @param scale the largest derivative of the block
     */
    double of(double entry, double scale) {
        return ofEntry * Math.abs(entry) + ofBlock * scale;
    }
}
