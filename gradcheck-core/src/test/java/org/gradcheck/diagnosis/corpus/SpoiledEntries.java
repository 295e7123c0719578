package org.gradcheck.diagnosis.corpus;

import java.util.function.DoubleUnaryOperator;
import org.gradcheck.diagnosis.Cause;

/** Something done to each entry of a part of a layer's finished gradient. */
record SpoiledEntries(Cause cause, String what, Part part, DoubleUnaryOperator operation) implements Bug {

    @Override
    public void spoil(Trace trace, int l, double[][][] gradient) {
        for (double[] row : gradient[l]) {
            for (int j = 0; j < row.length; j++) {
                if (part.has(j == row.length - 1)) {
                    row[j] = operation.applyAsDouble(row[j]);
                }
            }
        }
    }

    @Override
    public String toString() {
        return what + " in " + part;
    }
}
