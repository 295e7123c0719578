package org.gradcheck.diagnosis.corpus;

import java.util.List;
import org.gradcheck.diagnosis.Cause;

/** A factor for each unit of a layer, or for each of its inputs. */
record Factors(Cause cause, List<Double> factors) implements Bug {

    @Override
    public void spoil(Trace trace, int l, double[][][] gradient) {
        boolean byUnit = cause == Cause.CONSTANT_ROW_FACTOR;
        for (int i = 0; i < trace.units(l); i++) {
            for (int j = 0; j < (byUnit ? trace.inputs(l) + 1 : trace.inputs(l)); j++) {
                gradient[l][i][j] *= factors.get(byUnit ? i : j);
            }
        }
    }
}
