package org.gradcheck.internal.check;

import org.gradcheck.internal.derivatives.SparseDerivative;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.sparse.SparseOutcome;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

/** The costs that the entries of a check are derivatives of: one cost for a gradient, an output for each row of a matrix. */
interface EntryCosts {

    EntryCost of(Discrepancy entry);

    /** Returns the name of an entry in reports. */
    String nameOf(String block, int entry);

    static EntryCosts of(Objective here, double atPoint) {
        return new EntryCosts() {
            @Override
            public EntryCost of(Discrepancy entry) {
                ParameterBlock block = here.blockNamed(entry.block());
                return new EntryCost(block.values(), entry.entry(), here.cost(), atPoint);
            }

            @Override
            public String nameOf(String block, int entry) {
                return here.blockNamed(block).nameOf(entry);
            }
        };
    }

    static EntryCosts of(SparseDerivative derivative, SparseOutcome outcome) {
        ParameterBlock matrix =
                derivative.block(outcome.places().size(), outcome.places().names(derivative));
        return new EntryCosts() {
            @Override
            public EntryCost of(Discrepancy entry) {
                int row = outcome.places().row(entry.entry());
                return new EntryCost(
                        derivative.coordinates().values(),
                        outcome.places().column(entry.entry()),
                        () -> derivative.outputs().here()[row],
                        derivative.outputsAtPoint()[row]);
            }

            @Override
            public String nameOf(String block, int entry) {
                return matrix.nameOf(entry);
            }
        };
    }

    static EntryCosts of(VectorDerivative derivative) {
        int columns = derivative.coordinates().values().size();
        return new EntryCosts() {
            @Override
            public EntryCost of(Discrepancy entry) {
                int row = entry.entry() / columns;
                return new EntryCost(
                        derivative.coordinates().values(),
                        entry.entry() % columns,
                        () -> derivative.outputs().here()[row],
                        derivative.outputsAtPoint()[row]);
            }

            @Override
            public String nameOf(String block, int entry) {
                return derivative.matrix().nameOf(entry);
            }
        };
    }
}
