package org.gradcheck.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.Network;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class XorBackpropagationTest {

    /** Random weights and a random batch; when the method has ended, its gradient is checked entry by entry. */
    @GradientCheck
    void isTheGradientOfTheCost(
            @Network(layers = {2, 2, 1}) FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        XorBackpropagation.backpropagate(network, batch, gradient);
    }

    /** A gradient may be right at random weights and wrong where training ends; here the weights are stated. */
    @GradientCheck(trials = 1)
    void isStillTheGradientWhenXorHasBeenLearned(GradientSubject subject) {
        FeedforwardNetwork network = TrainXor.trained(XorBackpropagation::backpropagate);
        TrainingBatch examples = Xor.truthTable();
        NetworkGradient gradient = NetworkGradient.zerosLike(network);
        subject.network(network, examples, gradient)
                .backward(() -> XorBackpropagation.backpropagate(network, examples, gradient));
    }

    @Test
    void learnsXor() {
        FeedforwardNetwork network = TrainXor.trained(XorBackpropagation::backpropagate);

        assertThat(network.cost(Xor.truthTable())).isBetween(0.5e-4, 1.5e-4);
    }
}
