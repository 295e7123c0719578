package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.junit.jupiter.api.Test;

/** The network is 1-1-1 with weights of 2 and 3, the example is 1 with a target of 0: its cost is half of (3 f(2))^2. */
class ShiftedUnitTests {

    @Test
    void changesTheCostThroughTheLayers() {
        assertThat(unit(0, Activation.IDENTITY).costChange(0, 0, 0.5)).isEqualTo((7.5 * 7.5 - 6 * 6) / 2);
        assertThat(unit(1, Activation.IDENTITY).costChange(0, 0, 0.5)).isEqualTo((6.5 * 6.5 - 6 * 6) / 2);
    }

    @Test
    void changesNothingWithoutAShift() {
        assertThat(unit(0, Activation.TANH).costChange(0, 0, 0)).isZero();
        assertThat(unit(0, Activation.TANH).costChange(0, 0, -0.0)).isZero();
    }

    @Test
    void forgetsTheShiftsBefore() {
        ShiftedUnit unit = unit(0, Activation.TANH);
        double change = unit.costChange(0, 0, 0.25);

        unit.costChange(0, 0, -7);

        assertThat(unit.costChange(0, 0, 0.25)).isEqualTo(change);
    }

    @Test
    void isShiftedAmongTheUnitsOfSoftmax() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(1)
                .dense(2, Activation.SOFTMAX)
                .cost(CostFunction.CATEGORICAL_CROSS_ENTROPY)
                .build();
        network.parameters().set(0);
        TrainingBatch batch = TrainingBatch.of(new double[][] {{1}}, new double[][] {{1, 0}});

        double change = new ShiftedUnit(network, new ExampleStates(network, batch), 0).costChange(0, 1, Math.log(3));

        assertThat(change).isCloseTo(Math.log(2), within(1e-15)); // from -log(1/2) to -log(1/4)
    }

    @Test
    void hasNoChangeWhereTheActivationHasNoValue() {
        for (Outside outside : Outside.values()) {
            ShiftedUnit unit = unit(0, ActivationFunction.of("bounded", new BoundedTanh(2.5, outside)));

            assertThat(unit.costChange(0, 0, 0.75)).isNaN();
            assertThat(unit.costChange(0, 0, 0.25)).isFinite();
        }
    }

    @Test
    void doesNotCatchOtherExceptions() {
        IllegalStateException thrown = new IllegalStateException("no value");
        ShiftedUnit unit = unit(0, ActivationFunction.of("failing", new UnivariateDifferentiableFunction() {
            @Override
            public double value(double z) {
                if (z > 2) {
                    throw thrown;
                }
                return z;
            }

            @Override
            public DerivativeStructure value(DerivativeStructure z) {
                return z;
            }
        }));

        assertThatThrownBy(() -> unit.costChange(0, 0, 1)).isSameAs(thrown);
    }

    private static ShiftedUnit unit(int layer, ActivationFunction hidden) {
        FeedforwardNetwork network = FeedforwardNetwork.builder(1)
                .dense(1, hidden)
                .dense(1, Activation.IDENTITY)
                .build();
        network.layer(0).weights().setEntry(0, 0, 2);
        network.layer(0).biases().set(0);
        network.layer(1).weights().setEntry(0, 0, 3);
        network.layer(1).biases().set(0);
        TrainingBatch batch = TrainingBatch.of(new double[][] {{1}}, new double[][] {{0}});
        return new ShiftedUnit(network, new ExampleStates(network, batch), layer);
    }
}
