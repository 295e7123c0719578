package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.function.Sin;
import org.junit.jupiter.api.Test;

class UserActivationTests {

    @Test
    void appliesTheFunctionAndItsDerivativeToEachUnit() {
        ActivationFunction sine = ActivationFunction.of("sine", new Sin());
        double[] z = {0.5, -1};
        double[] a = new double[2];
        sine.activate(z, a);
        double[] gradient = {2, 3};
        sine.backpropagate(z, a, gradient);

        assertThat(a).containsExactly(new double[] {Math.sin(0.5), Math.sin(-1)}, within(1e-15));
        assertThat(gradient).containsExactly(new double[] {2 * Math.cos(0.5), 3 * Math.cos(-1)}, within(1e-15));
        assertThat(sine.isElementwise()).isTrue();
        assertThat(sine.label()).isEqualTo("sine");
    }

    @Test
    void takesItsLabelFromTheClassWhereNoNameIsGiven() {
        FeedforwardNetwork network =
                FeedforwardNetwork.builder(2).dense(1, new Sin()).build();

        assertThat(network.describe()).isEqualTo("2-1 sin");
    }

    @Test
    void hasAPlainLabelWhereTheClassHasNoName() {
        UnivariateDifferentiableFunction square = new UnivariateDifferentiableFunction() {
            @Override
            public double value(double z) {
                return z * z;
            }

            @Override
            public DerivativeStructure value(DerivativeStructure z) {
                return z.multiply(z);
            }
        };

        assertThat(FeedforwardNetwork.builder(2).dense(1, square).build().describe())
                .isEqualTo("2-1 own function");
    }

    @Test
    void refusesToBeWithoutAFunction() {
        assertThatThrownBy(() -> ActivationFunction.of("sine", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the activation function is null: pass a UnivariateDifferentiableFunction");
    }

    @Test
    void refusesToBeWithoutAName() {
        assertThatThrownBy(() -> ActivationFunction.of(null, new Sin()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the name of an activation function is null: give it a name for descriptions");
        assertThatThrownBy(() -> ActivationFunction.of(" ", new Sin()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the name of an activation function is blank: give it a name for descriptions");
    }
}
