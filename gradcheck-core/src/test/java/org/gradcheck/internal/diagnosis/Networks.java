package org.gradcheck.internal.diagnosis;

import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkBuilder;
import org.gradcheck.network.TrainingBatch;

/** Small networks, each with a batch of three examples of three inputs and two targets. */
public final class Networks {

    public static final TrainingBatch BATCH = TrainingBatch.of(
            new double[][] {{0.2, -1.0, 0.7}, {1.4, 0.3, -0.6}, {-0.9, 0.8, 0.1}},
            new double[][] {{0.5, 0.3}, {0.9, 0.1}, {0.2, 0.6}});

    private Networks() {}

    /** 3-3-3-2, so that layers 0 and 1 can be mistaken for one another. */
    public static FeedforwardNetwork deep(Activation hidden) {
        return of(0, hidden, hidden);
    }

    public static FeedforwardNetwork deepWithWeightDecay(Activation hidden) {
        return of(0.1, hidden, hidden);
    }

    public static FeedforwardNetwork shallow(Activation hidden) {
        return of(0, hidden);
    }

    private static FeedforwardNetwork of(double weightDecay, Activation... hidden) {
        NetworkBuilder builder = FeedforwardNetwork.builder(3);
        for (Activation activation : hidden) {
            builder.dense(3, activation);
        }
        return builder.dense(2, Activation.SIGMOID)
                .cost(CostFunction.QUADRATIC)
                .weightDecay(weightDecay)
                .seed(42)
                .build();
    }
}
