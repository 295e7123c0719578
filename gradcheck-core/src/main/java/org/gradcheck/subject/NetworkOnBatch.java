package org.gradcheck.subject;

import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;

/**
 * A network whose cost is taken over some examples.
 *
 * @param network the network; live
 * @param batch the examples
 */
public record NetworkOnBatch(FeedforwardNetwork network, TrainingBatch batch) {}
