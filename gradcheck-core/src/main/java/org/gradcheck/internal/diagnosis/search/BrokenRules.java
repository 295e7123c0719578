package org.gradcheck.internal.diagnosis.search;

/** Rules of which all but one are those of others, which may have a bug of their own. */
public abstract class BrokenRules extends BackpropagationRules {

    private final BackpropagationRules others;

    public BrokenRules(BackpropagationRules others) {
        super(others.network());
        this.others = others;
    }

    public final BackpropagationRules others() {
        return others;
    }

    @Override
    public double[] outputDelta(ForwardStates example) {
        return others.outputDelta(example);
    }

    @Override
    public void differentiate(ForwardStates example, int layer, double[] delta) {
        others.differentiate(example, layer, delta);
    }

    @Override
    public double[] propagate(int layer, double[] delta) {
        return others.propagate(layer, delta);
    }

    @Override
    public double[] input(ForwardStates example, int layer) {
        return others.input(example, layer);
    }

    @Override
    public double share(int example, int layer) {
        return others.share(example, layer);
    }

    @Override
    public double decay() {
        return others.decay();
    }
}
