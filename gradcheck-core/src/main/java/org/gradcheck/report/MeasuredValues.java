package org.gradcheck.report;

/**
 * Parameters, analytic values, numeric values and error bars of some entries, in one array each. The arrays are shared and are never
 * written to after construction.
 */
final class MeasuredValues implements EntryValues {

    private final double[] parameters;
    private final double[] analytic;
    private final double[] numeric;
    private final double[] errors;

    MeasuredValues(double[] parameters, double[] analytic, double[] numeric, double[] errors) {
        this.parameters = parameters;
        this.analytic = analytic;
        this.numeric = numeric;
        this.errors = errors;
    }

    @Override
    public int size() {
        return analytic.length;
    }

    @Override
    public double parameter(int i) {
        return parameters[i];
    }

    @Override
    public double analytic(int i) {
        return analytic[i];
    }

    @Override
    public double numeric(int i) {
        return numeric[i];
    }

    @Override
    public double error(int i) {
        return errors[i];
    }
}
