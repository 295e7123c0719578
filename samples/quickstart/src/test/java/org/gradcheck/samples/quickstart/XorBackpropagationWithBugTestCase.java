package org.gradcheck.samples.quickstart;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.Network;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/** Fails, as it should; {@link XorBackpropagationWithBugTest} runs it. */
class XorBackpropagationWithBugTestCase {

    @GradientCheck
    void isTheGradientOfTheCost(
            @Network(layers = {2, 2, 1}) FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        XorBackpropagationWithBug.backpropagate(network, batch, gradient);
    }
}
