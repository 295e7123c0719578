package org.gradcheck.samples.libraries.deeplearning4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A tanh whose derivative is off by a factor, as a user's own activation may be. */
public final class ScaledTanh extends ActivationTanH {

    private static final long serialVersionUID = 1;

    private final double factor;

    ScaledTanh(double factor) {
        this.factor = factor;
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray input, INDArray upstream) {
        Pair<INDArray, INDArray> right = super.backprop(input, upstream);
        return new Pair<>(right.getFirst().mul(factor), right.getSecond());
    }
}
