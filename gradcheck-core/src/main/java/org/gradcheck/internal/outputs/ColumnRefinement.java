package org.gradcheck.internal.outputs;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.CentralDifference;
import org.gradcheck.internal.evaluation.EvaluationBudget;
import org.gradcheck.internal.evaluation.ProgressCounter;

/**
 * Further differences of the entries of a column that one difference does not settle. The points of one entry serve all others of the
 * column.
 */
final class ColumnRefinement {

    /**
     * Evaluations for entries that agree, except for noise that hides them: larger steps may show them. Chosen: a few hundred, whatever
     * the size of the matrix; entries that remain hidden are reported as such.
     */
    private static final int EVALUATIONS_FOR_HIDDEN = 200;

    /** Most of them for one entry, which serve all others of its column. Chosen: a smaller step and five larger ones. */
    private static final int MOST_FOR_HIDDEN = 14;

    /** Evaluations that show that an output is nearly stationary. Chosen: two smaller steps, the fewest of which an error bar follows. */
    private static final int MOST_FOR_STATIONARY = 4;

    private final OutputEvaluation evaluation;
    private final ParameterVector coordinates;
    private final ProgressCounter progress;
    private final EvaluationBudget hidden;

    /**
     * Prepares the refinement of all columns, which share the evaluations for entries that noise hides.
     *
     * @param evaluation evaluates the outputs at the coordinates as they are stored
     * @param coordinates the live coordinates
     */
    ColumnRefinement(OutputEvaluation evaluation, ParameterVector coordinates, ProgressCounter progress) {
        this.evaluation = evaluation;
        this.coordinates = coordinates;
        this.progress = progress;
        this.hidden = new EvaluationBudget(evaluation.counted(), EVALUATIONS_FOR_HIDDEN);
    }

    /**
     * Refines the entries that are doubtful whatever the scale of their row is.
     *
     * @return whether others are left
     */
    static boolean refineAtOnce(ColumnDifference difference, List<OutputRow> rows) {
        boolean areLeft = false;
        for (OutputRow row : rows) {
            if (row.isDoubtful(difference.column())) {
                areLeft |= !row.refineAtOnce(difference.stencil(), difference.column(), difference.of(row));
            }
        }
        return areLeft;
    }

    /**
     * Refines all doubtful entries of a column.
     *
     * @param budget the evaluations are subtracted from it
     */
    void refineDoubtful(int column, List<StepGroup> groups, EvaluationBudget budget) {
        for (StepGroup group : groups) {
            List<OutputRow> rows =
                    group.rows().stream().filter(row -> row.isDoubtful(column)).toList();
            if (!rows.isEmpty()) {
                ColumnDifference difference = new ColumnDifference(evaluation, coordinates, column, group);
                progress.refining(true);
                try {
                    budget.spend(() -> refineDoubtful(difference, rows));
                } finally {
                    progress.refining(false);
                }
                progress.count(rows.size());
            }
        }
    }

    private int refineDoubtful(ColumnDifference difference, List<OutputRow> rows) {
        int refined = 0;
        for (OutputRow row : rows) {
            CentralDifference quick = difference.of(row);
            if (row.needsRefinement(difference.column(), quick)) {
                refine(row, difference, quick);
                refined++;
            }
        }
        return refined;
    }

    private void refine(OutputRow row, ColumnDifference difference, CentralDifference quick) {
        int column = difference.column();
        boolean isHidden = quick.step() > 0
                && row.agreesWithinNoise(column, quick)
                && !row.showsByTypicalSize(difference.stencil(), column);
        if (!isHidden) {
            row.refineDoubtful(difference.stencil(), column, quick);
        } else if (row.slopesDiffer(column, quick)) {
            row.refineNearlyStationary(difference.stencil(), column, quick, MOST_FOR_STATIONARY);
        } else {
            int most = Math.min(MOST_FOR_HIDDEN, hidden.left());
            hidden.spend(() -> {
                row.refineHidden(difference.stencil(), column, quick, most);
                return most;
            });
        }
    }

    /** Spends what is left of a budget on the entries of a column that agree, but whose noise could hide an error. */
    void spend(int column, List<StepGroup> groups, EvaluationBudget budget) {
        for (StepGroup group : groups) {
            ColumnDifference difference = new ColumnDifference(evaluation, coordinates, column, group);
            for (OutputRow row : group.rows()) {
                CentralDifference quick = difference.of(row);
                if (budget.areLeft() && row.couldMissAnError(column, quick)) {
                    budget.spend(() -> row.refine(difference.stencil(), column, quick, budget.left()));
                }
            }
        }
        evaluation.forgetColumn(coordinates, column);
    }
}
