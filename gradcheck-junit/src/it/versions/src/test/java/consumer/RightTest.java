package consumer;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.Network;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

class RightTest {

    @GradientCheck
    void backprop(@Network(layers = {2, 2, 1}) FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        gradient.asVector().setSubVector(0, Backpropagation.gradient(network, batch).asVector());
    }
}
