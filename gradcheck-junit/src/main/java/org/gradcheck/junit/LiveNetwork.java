package org.gradcheck.junit;

import java.util.stream.IntStream;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/**
 * Random network and random batch for which each layer has a gradient that is not zero. If rectifiers make a whole layer dead
 * on all examples, its gradient could not be checked, so network and batch are drawn again.
 */
record LiveNetwork(FeedforwardNetwork network, TrainingBatch batch) {

    private static final int MOST_DRAWS = 100;

    /** Draws network and batch from the seed alone. If every draw has a dead layer, the last draw is returned. */
    static LiveNetwork draw(NetworkAlternative alternative, Seed seed) {
        LiveNetwork drawn = once(alternative, seed);
        for (int again = 1; again < MOST_DRAWS && !drawn.isLive(); again++) {
            drawn = once(alternative, seed.derive(again));
        }
        return drawn;
    }

    private static LiveNetwork once(NetworkAlternative alternative, Seed seed) {
        FeedforwardNetwork network = alternative.build(seed.value());
        Well19937c random = new Well19937c(seed.derive("batch").value());
        return new LiveNetwork(network, TrainingBatch.random(network, alternative.batchSize(), random));
    }

    private boolean isLive() {
        NetworkGradient gradient = Backpropagation.gradient(network, batch);
        return IntStream.range(0, gradient.depth())
                .allMatch(layer -> gradient.weights(layer).getFrobeniusNorm() > 0
                        && gradient.biases(layer).getNorm() > 0);
    }
}
