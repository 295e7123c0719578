package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.Layer;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/** The parameters of a built-in network: two blocks for each layer, in the order of its flat vector. */
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
            String weightsName = weightsName(i);
            String biasesName = biasesName(i);
            Storage weights = Storage.of(weightsName, layer.weights());
            Storage biases = Storage.of(biasesName, layer.biases());
            int biasOffset = offset + weights.shape().entries();
            blocks.add(new BlockDescription(
                    weightsName,
                    weights,
                    Optional.of(new NetworkReference(network, batch, i, NetworkReference.Part.WEIGHTS, offset)),
                    GradientSource.given(
                            weightsName, gradient, (what, given) -> Storage.of(what, given.weights(index)))));
            blocks.add(new BlockDescription(
                    biasesName,
                    biases,
                    Optional.of(new NetworkReference(network, batch, i, NetworkReference.Part.BIASES, biasOffset)),
                    GradientSource.given(
                            biasesName, gradient, (what, given) -> Storage.of(what, given.biases(index)))));
            offset = biasOffset + biases.shape().entries();
        }
        return blocks;
    }
}
