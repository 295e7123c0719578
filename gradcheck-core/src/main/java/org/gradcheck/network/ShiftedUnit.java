package org.gradcheck.network;

import java.util.List;

/**
 * The cost of an example when the pre-activation of one unit of a layer is shifted. What lies below does not change; in
 * the layer itself one output does, in the pre-activations above it their part times a column of weights; from there on
 * each layer adds to what it had the weighted changes of the layer below, and the cost is what its terms change by.
 */
final class ShiftedUnit {

    private final ExampleStates states;
    private final int layer;
    private final List<Layer> layers;
    private final double[][] z;
    private final double[][] a;
    private final double[][] changes;
    private final double[] ownZ = new double[1];
    private final double[] ownA = new double[1];

    /** The weights by which each unit is seen from the layer above: {@code units x units above}; empty for the outputs. */
    private final double[][] columns;

    ShiftedUnit(FeedforwardNetwork network, ExampleStates states, int layer) {
        this.states = states;
        this.layer = layer;
        this.layers = network.layers();
        this.z = network.zeroPerUnit();
        this.a = network.zeroPerUnit();
        this.changes = network.zeroPerUnit();
        this.columns =
                hasLayerAbove() ? layers.get(layer + 1).weights().transpose().getData() : new double[0][];
    }

    /** How much the cost of the example changes; NaN where the network has no value. */
    double costChange(int example, int unit, double shift) {
        if (shift == 0) {
            return 0;
        }
        try {
            propagate(example, unit, shift);
            int last = layers.size() - 1;
            double change = states.costChange(example, z[last], a[last]);
            return Double.isFinite(change) ? change : Double.NaN;
        } catch (IllegalArgumentException | ArithmeticException outside) { // from activations of the user's own
            return Double.NaN;
        }
    }

    private void propagate(int example, int unit, double shift) {
        if (hasLayerAbove() && layers.get(layer).activation().isElementwise()) {
            ownZ[0] = states.preActivations(example, layer)[unit] + shift;
            layers.get(layer).activation().activate(ownZ, ownA);
            double change = ownA[0] - states.outputs(example, layer)[unit];
            double[] above = states.preActivations(example, layer + 1);
            double[] column = columns[unit];
            for (int k = 0; k < column.length; k++) {
                z[layer + 1][k] = above[k] + column[k] * change;
            }
            activateFrom(example, layer + 1);
        } else {
            double[] own = states.preActivations(example, layer);
            System.arraycopy(own, 0, z[layer], 0, own.length);
            z[layer][unit] += shift;
            activateFrom(example, layer);
        }
    }

    /** Pre-activations are added to by what changes below them, so their own sums are not rounded anew. */
    private void activateFrom(int example, int first) {
        layers.get(first).activation().activate(z[first], a[first]);
        for (int l = first + 1; l < layers.size(); l++) {
            changesOf(example, l - 1);
            layers.get(l).addWeighted(changes[l - 1], states.preActivations(example, l), z[l]);
            layers.get(l).activation().activate(z[l], a[l]);
        }
    }

    private void changesOf(int example, int l) {
        double[] before = states.outputs(example, l);
        for (int k = 0; k < before.length; k++) {
            changes[l][k] = a[l][k] - before[k];
        }
    }

    private boolean hasLayerAbove() {
        return layer + 1 < layers.size();
    }
}
