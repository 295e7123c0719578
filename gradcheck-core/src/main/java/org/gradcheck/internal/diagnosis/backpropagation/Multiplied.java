package org.gradcheck.internal.diagnosis.backpropagation;

import org.gradcheck.internal.diagnosis.backpropagation.NetworkHypothesis.Layers;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BrokenRules;

/** Rules by which each example counts so many times as much in some layers. */
final class Multiplied extends BrokenRules {

    private final Layers layers;
    private final double factor;

    Multiplied(BackpropagationRules others, Layers layers, double factor) {
        super(others);
        this.layers = layers;
        this.factor = factor;
    }

    @Override
    public double share(int example, int layer) {
        double share = others().share(example, layer);
        return layers.contains(layer) ? factor * share : share;
    }
}
