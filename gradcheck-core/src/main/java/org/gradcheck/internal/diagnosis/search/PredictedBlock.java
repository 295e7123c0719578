package org.gradcheck.internal.diagnosis.search;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.gradcheck.report.MeasuredBlock;

/**
 * What the measured entries of a block are expected to be, and how far each of these values may be off. An infinite error
 * expects nothing of an entry. Arrays are shared, and never written to once they are here.
 */
public final class PredictedBlock {

    private final double[] values;
    private final double[] errors;
    private final double scale;

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

    /** What the finite differences say, where they say anything. */
    public static PredictedBlock measured(MeasuredBlock block) {
        return of(
                block.size(),
                i -> block.isKnown(i) ? block.numeric(i) : 0,
                i -> block.isKnown(i) ? block.error(i) : Double.POSITIVE_INFINITY);
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

    /** The largest value that is expected. */
    double scale() {
        return scale;
    }

    /** Whether another prediction of the same block says the same. */
    boolean isSameAs(PredictedBlock other) {
        return this == other || (Arrays.equals(values, other.values) && Arrays.equals(errors, other.errors));
    }

    /** Each value times a factor of its own. */
    public PredictedBlock times(IntToDoubleFunction factor) {
        return of(
                values.length,
                i -> values[i] * factor.applyAsDouble(i),
                i -> errors[i] * Math.max(Math.abs(factor.applyAsDouble(i)), Double.MIN_NORMAL));
    }

    /** Each value plus an exact number. */
    public PredictedBlock plus(IntToDoubleFunction summand) {
        return of(values.length, i -> values[i] + summand.applyAsDouble(i), i -> errors[i]);
    }

    /** At each position the value that is expected at another. */
    public PredictedBlock from(IntUnaryOperator positions) {
        return of(values.length, i -> values[positions.applyAsInt(i)], i -> errors[positions.applyAsInt(i)]);
    }
}
