package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.NetworkReference.Part;

/**
 * The blocks of a built-in network: the weights and the biases of each layer, from the inputs to the outputs. The flat
 * vector of all parameters has the same order.
 */
final class NetworkBlocks {

    private NetworkBlocks() {}

    static String weightsName(int layer) {
        return "layer " + layer + " weights";
    }

    static String biasesName(int layer) {
        return "layer " + layer + " biases";
    }

    static List<BlockDescription> of(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        List<BlockDescription> blocks = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < network.depth(); i++) {
            int index = i;
            Layer layer = network.layer(i);
            for (Part part : Part.values()) {
                boolean isWeights = part == Part.WEIGHTS;
                String name = isWeights ? weightsName(i) : biasesName(i);
                Storage values = isWeights ? Storage.of(name, layer.weights()) : Storage.of(name, layer.biases());
                blocks.add(new BlockDescription(
                        name,
                        values,
                        Optional.of(new NetworkReference(network, batch, i, part, offset)),
                        GradientSource.given(
                                name,
                                gradient,
                                (what, given) -> isWeights
                                        ? Storage.of(what, given.weights(index))
                                        : Storage.of(what, given.biases(index)))));
                offset += values.shape().entries();
            }
        }
        return blocks;
    }
}
