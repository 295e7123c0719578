package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.internal.parameters.FlatView;
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
        int next = 0;
        for (int i = 0; i < network.depth(); i++) {
            Layer layer = network.layer(i);
            for (Part part : Part.values()) {
                boolean isWeights = part == Part.WEIGHTS;
                String name = isWeights ? weightsName(i) : biasesName(i);
                Shape shape = isWeights ? Shape.of(layer.units(), layer.inputs()) : Shape.of(layer.units());
                int offset = next;
                blocks.add(new BlockDescription(
                        name,
                        Storage.of((FlatView) network.parameters(), offset, shape),
                        Optional.of(new NetworkReference(network, batch, i, part, offset)),
                        GradientSource.given(
                                name,
                                gradient,
                                (what, given) -> Storage.of((FlatView) given.asVector(), offset, shape))));
                next += shape.entries();
            }
        }
        return blocks;
    }
}
