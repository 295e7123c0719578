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

    static List<DescribedBlock> of(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        List<DescribedBlock> blocks = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < network.depth(); i++) {
            int index = i;
            Layer layer = network.layer(i);
            Storage weights = Storage.of(layer.weights());
            Storage biases = Storage.of(layer.biases());
            int biasOffset = offset + weights.shape().entries();
            blocks.add(new DescribedBlock(
                    "layer " + i + " weights",
                    weights,
                    Optional.of(new NetworkOracle(network, batch, i, NetworkOracle.Part.WEIGHTS, offset)),
                    GradientSource.given(() -> Storage.of(gradient.weights(index)))));
            blocks.add(new DescribedBlock(
                    "layer " + i + " biases",
                    biases,
                    Optional.of(new NetworkOracle(network, batch, i, NetworkOracle.Part.BIASES, biasOffset)),
                    GradientSource.given(() -> Storage.of(gradient.biases(index)))));
            offset = biasOffset + biases.shape().entries();
        }
        return blocks;
    }
}
