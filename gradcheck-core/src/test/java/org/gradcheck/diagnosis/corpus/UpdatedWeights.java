package org.gradcheck.diagnosis.corpus;

import org.gradcheck.diagnosis.Cause;

/** The layer above takes its step before the delta goes down through its weights. */
record UpdatedWeights(double learningRate) implements Bug {

    @Override
    public Cause cause() {
        return Cause.UPDATED_WEIGHTS_IN_DELTA;
    }

    @Override
    public double[] down(Trace trace, int l, double[] deltaAbove, double[][] gradientAbove) {
        double[] slope = new double[trace.units(l)];
        for (int i = 0; i < slope.length; i++) {
            for (int k = 0; k < deltaAbove.length; k++) {
                slope[i] += (trace.weight(l + 1, k, i) - learningRate * gradientAbove[k][i]) * deltaAbove[k];
            }
        }
        return slope;
    }
}
