package org.gradcheck.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ActivationTests {

    /** A few roundings of a double, each at most 1.1e-16. */
    private static final double ROUNDING = 1e-15;

    @ParameterizedTest
    @MethodSource("elementwiseActivationsAndPreActivations")
    void valueKeepsItsRelativeAccuracy(Activation activation, double z) {
        double exact = PreciseActivation.value(activation, z);

        assertThat(activation.value(z)).isCloseTo(exact, within(relativeRounding(activation, z) * Math.abs(exact)));
    }

    @ParameterizedTest
    @MethodSource("elementwiseActivationsAndPreActivations")
    void derivativeKeepsItsRelativeAccuracy(Activation activation, double z) {
        double exact = PreciseActivation.derivative(activation, z);

        assertThat(activation.derivative(z)).isCloseTo(exact, within(ROUNDING * Math.abs(exact)));
    }

    /** exp(-z^2/2) turns the rounding of its argument into a relative error of z^2/2 times as much. */
    private static double relativeRounding(Activation activation, double z) {
        return activation == Activation.GELU ? ROUNDING + z * z * Math.ulp(1.0) : ROUNDING;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void derivativeIsThatOfTheValue(Activation activation) {
        FiniteDifferencesDifferentiator differentiator = new FiniteDifferencesDifferentiator(7, 0.02);
        for (double z : new double[] {-3.1, -1.3, -0.4, 0.3, 0.9, 2.7}) {
            double numeric = differentiator
                    .differentiate(activation::value)
                    .value(new DerivativeStructure(1, 1, 0, z))
                    .getPartialDerivative(1);

            // Truncation 0.02^6 f^(7) / 140, with sixth-order derivatives of these functions below 1000.
            assertThat(activation.derivative(z)).as("at %s", z).isCloseTo(numeric, within(1e-9));
        }
    }

    @Test
    void derivativeNextToItsZeroIsAsAccurateAsTheTermsThatCancel() {
        double geluTerm = 0.2266;
        double siluTerm = 0.2178;

        assertThat(Activation.GELU.derivative(-0.75))
                .isCloseTo(PreciseActivation.derivative(Activation.GELU, -0.75), within(ROUNDING * geluTerm));
        assertThat(Activation.SILU.derivative(-1.2785))
                .isCloseTo(PreciseActivation.derivative(Activation.SILU, -1.2785), within(ROUNDING * siluTerm));
    }

    @Test
    void smallTailsAreNotLost() {
        double tail = Math.exp(-700);

        assertThat(Activation.SIGMOID.value(-700)).isCloseTo(tail, within(ROUNDING * tail));
        assertThat(Activation.SIGMOID.derivative(700)).isCloseTo(tail, within(ROUNDING * tail));
        assertThat(Activation.SOFTPLUS.value(-700)).isCloseTo(tail, within(ROUNDING * tail));
        assertThat(Activation.ELU.derivative(-700)).isCloseTo(tail, within(ROUNDING * tail));
        assertThat(Activation.ELU.value(-1e-20)).isEqualTo(-1e-20);
        assertThat(Activation.TANH.derivative(300)).isPositive();
        assertThat(Activation.GELU.value(-37)).isNegative();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void notANumberStaysNotANumber(Activation activation) {
        assertThat(activation.value(Double.NaN)).isNaN();
        assertThat(activation.derivative(Double.NaN)).isNaN();
    }

    @Test
    void derivativeAtAKinkIsTheSlopeOnTheLeft() {
        assertThat(Activation.RELU.derivative(0)).isZero();
        assertThat(Activation.RELU.derivative(-0.0)).isZero();
        assertThat(Activation.LEAKY_RELU.derivative(0)).isEqualTo(0.01);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void layersAreActivatedUnitByUnit(Activation activation) {
        double[] z = {-0.7, 1.2};
        double[] a = new double[2];
        activation.activate(z, a);
        double[] gradient = {3, -2};
        activation.backpropagate(z, a, gradient);

        assertThat(a).containsExactly(activation.value(-0.7), activation.value(1.2));
        assertThat(gradient).containsExactly(3 * activation.derivative(-0.7), -2 * activation.derivative(1.2));
        assertThat(activation.isElementwise()).isTrue();
    }

    @Test
    void labelsAreShortLowerCaseNames() {
        assertThat(Activation.values())
                .extracting(Activation::label)
                .containsExactly(
                        "identity",
                        "sigmoid",
                        "tanh",
                        "relu",
                        "leaky relu",
                        "elu",
                        "softplus",
                        "gelu",
                        "silu",
                        "softmax");
    }

    @Test
    void softmaxHasNoValueOfASinglePreActivation() {
        assertThatThrownBy(() -> Activation.SOFTMAX.value(0.5))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("softmax couples the units of its layer and has no value of a single pre-activation:"
                        + " use activate(z, a) with those of all units");
    }

    @Test
    void softmaxHasNoDerivativeOfASinglePreActivation() {
        assertThatThrownBy(() -> Activation.SOFTMAX.derivative(0.5))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("softmax couples the units of its layer and has no derivative of a single pre-activation:"
                        + " use backpropagate(z, a, gradient) with those of all units");
        assertThat(Activation.SOFTMAX.isElementwise()).isFalse();
    }

    @Test
    void softmaxIsAStableDistribution() {
        double tail = Math.exp(-700);

        assertThat(softmax(1000, 1000)).containsExactly(0.5, 0.5);
        assertThat(softmax(-1000, -1000, -1000, -1000)).containsExactly(0.25, 0.25, 0.25, 0.25);
        assertThat(softmax(1000, -1000)).containsExactly(1, 0);
        assertThat(softmax(1000, 300)).containsExactly(1, tail);
        assertThat(softmax(1e-8, 0)[0]).isCloseTo(0.5 + 1e-8 / 4, within(ROUNDING));
        assertThat(softmax(Double.NaN, 0)).containsOnly(Double.NaN);
    }

    @Test
    void softmaxCarriesAGradientBackAsItsDerivativesSay() {
        double[] z = {0.3, -1.2, 2.0};
        double[] upstream = {0.5, -1.5, 0.25};
        double[] gradient = upstream.clone();
        Activation.SOFTMAX.backpropagate(z, softmax(z), gradient);

        DerivativeStructure cost = softmaxWeightedBy(upstream, z);
        double[] expected = {
            cost.getPartialDerivative(1, 0, 0), cost.getPartialDerivative(0, 1, 0), cost.getPartialDerivative(0, 0, 1)
        };
        for (int k = 0; k < 3; k++) {
            assertThat(gradient[k]).isCloseTo(expected[k], within(ROUNDING));
        }
    }

    private static DerivativeStructure softmaxWeightedBy(double[] upstream, double[] z) {
        DerivativeStructure weighted = new DerivativeStructure(3, 1, 0.0);
        DerivativeStructure sum = weighted;
        for (int k = 0; k < 3; k++) {
            DerivativeStructure e = new DerivativeStructure(3, 1, k, z[k]).exp();
            weighted = weighted.add(e.multiply(upstream[k]));
            sum = sum.add(e);
        }
        return weighted.divide(sum);
    }

    private static double[] softmax(double... z) {
        double[] a = new double[z.length];
        Activation.SOFTMAX.activate(z, a);
        return a;
    }

    private static Stream<Arguments> elementwiseActivationsAndPreActivations() {
        return Arrays.stream(Activation.values())
                .filter(ActivationFunction::isElementwise)
                .flatMap(activation -> preActivations().mapToObj(z -> Arguments.of(activation, z)));
    }

    private static DoubleStream preActivations() {
        return DoubleStream.of(0, 1e-8, 0.5, 1, 3, 5, 12, 30, 700, 1000).flatMap(z -> DoubleStream.of(z, -z));
    }
}
