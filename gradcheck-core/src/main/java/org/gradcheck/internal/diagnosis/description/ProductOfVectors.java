package org.gradcheck.internal.diagnosis.description;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The differences of a matrix are the products of one number for each row and one for each column: they have rank one. */
final class ProductOfVectors implements Relation {

    /** Fewest products that the numbers do not determine. */
    private static final int FEWEST_FURTHER = 3;

    @Override
    public Optional<String> of(Differences differences) {
        if (differences.rank() != 2 || !differences.block().isComplete()) {
            return Optional.empty();
        }
        Map<Integer, List<Integer>> rows = differences.byLine(0);
        Map<Integer, List<Integer>> columns = differences.byLine(1);
        if (rows.size() < 2 || columns.size() < 2 || (rows.size() - 1) * (columns.size() - 1) < FEWEST_FURTHER) {
            return Optional.empty();
        }
        int pivot = differences.positions().get(0);
        for (int i : differences.positions()) {
            pivot = Math.abs(differences.difference(i)) / differences.error(i)
                            > Math.abs(differences.difference(pivot)) / differences.error(pivot)
                    ? i
                    : pivot;
        }
        int width = differences.block().shape().sizes().get(1);
        for (int row : rows.keySet()) {
            for (int column : columns.keySet()) {
                if (!isProduct(differences, row * width + column, row * width + pivot % width, pivot / width * width + column, pivot)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of("analytic - numeric has rank one, a number for each row times a number for each column: one"
                + " product of two vectors is wrong, such as that of one example");
    }

    private static boolean isProduct(Differences d, int i, int inRow, int inColumn, int pivot) {
        if (!d.block().isKnown(i) || !d.block().isKnown(inRow) || !d.block().isKnown(inColumn)) {
            return false;
        }
        double ofRow = d.difference(inRow) / d.difference(pivot);
        double ofColumn = d.difference(inColumn) / d.difference(pivot);
        double error = d.error(i)
                + d.error(inRow) * Math.abs(ofColumn)
                + d.error(inColumn) * Math.abs(ofRow)
                + d.error(pivot) * Math.abs(ofRow * ofColumn);
        return Differences.isZero(d.difference(i) - ofRow * d.difference(inColumn), error);
    }
}
