package org.gradcheck.internal.diagnosis.search;

import org.gradcheck.report.MeasuredBlock;

/**
 * Sizes of the parameters of a block, by which derivatives of different units are compared.
 *
 * @param typical the root mean square of the finite parameters, at most 1; 1 if all are zero
 */
record EntryUnits(double typical) {

    static EntryUnits of(MeasuredBlock block) {
        double norm = 0;
        int count = 0;
        for (int i = 0; i < block.size(); i++) {
            double parameter = block.parameter(i);
            if (Double.isFinite(parameter)) {
                norm = Math.hypot(norm, parameter);
                count++;
            }
        }
        double mean = norm / Math.sqrt(Math.max(1, count));
        return new EntryUnits(mean >= Double.MIN_NORMAL ? Math.min(1, mean) : 1);
    }

    /** The absolute value of a parameter; the typical size if it is zero or not finite. */
    double own(MeasuredBlock block, int i) {
        double size = Math.abs(block.parameter(i));
        return size >= Double.MIN_NORMAL && size <= Double.MAX_VALUE ? size : typical;
    }

    /** The same, but at least the typical size, which a parameter may be far below by coincidence. */
    double typical(MeasuredBlock block, int i) {
        return Math.max(own(block, i), typical);
    }
}
