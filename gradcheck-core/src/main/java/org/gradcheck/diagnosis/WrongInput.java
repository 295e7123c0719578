package org.gradcheck.diagnosis;

import java.util.function.Function;

/** Rules by which the derivatives by the weights of some layers are made of something else than what flows into them. */
final class WrongInput extends Bug {

    private final NetworkHypothesis.Layers layers;
    private final Function<ForwardStates, Function<Integer, double[]>> input;

    WrongInput(
            Rules others, NetworkHypothesis.Layers layers, Function<ForwardStates, Function<Integer, double[]>> input) {
        super(others);
        this.layers = layers;
        this.input = input;
    }

    @Override
    double[] input(ForwardStates example, int layer) {
        return layers.contains(layer) ? input.apply(example).apply(layer) : others().input(example, layer);
    }
}
