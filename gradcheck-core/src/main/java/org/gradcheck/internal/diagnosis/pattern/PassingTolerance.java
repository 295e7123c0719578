package org.gradcheck.internal.diagnosis.pattern;

import java.util.List;
import org.gradcheck.internal.diagnosis.search.NumberText;
import org.gradcheck.report.MeasuredBlock;

/**
 * Tolerances with which the measured entries pass.
 *
 * <p>With a tolerance, an entry agrees if both its deviation and its error bar are within the tolerance. So each entry asks
 * for {@code r m + a} of its deviation and error bar, with {@code m} the larger of its two values. Entries for which that
 * is a small part of {@code m} determine {@code r}; the others, which are near zero, determine {@code a}.
 *
 * @param relative the relative tolerance
 * @param absolute the absolute tolerance; 0 if none is needed
 * @param isSampled whether only some entries of a block were measured
 */
record PassingTolerance(double relative, double absolute, boolean isSampled) {

    /** A further run may take other steps, which changes the numeric value by an error bar. Chosen: twice as much. */
    private static final double ERROR_BARS = 2;

    /** Entries that were not measured may deviate by more. Chosen: twice as much. */
    private static final double OF_SAMPLE = 2;

    /** The rounding of the quotient and of the product by the same value. */
    private static final double ROUNDING = 1e-15;

    static PassingTolerance of(List<MeasuredBlock> blocks) {
        boolean isSampled = blocks.stream().anyMatch(block -> !block.isComplete());
        double relative = 0;
        for (MeasuredBlock block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                double part = needed(block, i) / value(block, i);
                relative = part < Approximate.SMALL ? Math.max(relative, part) : relative;
            }
        }
        relative = NumberText.upTo(relative * (isSampled ? OF_SAMPLE : 1));
        double absolute = 0;
        for (MeasuredBlock block : blocks) {
            for (int i = 0; i < block.size(); i++) {
                double needed = needed(block, i);
                double left = needed - relative * value(block, i);
                absolute = left > ROUNDING * needed ? Math.max(absolute, left) : absolute;
            }
        }
        return new PassingTolerance(relative, absolute, isSampled);
    }

    /** Returns the tolerance that an entry needs; 0 for an entry that no tolerance makes wrong, such as one at a kink. */
    private static double needed(MeasuredBlock block, int i) {
        if (!block.isKnown(i) || !Double.isFinite(block.analytic(i))) {
            return 0;
        }
        double distance = Math.abs(block.analytic(i) - block.numeric(i));
        double error = block.error(i) + block.rounding().of(value(block, i), 0);
        boolean isPrecise = error < Approximate.SMALL * value(block, i);
        return block.isWrong(i) || isPrecise || distance > error ? distance + ERROR_BARS * error : 0;
    }

    private static double value(MeasuredBlock block, int i) {
        return Math.max(Math.abs(block.analytic(i)), Math.abs(block.numeric(i)));
    }

    /** Returns for example {@code relativeTolerance(3e-6)}. */
    @Override
    public String toString() {
        return "relativeTolerance(" + NumberText.rough(relative) + ")"
                + (absolute > 0 ? " and absoluteTolerance(" + NumberText.roundedUp(absolute) + ")" : "")
                + (isSampled ? " in the mode exhaustive" : "");
    }
}
