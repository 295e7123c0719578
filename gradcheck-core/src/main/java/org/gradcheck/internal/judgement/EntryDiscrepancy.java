package org.gradcheck.internal.judgement;

import org.gradcheck.internal.differentiation.Derivative;
import org.gradcheck.report.CostNearby;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.subject.ParameterBlock;

/** Both values of an entry as a report shows them, with a kink or a jump of the cost. */
public final class EntryDiscrepancy {

    private EntryDiscrepancy() {}

    /**
     * Returns the discrepancy of an entry.
     *
     * @param block its block
     * @param entry its number within the block
     * @param analytic the user's value
     * @param numeric the numeric derivative
     * @param error the error bar to show
     */
    public static Discrepancy of(ParameterBlock block, int entry, double analytic, Derivative numeric, double error) {
        return new Discrepancy(
                block.nameOf(entry),
                block.name(),
                block.shape(),
                entry,
                analytic,
                numeric.value(),
                error,
                costNearby(numeric));
    }

    private static CostNearby costNearby(Derivative numeric) {
        if (numeric instanceof Derivative.Kink kink) {
            return new CostNearby.Kink(kink.left(), kink.right());
        }
        return numeric instanceof Derivative.Jump jump ? new CostNearby.Jump(jump.height()) : new CostNearby.Smooth();
    }
}
