package org.gradcheck.internal.diagnosis.description;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The differences of a matrix are the products of one number for each row and one for each column: they have rank one. */
final class ProductOfVectors implements Relation {

    /** Fewest products that the numbers do not determine. */
    private static final int FEWEST_FURTHER = 3;

    /** Weight of the distance in error bars, which decides among entries with as many partners. */
    private static final double SMALL = 1e-12;

    /** Part of the wrong entries that must be such products. Chosen: of a sample half is at crossings of rows and columns. */
    private static final double SMALLEST_PART = 0.25;

    @Override
    public Optional<String> of(Differences differences) {
        if (differences.rank() != 2 || differences.size() == 0) {
            return Optional.empty();
        }
        Map<Integer, Integer> places = new HashMap<>();
        int pivot = differences.positions().get(0);
        for (int i : differences.positions()) {
            places.put(differences.block().entry(i), i);
        }
        int width = differences.block().shape().sizes().get(1);
        Map<Integer, List<Integer>> rows = differences.byLine(0);
        Map<Integer, List<Integer>> columns = differences.byLine(1);
        double most = -1;
        for (int i : differences.positions()) {
            int entry = differences.block().entry(i);
            int crossing = Math.min(partners(rows, entry / width), partners(columns, entry % width));
            double worth = crossing + Math.min(0.5, inErrors(differences, i) * SMALL);
            pivot = worth > most ? i : pivot;
            most = Math.max(worth, most);
        }
        int pivotEntry = differences.block().entry(pivot);
        int further = 0;
        for (int i : differences.positions()) {
            int entry = differences.block().entry(i);
            Integer inRow = places.get(entry / width * width + pivotEntry % width);
            Integer inColumn = places.get(pivotEntry / width * width + entry % width);
            if (inRow != null
                    && inColumn != null
                    && entry / width != pivotEntry / width
                    && entry % width != pivotEntry % width) {
                further++;
                if (!isProduct(differences, i, inRow, inColumn, pivot)) {
                    return Optional.empty();
                }
            }
        }
        if (further < FEWEST_FURTHER
                || further < SMALLEST_PART * differences.size()
                || !differences.areCertain(differences.size() - further)) {
            return Optional.empty();
        }
        return Optional.of("analytic - numeric has rank one, a number for each row times a number for each column: one"
                + " product of two vectors is wrong, such as that of one example");
    }

    private static int partners(Map<Integer, List<Integer>> lines, int line) {
        List<Integer> of = lines.get(line);
        return of == null ? 0 : of.size();
    }

    private static double inErrors(Differences differences, int i) {
        return Math.abs(differences.difference(i)) / differences.error(i);
    }

    private static boolean isProduct(Differences d, int i, int inRow, int inColumn, int pivot) {
        double ofRow = d.difference(inRow) / d.difference(pivot);
        double ofColumn = d.difference(inColumn) / d.difference(pivot);
        double error = d.error(i)
                + d.error(inRow) * Math.abs(ofColumn)
                + d.error(inColumn) * Math.abs(ofRow)
                + d.error(pivot) * Math.abs(ofRow * ofColumn);
        return Differences.isZero(d.difference(i) - ofRow * d.difference(inColumn), error);
    }
}
