package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NetworkGradientTests {

    private final FeedforwardNetwork network = FeedforwardNetwork.builder(2)
            .dense(2, Activation.TANH)
            .dense(1, Activation.TANH)
            .build();

    private final NetworkGradient gradient = NetworkGradient.zerosLike(network);

    @Test
    void startsWithZerosForEachParameter() {
        assertThat(gradient.asVector().toArray()).containsExactly(new double[9]);
        assertThat(gradient.depth()).isEqualTo(2);
    }

    @Test
    void isLaidOutAsTheParametersAre() {
        for (int p = 0; p < 9; p++) {
            network.parameters().setEntry(p, p);
            gradient.asVector().setEntry(p, p);
        }

        for (int l = 0; l < 2; l++) {
            assertThat(gradient.weights(l)).isEqualTo(network.layer(l).weights());
            assertThat(gradient.biases(l)).isEqualTo(network.layer(l).biases());
        }
    }

    @Test
    void isFilledThroughItsMatricesAndVectors() {
        gradient.weights(0).addToEntry(1, 0, 3);
        gradient.biases(1).addToEntry(0, 4);

        assertThat(gradient.asVector().toArray()).containsExactly(0, 0, 3, 0, 0, 0, 0, 0, 4);
    }

    @Test
    void doesNotTouchTheParameters() {
        double[] before = network.parameters().toArray();

        gradient.asVector().set(1);

        assertThat(network.parameters().toArray()).containsExactly(before);
    }

    @Test
    void refusesALayerThatIsNotThere() {
        String message = "there is no layer 2 in the network 2-2-1 with 2 layers: pass an index from 0 (next to the"
                + " inputs) to 1 (the output layer)";

        assertThatThrownBy(() -> gradient.weights(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> gradient.biases(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage(message);
    }

    @Test
    void namesItsShape() {
        assertThat(gradient).hasToString("gradient of a 2-2-1 network");
    }
}
