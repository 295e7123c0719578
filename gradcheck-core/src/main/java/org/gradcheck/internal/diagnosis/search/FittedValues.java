package org.gradcheck.internal.diagnosis.search;

import java.util.List;
import org.gradcheck.internal.differentiation.ErrorBars;

/** The values of some entries as vectors, to which numbers are fitted. Arrays are shared, and must not be written to. */
public final class FittedValues {

    private final double[] analytic;
    private final double[] expected;
    private final double[] parameters;
    private final double[] errors;

    private FittedValues(int size) {
        analytic = new double[size];
        expected = new double[size];
        parameters = new double[size];
        errors = new double[size];
    }

    /** Returns the values of some entries, in their order. */
    public static FittedValues of(List<Scope.Entry> entries) {
        FittedValues values = new FittedValues(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Scope.Entry entry = entries.get(i);
            values.analytic[i] = entry.analytic();
            values.expected[i] = entry.expected();
            values.parameters[i] = entry.parameter();
            values.errors[i] = entry.error();
        }
        return values;
    }

    public int size() {
        return analytic.length;
    }

    public double[] analytic() {
        return analytic;
    }

    public double[] expected() {
        return expected;
    }

    public double[] parameters() {
        return parameters;
    }

    /** The error bars, with the rounding of the gradient code. */
    public double[] errors() {
        return errors;
    }

    /** Returns the analytic values less a multiple of the expected ones. */
    public double[] analyticLess(double factor) {
        double[] differences = new double[size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = analytic[i] - factor * expected[i];
        }
        return differences;
    }

    /** Returns whether the expected values are a multiple of the parameters, within their error bars. */
    public boolean areMultiplesOfParameters() {
        double multiple = LeastSquares.multiple(expected, parameters, errors);
        for (int i = 0; i < size(); i++) {
            if (!(Math.abs(expected[i] - multiple * parameters[i]) <= ErrorBars.AGREEMENT * errors[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the largest size of an expected value; 0 if there are none. */
    public double largestExpected() {
        return LeastSquares.largest(expected);
    }
}
