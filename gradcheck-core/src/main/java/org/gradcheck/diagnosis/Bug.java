package org.gradcheck.diagnosis;

/** Rules of which all but one are those of others, which may have a bug of their own. */
abstract class Bug extends Rules {

    private final Rules others;

    Bug(Rules others) {
        super(others.network());
        this.others = others;
    }

    final Rules others() {
        return others;
    }

    @Override
    double[] outputDelta(ForwardStates example) {
        return others.outputDelta(example);
    }

    @Override
    void differentiate(ForwardStates example, int layer, double[] delta) {
        others.differentiate(example, layer, delta);
    }

    @Override
    double[] propagate(int layer, double[] delta) {
        return others.propagate(layer, delta);
    }

    @Override
    double[] input(ForwardStates example, int layer) {
        return others.input(example, layer);
    }

    @Override
    double share(int example, int layer) {
        return others.share(example, layer);
    }

    @Override
    double decay() {
        return others.decay();
    }
}
