package org.gradcheck.diagnosis.corpus;

import java.util.function.DoubleUnaryOperator;
import org.gradcheck.diagnosis.Cause;

/** Something done to one weight's derivative. */
record OneEntry(Cause cause, String what, int unit, int input, DoubleUnaryOperator operation) implements Bug {

    @Override
    public void spoil(Trace trace, int l, double[][][] gradient) {
        gradient[l][unit][input] = operation.applyAsDouble(gradient[l][unit][input]);
    }

    @Override
    public String toString() {
        return what + " at [" + unit + "][" + input + "]";
    }
}
