package org.gradcheck.internal.diagnosis.search;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.gradcheck.report.MeasuredBlock;
import org.jspecify.annotations.Nullable;

/**
 * The expected values of the measured entries of a block, with their error bars. An entry with an infinite error bar matches
 * any value. Arrays are shared, and must not be written to afterwards.
 */
public final class PredictedBlock {

    private final double[] values;
    private final double[] errors;
    private final double scale;
    private double largestChange;
    private @Nullable EntryUnits units;

    public PredictedBlock(double[] values, double[] errors) {
        this.values = values;
        this.errors = errors;
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            if (errors[i] < Double.POSITIVE_INFINITY) {
                largest = Math.max(largest, Math.abs(values[i]));
            }
        }
        scale = largest;
    }

    public static PredictedBlock of(int size, IntToDoubleFunction value, IntToDoubleFunction error) {
        double[] values = new double[size];
        double[] errors = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = value.applyAsDouble(i);
            errors[i] = error.applyAsDouble(i);
        }
        return new PredictedBlock(values, errors);
    }

    /** The finite differences; entries without one have an infinite error bar. */
    public static PredictedBlock measured(MeasuredBlock block) {
        double[] values = new double[block.size()];
        double[] errors = new double[block.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = block.isKnown(i) ? block.numeric(i) : 0;
            errors[i] = block.isKnown(i) ? block.error(i) : Double.POSITIVE_INFINITY;
        }
        return new PredictedBlock(values, errors);
    }

    /**
     * The largest value of the block as a derivative by one parameter, in units: it would change the cost as much when the parameter changes
     * by its size. Sums within a block round relative to it.
     *
     * @param measured the block
     * @param i the position of the parameter
     */
    double scale(MeasuredBlock measured, int i) {
        if (units == null) {
            units = EntryUnits.of(measured);
            for (int k = 0; k < values.length; k++) {
                if (errors[k] < Double.POSITIVE_INFINITY) {
                    largestChange = Math.max(largestChange, Math.abs(values[k]) * units.own(measured, k));
                }
            }
        }
        return largestChange / units.typical(measured, i);
    }

    public int size() {
        return values.length;
    }

    public double value(int i) {
        return values[i];
    }

    public double error(int i) {
        return errors[i];
    }

    boolean isKnown(int i) {
        return errors[i] < Double.POSITIVE_INFINITY;
    }

    /** The largest absolute value of an entry with a finite error bar. */
    double scale() {
        return scale;
    }

    /** Whether another prediction of the same block has the same values and error bars. */
    boolean isSameAs(PredictedBlock other) {
        return this == other || (Arrays.equals(values, other.values) && Arrays.equals(errors, other.errors));
    }

    /** Each value times a factor of its own. */
    public PredictedBlock times(double[] factors) {
        double[] products = values.clone();
        double[] theirErrors = errors.clone();
        for (int i = 0; i < products.length; i++) {
            products[i] *= factors[i];
            theirErrors[i] *= Math.max(Math.abs(factors[i]), Double.MIN_NORMAL);
        }
        return new PredictedBlock(products, theirErrors);
    }

    /** All values times the same factor. */
    public PredictedBlock times(double factor) {
        double[] factors = new double[values.length];
        Arrays.fill(factors, factor);
        return times(factors);
    }

    /** Each value plus an exact number. */
    public PredictedBlock plus(double... summands) {
        double[] sums = values.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] += summands[i];
        }
        return new PredictedBlock(sums, errors);
    }

    /** Each value replaced by the one at another position. */
    public PredictedBlock from(IntUnaryOperator positions) {
        double[] moved = new double[values.length];
        double[] movedErrors = new double[values.length];
        for (int i = 0; i < moved.length; i++) {
            int from = positions.applyAsInt(i);
            moved[i] = values[from];
            movedErrors[i] = errors[from];
        }
        return new PredictedBlock(moved, movedErrors);
    }
}
