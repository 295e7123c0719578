package org.gradcheck.network;

import java.util.List;

/**
 * Change of an example's cost when the pre-activation of one unit of a layer is shifted.
 *
 * <p>The layers below do not change. In an elementwise layer one output changes; its change times a column of weights is added
 * to the pre-activations of the layer above. Each further layer adds the weighted changes of the layer below to its previous
 * pre-activations. The change of the cost is the sum of the changes of its terms.
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

    /** Weights of each unit in the layer above, {@code units x units above}; empty for the output layer. */
    private final double[][] columns;

    ShiftedUnit(FeedforwardNetwork network, ExampleStates states, int layer) {
        this.states = states;
        this.layer = layer;
        this.layers = network.layers();
        this.z = network.zeroPerUnit();
        this.a = network.zeroPerUnit();
        this.changes = network.zeroPerUnit();
        this.columns = hasLayerAbove() ? layers.get(layer + 1).weightsOfInputs() : new double[0][];
    }

    /** Returns the change of the example's cost; NaN where the network has no value. */
    double costChange(int example, int unit, double shift) {
        if (shift == 0) {
            return 0;
        }
        try {
            propagate(example, unit, shift);
            int last = layers.size() - 1;
            double change = states.costChange(example, z[last], a[last]);
            return Double.isFinite(change) ? change : Double.NaN;
        } catch (IllegalArgumentException | ArithmeticException outside) { // thrown by activations of the user's own
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

    /** Adds changes to the previous pre-activations in place of summing anew, which would add rounding errors. */
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
