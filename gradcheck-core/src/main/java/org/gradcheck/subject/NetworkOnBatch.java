package org.gradcheck.subject;

import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;

/**
 * A built-in network with the batch of its cost.
 *
 * @param network the network; live
 * @param batch the examples
 */
public record NetworkOnBatch(FeedforwardNetwork network, TrainingBatch batch) {}
