package org.gradcheck.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcheck.differentiation.CostChanges;

/**
 * How the cost of a batch changes with each parameter of a network, by what of the network the parameter changes: one
 * unit, and through it the layers above. All weights of a unit share the costs that they depend on, so differencing all
 * parameters takes about as long as a few dozen evaluations of the cost for each unit of the network, whatever the number
 * of weights.
 *
 * <p>What it gives are differences of the network's own cost, to rounding. Immutable as far as it can be seen from
 * outside; the parts it returns are not thread-safe.
 */
public final class NetworkCostChanges {

    private NetworkCostChanges() {}

    /**
     * Looks at a network as it is now.
     *
     * @param network the network, at the point of the check; not changed, and not seen again
     * @param batch the examples over which the cost is averaged
     * @return for each layer the changes with its weights, row by row, then with its biases
     * @throws IllegalArgumentException if the batch does not fit the network
     */
    public static List<CostChanges> of(FeedforwardNetwork network, TrainingBatch batch) {
        batch.requireFits(network);
        ExampleStates states = new ExampleStates(network, batch);
        List<CostChanges> changes = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            ShiftedUnit shifted = new ShiftedUnit(network, states, l);
            Layer layer = network.layer(l);
            double[][] inputs = new double[batch.size()][];
            for (int example = 0; example < inputs.length; example++) {
                inputs[example] = states.inputs(example, l);
            }
            double[][] ones = new double[inputs.length][1];
            Arrays.stream(ones).forEach(one -> one[0] = 1);
            changes.add(new LayerCostChanges(states, shifted, inputs, layer.weightValues(), network.weightDecay()));
            changes.add(
                    new LayerCostChanges(states, shifted, ones, layer.biases().toArray(), 0));
        }
        return List.copyOf(changes);
    }
}
