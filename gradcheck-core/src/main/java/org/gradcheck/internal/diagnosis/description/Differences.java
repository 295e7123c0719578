package org.gradcheck.internal.diagnosis.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.gradcheck.internal.diagnosis.search.JudgedValues;
import org.gradcheck.internal.diagnosis.search.Standing;
import org.gradcheck.report.MeasuredBlock;

/**
 * The wrong entries of a block with their values and error bars, to which relations of analytic and numeric values are fitted.
 */
final class Differences {

    /** Error bars within which values are the same: as an entry agrees. */
    static final double SAME = 10;

    /** Largest relative uncertainty of a factor, and of differences that are fitted. Chosen: named factors differ by more. */
    static final double LARGEST_UNCERTAINTY = 0.05;

    /** Fewest clear entries that show a factor. Chosen: two lines of two. */
    private static final int FEWEST_CLEAR = 4;

    /** Smallest part of clear entries that show a factor. Chosen: half of a sample is at random places. */
    private static final double SMALLEST_CLEAR_PART = 0.25;

    private final JudgedValues values;
    private final MeasuredBlock block;
    private final List<Integer> positions = new ArrayList<>();
    private double scale;

    Differences(JudgedValues values) {
        this.values = values;
        this.block = values.measured();
        for (int i = 0; i < block.size(); i++) {
            if (values.standing(i) == Standing.WRONG && block.isKnown(i) && Double.isFinite(block.analytic(i))) {
                positions.add(i);
            }
            scale = block.isKnown(i) ? Math.max(scale, Math.abs(block.numeric(i))) : scale;
        }
    }

    JudgedValues values() {
        return values;
    }

    MeasuredBlock block() {
        return block;
    }

    /** Returns the positions of the wrong entries whose numeric value is known. */
    List<Integer> positions() {
        return positions;
    }

    int size() {
        return positions.size();
    }

    double analytic(int i) {
        return block.analytic(i);
    }

    double numeric(int i) {
        return block.numeric(i);
    }

    double difference(int i) {
        return block.analytic(i) - block.numeric(i);
    }

    /** Returns the error of the numeric value, with the rounding of the analytic one. */
    double error(int i) {
        double largest = Math.max(Math.abs(block.analytic(i)), Math.abs(block.numeric(i)));
        return block.error(i) + block.rounding().of(largest, scale) + Double.MIN_NORMAL;
    }

    /** Returns whether a value is zero within some errors. */
    static boolean isZero(double value, double error) {
        return Math.abs(value) <= SAME * error;
    }

    /**
     * Returns whether the errors leave no room for other differences than those of a fit. Within large errors a few differences fit
     * anything. With relative errors {@code e} of the differences and p numbers, n entries determine the fit to
     * {@code e / sqrt(n - p)}.
     *
     * @param fitted the numbers that are fitted
     */
    boolean areCertain(int fitted) {
        double squares = 0;
        for (int i : positions) {
            double inErrors = difference(i) / error(i);
            squares += inErrors * inErrors;
        }
        double freedom = (double) (positions.size() - fitted) / positions.size();
        return freedom > 0 && SAME <= LARGEST_UNCERTAINTY * Math.sqrt(squares * freedom);
    }

    /** Returns whether an entry by itself would show another factor: its own is known to a twentieth. */
    boolean isClear(int i) {
        return Math.abs(numeric(i)) > SAME / LARGEST_UNCERTAINTY * error(i);
    }

    /** Returns whether a number of clear entries is enough to show a factor. */
    boolean areEnough(int clear) {
        return clear >= FEWEST_CLEAR && clear >= SMALLEST_CLEAR_PART * positions.size();
    }

    /** Returns whether all differences are what a function of the numeric value gives. */
    boolean areAnalytic(DoubleUnaryOperator ofNumeric, double slope) {
        for (int i : positions) {
            if (!isZero(analytic(i) - ofNumeric.applyAsDouble(numeric(i)), error(i) * (1 + Math.abs(slope)))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the wrong entries of each line along an axis, ascending. */
    Map<Integer, List<Integer>> byLine(int axis) {
        Map<Integer, List<Integer>> lines = new TreeMap<>();
        List<Integer> sizes = block.shape().sizes();
        int stride = 1;
        for (int inner = axis + 1; inner < sizes.size(); inner++) {
            stride *= sizes.get(inner);
        }
        for (int i : positions) {
            lines.computeIfAbsent(block.entry(i) / stride % sizes.get(axis), line -> new ArrayList<>())
                    .add(i);
        }
        return lines;
    }

    int rank() {
        return block.shape().sizes().size();
    }
}
