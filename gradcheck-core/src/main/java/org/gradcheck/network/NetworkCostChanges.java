package org.gradcheck.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gradcheck.internal.parameters.CostChanges;

/**
 * How the cost of a batch changes with each parameter of a network, by what of the network the parameter changes: one
 * unit, and through it the layers above.
 *
 * <p>The change for one parameter is a difference of the network's own cost, evaluated from that unit on; no derivative
 * enters. The changes for all parameters of a layer at once are interpolated where that is accurate enough. To each
 * example and unit they are one function of the shift of the unit's pre-activation, whichever weight shifts it: its
 * difference of costs is evaluated at four shifts and tried at two more, and if the polynomial through the four and 0
 * meets those two to the given tolerance, it stands for the shifts of all weights. Where it does not, as at a kink, each
 * shift is evaluated by itself. So differencing all parameters takes six evaluations of the layers above for each unit and
 * example, and two for each weight only where the cost is not smooth.
 */
public final class NetworkCostChanges {

    private NetworkCostChanges() {}

    /**
     * Looks at a network as it is now. What it returns is valid while the parameters are those of now, and not thread-safe.
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
            double[][] ones = new double[inputs.length][1];
            Arrays.stream(ones).forEach(one -> one[0] = 1);
            changes.add(new LayerCostChanges(states, shifted, inputs, layer.weightValues(), network.weightDecay()));
            changes.add(
                    new LayerCostChanges(states, shifted, ones, layer.biases().toArray(), 0));
        }
        return List.copyOf(changes);
    }
}
