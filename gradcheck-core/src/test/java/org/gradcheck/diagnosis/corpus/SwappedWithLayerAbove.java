package org.gradcheck.diagnosis.corpus;

import org.gradcheck.diagnosis.Cause;

/** The gradients of two layers of the same shape, each in the place of the other. */
record SwappedWithLayerAbove() implements Bug {

    @Override
    public Cause cause() {
        return Cause.REORDERED;
    }

    @Override
    public void spoil(Trace trace, int l, double[][][] gradient) {
        double[][] own = gradient[l];
        gradient[l] = gradient[l + 1];
        gradient[l + 1] = own;
    }
}
