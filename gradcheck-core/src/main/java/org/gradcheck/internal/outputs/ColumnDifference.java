package org.gradcheck.internal.outputs;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.differentiation.SharedStencil;
import org.gradcheck.internal.parameters.Displaced;

/** The first difference of one column, for the outputs of one group: two evaluations, none for points that are remembered. */
final class ColumnDifference {

    private static final OutputEvaluation.Outputs NONE = new OutputEvaluation.Outputs(null, Double.NaN);

    private final int column;
    private final SharedStencil stencil;
    private final OutputEvaluation.Outputs left;
    private final OutputEvaluation.Outputs right;

    ColumnDifference(OutputEvaluation evaluation, ParameterVector coordinates, int column, StepGroup group) {
        this.column = column;
        this.stencil = stencil(coordinates, column, group);
        List<OutputEvaluation.Outputs> sides;
        try (Displaced displaced = new Displaced()) {
            sides = evaluation.at(stencil.sides(), displaced);
        }
        stencil.measure(
                sides.stream().mapToDouble(OutputEvaluation.Outputs::reading).toArray());
        this.right = stencil.hasRight() ? sides.get(0) : NONE;
        this.left = sides.size() > (stencil.hasRight() ? 1 : 0) ? sides.get(sides.size() - 1) : NONE;
    }

    /** The displacements of the first difference. */
    static SharedStencil stencil(ParameterVector coordinates, int column, StepGroup group) {
        return new SharedStencil(coordinates, column, group.rows().get(0).firstStep(column));
    }

    int column() {
        return column;
    }

    SharedStencil stencil() {
        return stencil;
    }

    /** The difference of one output. */
    CentralDifference of(OutputRow row) {
        return row.difference(stencil, left.of(row.output()), right.of(row.output()));
    }
}
