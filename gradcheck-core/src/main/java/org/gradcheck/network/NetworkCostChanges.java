package org.gradcheck.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcheck.internal.parameters.CostChanges;

/**
 * Changes of a batch's cost with each parameter of a network. A parameter changes one unit and, through it, the layers above;
 * only these are evaluated again.
 *
 * <p>The change for one parameter is a difference of the network's own cost, evaluated from that unit on. No derivative is
 * used.
 *
 * <p>The changes for all parameters of a layer are interpolated if that is accurate enough. For one example and one unit, all
 * weights share one function: the change of the cost with the shift of the unit's pre-activation. This function is evaluated
 * at four shifts, and a polynomial is put through these four points and 0. The function is then evaluated at two further
 * shifts. If the polynomial agrees with both within the given tolerance, it replaces the function for the shifts of all
 * weights. Otherwise, for example at a kink, each shift is evaluated by itself. Differencing all parameters thus takes six
 * evaluations of the layers above for each unit and example, and two more for each weight where the cost is not smooth.
 */
public final class NetworkCostChanges {

    private NetworkCostChanges() {}

    /**
     * Returns the cost changes of a network at its present parameters. The result is valid until a parameter changes, and it is
     * not thread-safe.
     *
     * @param network the network, at the point of the check; not changed
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
            double[][] ones = new double[inputs.length][];
            Arrays.fill(ones, new double[] {1});
            changes.add(new LayerCostChanges(states, shifted, inputs, layer.weightValues(), network.weightDecay()));
            changes.add(
                    new LayerCostChanges(states, shifted, ones, layer.biases().toArray(), 0));
        }
        return List.copyOf(changes);
    }
}
