package consumer;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.Network;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.junit.jupiter.api.TestTemplate;

class RightTest {

    @GradientCheck
    void backprop(@Network(layers = {2, 2, 1}) FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        System.out.println("JUnit " + TestTemplate.class.getPackage().getImplementationVersion());
        gradient.asVector().setSubVector(0, Backpropagation.gradient(network, batch).asVector());
    }
}
