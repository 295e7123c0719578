package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.util.Pair;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** A pair says what the cost is; the cost may be computed in another way, with other roundings. */
class StatedCostTests {

    /** The gradient is not what these tests are about. */
    private static GradientReport check(
            ToDoubleFunction<double[]> cost, ToDoubleFunction<double[]> stated, double... point) {
        return GradientChecker.standard()
                .check(GradientSubject.named("pair")
                        .point(point)
                        .cost(cost::applyAsDouble)
                        .pair(x -> Pair.create(stated.applyAsDouble(x), new double[point.length])));
    }

    private static void assertSame(
            ToDoubleFunction<double[]> cost, ToDoubleFunction<double[]> stated, double... point) {
        assertThat(check(cost, stated, point).findings()).isEmpty();
        assertThat(check(stated, cost, point).findings()).isEmpty();
    }

    private static void assertDifferent(
            ToDoubleFunction<double[]> cost, ToDoubleFunction<double[]> stated, double... point) {
        GradientReport report = check(cost, stated, point);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.VALUE_DIFFERS_FROM_COST,
                        "the code that computes the gradient states a cost of " + stated.applyAsDouble(point)
                                + ", but the cost is " + cost.applyAsDouble(point)
                                + "; check that both compute the same function"));
    }

    /** The sine of the double next to pi is 1.2e-16, and 0 after a reduction by that double. */
    @Test
    void isTheCostWhereItCrossesZero() {
        assertThat(Math.sin(Math.PI)).isNotZero();

        assertSame(x -> Math.sin(x[0]), x -> -Math.sin(x[0] - Math.PI), Math.PI);
    }

    /** Multiplied out, the square of zero is the rounding of its terms. */
    @Test
    void isTheCostWhereTermsCancelAtItsMinimum() {
        ToDoubleFunction<double[]> expanded = x -> x[0] * x[0] - 4.6 * x[0] + 5.29;
        assertThat(expanded.applyAsDouble(new double[] {2.3})).isNotZero();

        assertSame(x -> (x[0] - 2.3) * (x[0] - 2.3), expanded, 2.3);
    }

    @Test
    void isTheCostWhereALargeConstantCancels() {
        assertSame(x -> x[0] * x[0], x -> (1e8 + x[0] * x[0]) - 1e8, 0.3);
    }

    @Test
    void isTheCostInSinglePrecision() {
        assertSame(x -> Math.exp(x[0]), x -> (float) Math.exp(x[0]), 0.3);
    }

    /** Ten thousand terms, summed in single precision from either end. */
    @Test
    void isTheCostInSinglePrecisionSummedInAnotherOrder() {
        ToDoubleFunction<double[]> forwards = x -> {
            float sum = 0;
            for (int i = 0; i < 10_000; i++) {
                sum += (float) Math.exp(x[0] * i / 10_000);
            }
            return sum;
        };
        ToDoubleFunction<double[]> backwards = x -> {
            float sum = 0;
            for (int i = 9_999; i >= 0; i--) {
                sum += (float) Math.exp(x[0] * i / 10_000);
            }
            return sum;
        };
        double[] point = {1.1};
        assertThat(forwards.applyAsDouble(point)).isNotEqualTo(backwards.applyAsDouble(point));

        assertSame(forwards, backwards, point);
    }

    @Test
    void isAnotherFunctionIfItIsOffByMoreThanRounding() {
        assertDifferent(x -> x[0] * x[0], x -> x[0] * x[0] * (1 + 1e-8), 0.3);
        assertDifferent(x -> Math.sin(x[0]), x -> Math.sin(x[0]) + 1e-10, Math.PI);
        assertDifferent(x -> (float) Math.exp(x[0]), x -> (float) (1.0001 * Math.exp(x[0])), 0.3);
    }

    @Test
    void isAnotherFunctionIfItIsNoNumber() {
        assertDifferent(x -> x[0], x -> Double.NaN, 0.3);
        assertDifferent(x -> x[0], x -> Double.POSITIVE_INFINITY, 0.3);
    }

    @Test
    void isNotEvaluatedNearbyWhereItIsTheCostAtOnce() {
        AtomicInteger asked = new AtomicInteger();
        StatedCost stated = new StatedCost(asked::incrementAndGet, asked::incrementAndGet, List.of());

        assertThat(stated.isSame(12, 12 * (1 + 1e-10))).isTrue();
        assertThat(asked).hasValue(0);
    }
}
