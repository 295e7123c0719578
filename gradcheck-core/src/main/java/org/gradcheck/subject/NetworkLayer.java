package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;

/**
 * A layer of the built-in network, with the names of its two blocks.
 *
 * @param inputs the number of inputs of each unit
 * @param units the number of units
 * @param activation the name of its activation function, such as {@code tanh}
 * @param weights the name of the block with the weights, {@code units x inputs}
 * @param biases the name of the block with the biases, one for each unit
 */
public record NetworkLayer(int inputs, int units, String activation, String weights, String biases) {

    /** The layers from the inputs to the outputs. */
    static List<NetworkLayer> of(FeedforwardNetwork network) {
        List<NetworkLayer> layers = new ArrayList<>();
        for (int i = 0; i < network.depth(); i++) {
            Layer layer = network.layer(i);
            layers.add(new NetworkLayer(
                    layer.inputs(),
                    layer.units(),
                    layer.activation().label(),
                    NetworkBlocks.weightsName(i),
                    NetworkBlocks.biasesName(i)));
        }
        return layers;
    }
}
