package org.gradcheck.report;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Parameters, analytic values, numeric values and error bars of some entries. The arrays are shared and are never written to
 * after construction.
 */
final class MeasuredValues {

    final double[] parameters;
    final double[] analytic;
    final double[] numeric;
    final double[] errors;

    MeasuredValues(double[] parameters, double[] analytic, double[] numeric, double[] errors) {
        this.parameters = parameters;
        this.analytic = analytic;
        this.numeric = numeric;
        this.errors = errors;
    }

    static MeasuredValues joined(List<MeasuredValues> parts) {
        return new MeasuredValues(
                joined(parts, part -> part.parameters),
                joined(parts, part -> part.analytic),
                joined(parts, part -> part.numeric),
                joined(parts, part -> part.errors));
    }

    private static double[] joined(List<MeasuredValues> parts, Function<MeasuredValues, double[]> kind) {
        return parts.stream().map(kind).flatMapToDouble(Arrays::stream).toArray();
    }

    boolean isSameAs(MeasuredValues other) {
        return Arrays.equals(parameters, other.parameters)
                && Arrays.equals(analytic, other.analytic)
                && Arrays.equals(numeric, other.numeric)
                && Arrays.equals(errors, other.errors);
    }

    /** Returns a hash of the analytic and numeric values. */
    int hash() {
        return 31 * Arrays.hashCode(analytic) + Arrays.hashCode(numeric);
    }
}
