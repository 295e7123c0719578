package org.gradcheck.internal.sparse;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Location of wrong entries among the columns of a group, from residuals along several directions that displace this group alone.
 *
 * <p>An error {@code e} in column {@code j} gives residuals {@code e v_j}. So the ratio of two residuals is that of the components,
 * which are random: it tells the column, and a third direction confirms it. The stored entry of the row is the first candidate, then
 * each other column alone, then each other column together with the stored entry.
 */
final class EntryLocation {

    /** Rows for which pairs of columns are tried. Chosen: each takes the time of all columns of the group. */
    private static final int MOST_PAIRS = 1000;

    private final double[] first;
    private final double[] second;
    private final double[] third;
    private final int[] byRatio;
    private final double[] ratios;
    private int pairs;

    /** A residual with its tolerance. */
    record Residual(double value, double tolerated) {}

    /**
     * Prepares the location.
     *
     * @param columns the columns of the group
     * @param first the components of the direction of the group, for all columns of the matrix
     * @param second the components of another direction
     * @param third the components of a third direction
     */
    EntryLocation(int[] columns, double[] first, double[] second, double[] third) {
        this.first = first;
        this.second = second;
        this.third = third;
        this.byRatio = IntStream.of(columns)
                .boxed()
                .sorted(comparingDouble(column -> second[column] / first[column]))
                .mapToInt(column -> column)
                .toArray();
        this.ratios = IntStream.of(byRatio)
                .mapToDouble(column -> second[column] / first[column])
                .toArray();
    }

    /**
     * Traces residuals to a column.
     *
     * @param stored the column of the stored entry of the row in this group; negative if there is none
     * @param residuals the residuals along the three directions
     */
    LocatedEntry locate(int stored, List<Residual> residuals) {
        if (residuals.stream().anyMatch(residual -> !Double.isFinite(residual.value()))) {
            return LocatedEntry.NOWHERE;
        }
        if (stored >= 0 && isExplained(stored, residuals)) {
            return new LocatedEntry(stored, residuals.get(0).value() / first[stored], 0);
        }
        List<LocatedEntry> found = alone(stored, residuals);
        if (found.isEmpty() && stored >= 0 && pairs++ < MOST_PAIRS) {
            found = withStored(stored, residuals);
        }
        return found.size() == 1 ? found.get(0) : LocatedEntry.NOWHERE;
    }

    private boolean isExplained(int column, List<Residual> residuals) {
        return isExplained(residuals.get(1), second[column] / first[column], residuals.get(0))
                && isExplained(residuals.get(2), third[column] / first[column], residuals.get(0));
    }

    private static boolean isExplained(Residual residual, double ratio, Residual of) {
        return Math.abs(residual.value() - ratio * of.value())
                <= residual.tolerated() + Math.abs(ratio) * of.tolerated();
    }

    private List<LocatedEntry> alone(int stored, List<Residual> residuals) {
        Residual along = residuals.get(0);
        double certain = Math.abs(along.value()) - along.tolerated();
        if (!(certain > 0)) {
            return List.of();
        }
        double ratio = residuals.get(1).value() / along.value();
        double apart = (residuals.get(1).tolerated() + Math.abs(ratio) * along.tolerated()) / certain;
        List<LocatedEntry> found = new ArrayList<>();
        for (int i = from(ratio - apart); i < ratios.length && ratios[i] <= ratio + apart; i++) {
            int column = byRatio[i];
            if (column != stored && isExplained(column, residuals)) {
                found.add(new LocatedEntry(column, along.value() / first[column], 0));
            }
        }
        return found;
    }

    private int from(double least) {
        int low = 0;
        int high = ratios.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ratios[middle] < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Solves for the errors of two columns from two residuals; the third one confirms them. */
    private List<LocatedEntry> withStored(int stored, List<Residual> residuals) {
        double ofStored = second[stored] / first[stored];
        List<LocatedEntry> found = new ArrayList<>();
        for (int i = 0; i < byRatio.length; i++) {
            int column = byRatio[i];
            double apart = ratios[i] - ofStored;
            if (column == stored || apart == 0) {
                continue;
            }
            double share =
                    (residuals.get(1).value() - ofStored * residuals.get(0).value()) / apart;
            double rest = residuals.get(0).value() - share;
            double expected = third[column] / first[column] * share + third[stored] / first[stored] * rest;
            double uncertain = (residuals.get(1).tolerated()
                            + (1 + Math.abs(ofStored)) * residuals.get(0).tolerated())
                    * (1 + 1 / Math.abs(apart))
                    * (1 + Math.abs(third[column] / first[column]) + Math.abs(third[stored] / first[stored]));
            if (Math.abs(residuals.get(2).value() - expected)
                    <= uncertain + residuals.get(2).tolerated()) {
                found.add(new LocatedEntry(column, share / first[column], rest / first[stored]));
            }
        }
        return found;
    }
}
