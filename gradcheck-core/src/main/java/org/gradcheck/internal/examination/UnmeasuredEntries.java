package org.gradcheck.internal.examination;

import java.util.BitSet;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.Derivative;

/**
 * The entries of a block that get no numeric derivative. An analytic value of NaN or infinity is wrong whatever the derivative is. Only
 * the first few of them are measured, for the report. The last ones are not measured if a limit leaves too few evaluations for all.
 */
public final class UnmeasuredEntries {

    /** Measured entries of a block whose analytic value is not finite. Chosen: as many as the report lists. */
    public static final int MEASURED = 5;

    private final BitSet entries = new BitSet();
    private final BitSet unreached = new BitSet();

    /** @param affordable the number of entries that may be measured */
    UnmeasuredEntries(double[] analytic, ParameterVector values, long affordable) {
        int notFinite = 0;
        long measured = 0;
        for (int i = 0; i < analytic.length; i++) {
            if (!values.isFixed(i)) {
                notFinite += Double.isFinite(analytic[i]) ? 0 : 1;
                boolean isKnown = !Double.isFinite(analytic[i]) && notFinite > MEASURED;
                measured += isKnown ? 0 : 1;
                unreached.set(i, !isKnown && measured > affordable);
                entries.set(i, isKnown || measured > affordable);
            }
        }
    }

    /** Returns the number of entries that the limit of the evaluations leaves out. */
    int unreached() {
        return unreached.cardinality();
    }

    /** Returns the derivative of an entry that is not measured. */
    Derivative of(int entry) {
        return unreached.get(entry) ? new Derivative.Unreached() : derivative();
    }

    boolean contains(int entry) {
        return entries.get(entry);
    }

    /** Returns the derivative of an entry whose analytic value is wrong in any case: it may have any value. */
    public static Derivative derivative() {
        return new Derivative.Smooth(Double.NaN, Double.POSITIVE_INFINITY);
    }
}
