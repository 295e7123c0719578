package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.gradcheck.internal.differentiation.Derivative;
import org.junit.jupiter.api.Test;

class HighPrecisionDifferentiatorTests {

    @Test
    void tinyDerivativeIsWithinItsErrorBar() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(1)
                .dense(1, Activation.TANH)
                .dense(1, Activation.IDENTITY)
                .build();
        network.parameters().setSubVector(0, new ArrayRealVector(new double[] {34.25, 0, 1, 0}));
        TrainingBatch batch = TrainingBatch.of(new double[][] {{1}}, new double[][] {{0.5}});

        Derivative derivative =
                HighPrecisionDifferentiator.of(network, batch).orElseThrow().partial(0);

        double exact = 0.5 * 4 * Math.exp(-2 * 34.25); // (a - t) tanh'(z), in which both are off by less than 1e-29
        assertThat(Math.abs(derivative.value() - exact)).isLessThanOrEqualTo(derivative.error());
        assertThat(derivative.error()).isLessThan(1e-3 * exact);
    }

    @Test
    void followsParametersThatMove() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(1)
                .dense(1, Activation.TANH)
                .dense(1, Activation.IDENTITY)
                .seed(1)
                .build();
        TrainingBatch batch = TrainingBatch.of(new double[][] {{1}}, new double[][] {{0.5}});
        HighPrecisionDifferentiator used =
                HighPrecisionDifferentiator.of(network, batch).orElseThrow();
        used.partial(0);
        network.parameters().addToEntry(1, 0.25);

        assertThat(used.partial(0))
                .isEqualTo(HighPrecisionDifferentiator.of(network, batch)
                        .orElseThrow()
                        .partial(0));
    }
}
