package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.report.Finding;
import org.gradcheck.subject.KnownContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointOfTheGradientTests {

    private final InspectedWeights weights = new InspectedWeights();
    private final double[] w = weights.values();

    @Test
    void findsAGradientThatFollowsTheCost() {
        double[] last = new double[2];
        DoubleSupplier cost = () -> {
            System.arraycopy(w, 0, last, 0, 2);
            return w[0] * w[0];
        };

        weights.assertFinding(
                inspect(cost, () -> List.of(new double[] {2 * last[0], 0})),
                Finding.Kind.GRADIENT_FOLLOWS_COST,
                "the gradient differs after the cost was evaluated at another point: it belongs to the point of the last"
                        + " cost; compute it from its argument, or from the parameters as they are stored, or declare the"
                        + " convention with gradientFollowsCost()");
        InspectedWeights.inspected(weights.inspect(
                cost, () -> List.of(new double[] {2 * last[0], 0}), KnownContext.none()));
    }

    @Test
    void findsASmallDerivativeOfALargeUnitThatFollowsTheCost() {
        double[] last = new double[1];
        w[1] = 1e12;

        Inspection.Outcome outcome = inspect(
                () -> {
                    last[0] = w[1];
                    return w[0] * w[0] + Math.log(w[1]);
                },
                () -> List.of(new double[] {2 * w[0], 1 / last[0]}));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Inspection.Stopped.class,
                        stopped -> assertThat(stopped.finding().kind()).isEqualTo(Finding.Kind.GRADIENT_FOLLOWS_COST));
        assertThat(w).containsExactly(1, 1e12);
    }

    @Test
    void evaluatesTheCostOnceAtAnotherPoint() {
        List<Double> seen = new ArrayList<>();

        InspectedWeights.inspected(inspect(
                () -> {
                    seen.add(w[0]);
                    return w[0];
                },
                InspectedWeights::rightGradient));

        assertThat(seen).hasSize(3);
        assertThat(seen.get(2)).isNotEqualTo(1).isBetween(1 - 0x1p-4, 1 + 0x1p-4);
        weights.assertRestored();
    }

    @Test
    void comesCloserIfTheCostIsNotDefinedAtTheOtherPoint() {
        double[] last = new double[1];

        Inspection.Outcome outcome = inspect(
                () -> {
                    if (Math.abs(w[0] - 1) > 0x1p-7) {
                        throw new IllegalArgumentException("outside");
                    }
                    last[0] = w[0];
                    return w[0] * w[0];
                },
                () -> List.of(new double[] {2 * last[0], 0}));

        assertThat(outcome).isInstanceOf(Inspection.Stopped.class);
        weights.assertRestored();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsNothingIfTheCostIsDefinedNowhereElse(boolean isThrown) {
        AtomicInteger gradients = new AtomicInteger();

        InspectedWeights.inspected(inspect(
                () -> {
                    if (w[0] != 1 && isThrown) {
                        throw new ArithmeticException("outside");
                    }
                    return w[0] == 1 ? 1 : Double.NaN;
                },
                () -> {
                    gradients.incrementAndGet();
                    return InspectedWeights.rightGradient();
                }));

        assertThat(gradients).hasValue(2);
        weights.assertRestored();
    }

    @Test
    void restoresTheParametersIfTheCostBreaksAtTheOtherPoint() {
        IllegalStateException broken = new IllegalStateException("broken");

        assertThatThrownBy(() -> inspect(
                        () -> {
                            if (w[0] != 1) {
                                throw broken;
                            }
                            return 1;
                        },
                        InspectedWeights::rightGradient))
                .isSameAs(broken);

        weights.assertRestored();
    }

    private Inspection.Outcome inspect(DoubleSupplier cost, Supplier<List<double[]>> gradient) {
        return weights.inspect(cost, gradient, new KnownContext(Optional.empty(), OptionalInt.empty(), true, true));
    }
}
