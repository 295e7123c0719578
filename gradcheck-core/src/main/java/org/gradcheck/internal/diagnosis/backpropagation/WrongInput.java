package org.gradcheck.internal.diagnosis.backpropagation;

import java.util.function.Function;
import org.gradcheck.internal.diagnosis.search.BackpropagationRules;
import org.gradcheck.internal.diagnosis.search.BrokenRules;
import org.gradcheck.internal.diagnosis.search.ForwardStates;

/** Rules by which the derivatives by the weights of some layers are made of something else than what flows into them. */
final class WrongInput extends BrokenRules {

    private final NetworkHypothesis.Layers layers;
    private final Function<ForwardStates, Function<Integer, double[]>> input;

    WrongInput(
            BackpropagationRules others,
            NetworkHypothesis.Layers layers,
            Function<ForwardStates, Function<Integer, double[]>> input) {
        super(others);
        this.layers = layers;
        this.input = input;
    }

    @Override
    public double[] input(ForwardStates example, int layer) {
        return layers.contains(layer) ? input.apply(example).apply(layer) : others().input(example, layer);
    }
}
