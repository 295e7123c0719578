package org.gradcheck.diagnosis.corpus;

import java.util.function.IntUnaryOperator;
import org.gradcheck.diagnosis.Cause;

/** The derivatives by the weights of a layer, row by row, in another order: entry i is the right one at order(i). */
record Rearranged(Cause cause, String what, IntUnaryOperator order) implements Bug {

    /** The transposed matrix, row by row. */
    static Rearranged columnMajor(int units, int inputs) {
        Cause cause = units == inputs ? Cause.TRANSPOSED : Cause.REORDERED;
        return new Rearranged(cause, "column-major", i -> i % units * inputs + i / units);
    }

    @Override
    public void spoil(Trace trace, int l, double[][][] gradient) {
        int inputs = trace.inputs(l);
        double[][] right = Rows.scaled(gradient[l], 1);
        for (int i = 0; i < trace.units(l) * inputs; i++) {
            int from = order.applyAsInt(i);
            gradient[l][i / inputs][i % inputs] = right[from / inputs][from % inputs];
        }
    }

    @Override
    public String toString() {
        return what;
    }
}
