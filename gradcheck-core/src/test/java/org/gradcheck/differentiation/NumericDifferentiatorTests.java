package org.gradcheck.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.FiniteDifferencesDifferentiator;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.internal.differentiation.WatchedCost;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericDifferentiatorTests {

    @ParameterizedTest
    @CsvSource({"FORWARD, 1", "CENTRAL, 2", "FIVE_POINT, 4"})
    void isExactForThePolynomialsOfItsDegree(DifferenceScheme scheme, int degree) {
        for (int power = 0; power <= degree; power++) {
            int n = power;
            WatchedCost cost = new WatchedCost(1.5, x -> integerPower(x, n));

            double slope = new NumericDifferentiator(scheme, 0.25).partial(cost.parameters(), 0, cost);

            assertThat(slope).as("of x^" + n).isEqualTo(n == 0 ? 0 : n * integerPower(1.5, n - 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"FORWARD, 0.25", "CENTRAL, 0.0625", "FIVE_POINT, -0.015625"})
    void missesTheNextPowerByItsTruncationError(DifferenceScheme scheme, double truncation) {
        int power = scheme == DifferenceScheme.FORWARD ? 2 : scheme == DifferenceScheme.CENTRAL ? 3 : 5;
        WatchedCost cost = new WatchedCost(0, x -> integerPower(x, power));

        // h, h^2 and -4 h^4 for h = 1/4.
        assertThat(new NumericDifferentiator(scheme, 0.25).partial(cost.parameters(), 0, cost))
                .isEqualTo(truncation);
    }

    @ParameterizedTest
    @CsvSource({"FORWARD, 1", "CENTRAL, 2", "FIVE_POINT, 4"})
    void convergesWithTheOrderOfItsScheme(DifferenceScheme scheme, int order) {
        double coarse = Math.abs(slopeOfExp(scheme, 0x1p-4) - Math.E);
        double fine = Math.abs(slopeOfExp(scheme, 0x1p-5) - Math.E);

        assertThat(Math.log(coarse / fine) / Math.log(2)).isCloseTo(order, within(0.05));
    }

    private static double slopeOfExp(DifferenceScheme scheme, double step) {
        WatchedCost cost = new WatchedCost(1, Math::exp);
        return new NumericDifferentiator(scheme, step).partial(cost.parameters(), 0, cost);
    }

    @Test
    void stepsBesideSmallParametersByTheStepItself() {
        WatchedCost cost = new WatchedCost(0.5, x -> x);

        new NumericDifferentiator(DifferenceScheme.CENTRAL, 0x1p-10).partial(cost.parameters(), 0, cost);

        assertThat(cost.visited()).containsExactly(0.5 + 0x1p-10, 0.5 - 0x1p-10);
    }

    @Test
    void stepsBesideLargeParametersRelativeToTheirSize() {
        WatchedCost cost = new WatchedCost(-64, x -> x);

        new NumericDifferentiator(DifferenceScheme.FORWARD, 0x1p-10).partial(cost.parameters(), 0, cost);

        assertThat(cost.visited()).containsExactly(-64 + 0x1p-4, -64.0);
    }

    @Test
    void evaluatesTheFivePointSchemeAtTwoDistances() {
        WatchedCost cost = new WatchedCost(0, x -> x);

        new NumericDifferentiator(DifferenceScheme.FIVE_POINT, 0.5).partial(cost.parameters(), 0, cost);

        assertThat(cost.visited()).containsExactly(0.5, -0.5, 1.0, -1.0);
    }

    @Test
    void differentiatesWithRespectToEachParameter() {
        double[] x = {3, -2, 5};
        DoubleSupplier cost = () -> x[0] * x[0] + 7 * x[1];

        double[] gradient =
                new NumericDifferentiator(DifferenceScheme.CENTRAL, 0.25).gradient(ParameterVector.of(x), cost);

        assertThat(gradient).containsExactly(6, 7, 0);
        assertThat(x).containsExactly(3, -2, 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void putsTheParameterBackToTheBitWhenTheCostThrows(int evaluation) {
        double[] x = {-0.0, 0.1};
        IllegalStateException thrown = new IllegalStateException("no cost today");
        int[] calls = {0};
        DoubleSupplier cost = () -> {
            if (++calls[0] == evaluation) {
                throw thrown;
            }
            return x[0];
        };

        assertThatThrownBy(() ->
                        new NumericDifferentiator(DifferenceScheme.CENTRAL, 0.3).gradient(ParameterVector.of(x), cost))
                .isSameAs(thrown);
        assertThat(Double.doubleToRawLongBits(x[0])).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(x[1]).isEqualTo(0.1);
    }

    @Test
    void dividesByTheStepThatTheStorageCouldHold() {
        float[] stored = {3.1f};
        ParameterVector singlePrecision = new ParameterVector() {
            @Override
            public int size() {
                return 1;
            }

            @Override
            public double get(int index) {
                return stored[index];
            }

            @Override
            public void set(int index, double value) {
                stored[index] = (float) value;
            }
        };

        double slope = new NumericDifferentiator(DifferenceScheme.CENTRAL, 1e-6)
                .partial(singlePrecision, 0, () -> 2.0 * stored[0]);

        assertThat(slope).isEqualTo(2);
        assertThat(stored[0]).isEqualTo(3.1f);
    }

    @Test
    void isNaNIfTheStepVanishesBesideTheParameter() {
        WatchedCost cost = new WatchedCost(1, x -> x);

        assertThat(new NumericDifferentiator(DifferenceScheme.CENTRAL, 1e-20).partial(cost.parameters(), 0, cost))
                .isNaN();
    }

    @Test
    void isNotFiniteWhereTheCostIsNot() {
        WatchedCost logarithm = new WatchedCost(1e-3, Math::log);

        assertThat(new NumericDifferentiator(DifferenceScheme.CENTRAL, 1e-2)
                        .partial(logarithm.parameters(), 0, logarithm))
                .isNaN();
    }

    @ParameterizedTest
    @CsvSource({"0.0", "-1.0E-5", "NaN", "Infinity", "-Infinity"})
    void refusesAStepWithWhichNoDifferenceCanBeTaken(double step) {
        assertThatThrownBy(() -> new NumericDifferentiator(DifferenceScheme.CENTRAL, step))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("relativeStep is " + step + "; give a positive, finite step such as 1e-5");
    }

    @Test
    void agreesWithCommonsMathOnEachParameterOfANetwork() {
        FeedforwardNetwork network = FeedforwardNetwork.builder(3)
                .dense(4, Activation.TANH)
                .dense(2, Activation.SOFTMAX)
                .cost(CostFunction.CATEGORICAL_CROSS_ENTROPY)
                .weightDecay(1e-2)
                .seed(5)
                .build();
        TrainingBatch batch = TrainingBatch.random(network, 6, new Well19937c(7));
        RealVector parameters = network.parameters();
        FiniteDifferencesDifferentiator commonsMath = new FiniteDifferencesDifferentiator(5, 1e-3);

        double[] gradient = new NumericDifferentiator(DifferenceScheme.FIVE_POINT, 1e-3)
                .gradient(ParameterVector.of(parameters), () -> network.cost(batch));

        for (int p = 0; p < gradient.length; p++) {
            double origin = parameters.getEntry(p);
            int index = p;
            UnivariateFunction cost = value -> {
                parameters.setEntry(index, value);
                return network.cost(batch);
            };
            double thirdOpinion = commonsMath
                    .differentiate(cost)
                    .value(new DerivativeStructure(1, 1, 0, origin))
                    .getPartialDerivative(1);
            parameters.setEntry(p, origin);
            // Both truncate at order 4: h^4 = 1e-12 times fifth derivatives of about 1; noise is 1e-16 / 1e-3.
            assertThat(gradient[p]).as("parameter " + p).isCloseTo(thirdOpinion, within(2e-11));
        }
    }

    private static double integerPower(double x, int n) {
        DoubleUnaryOperator timesX = y -> y * x;
        double power = 1;
        for (int i = 0; i < n; i++) {
            power = timesX.applyAsDouble(power);
        }
        return power;
    }
}
