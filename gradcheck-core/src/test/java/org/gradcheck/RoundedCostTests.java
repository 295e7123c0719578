package org.gradcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Costs that are rounded, to single precision or to decimals, in whole or in one of their terms. Close to the point a
 * rounded term does not move at all, and its derivative is nowhere to be seen.
 */
class RoundedCostTests {

    @ParameterizedTest
    @MethodSource("costs")
    void aRightGradientIsNotCalledWrong(RoundedCost cost) {
        VerdictCase.of(cost.name(), cost::right).assertVerdictIsNot(Verdict.DISAGREES);
    }

    @ParameterizedTest
    @MethodSource("costs")
    void aGradientWithoutTheRoundedTermDoesNotPass(RoundedCost cost) {
        VerdictCase.of(cost.name(), cost::withoutRoundedTerm).assertVerdictIsNot(Verdict.AGREES);
    }

    @ParameterizedTest
    @MethodSource("costs")
    void aGradientOfTwiceTheSizeIsCalledWrong(RoundedCost cost) {
        VerdictCase.of(cost.name(), cost::twice).assertVerdict(Verdict.DISAGREES);
    }

    static Stream<RoundedCost> costs() {
        List<RoundedCost> costs = new ArrayList<>();
        for (int size : new int[] {1, 2, 5, 20, 100}) {
            costs.add(new RoundedCost(
                    "single precision beside exact weight decay of " + size, size, RoundedCostTests::single, 0.01));
            costs.add(new RoundedCost("single precision of " + size, size, RoundedCostTests::single, 0));
            costs.add(new RoundedCost(
                    "six decimals beside exact weight decay of " + size, size, RoundedCostTests::sixDecimals, 0.1));
            costs.add(new RoundedCost("six decimals of " + size, size, RoundedCostTests::sixDecimals, 0));
        }
        return costs.stream();
    }

    private static double single(double term) {
        return (float) term;
    }

    private static double sixDecimals(double term) {
        return Math.rint(1e6 * term) / 1e6;
    }

    /** The rounded sum of sines, and decay / 2 of the squares. */
    private record RoundedCost(String name, int size, DoubleUnaryOperator rounding, double decay) {

        Claim right(RandomGenerator random) {
            return claim(random, 1, 1);
        }

        Claim withoutRoundedTerm(RandomGenerator random) {
            return claim(random, 0, 1);
        }

        Claim twice(RandomGenerator random) {
            return claim(random, 2, 2);
        }

        private Claim claim(RandomGenerator random, double sines, double squares) {
            return new Claim(
                    this::value,
                    x -> Arrays.stream(x)
                            .map(v -> sines * Math.cos(v) + squares * decay * v)
                            .toArray(),
                    Costs.uniform(random, size, 0.1, 1));
        }

        private double value(double[] x) {
            double sines = Arrays.stream(x).map(Math::sin).sum();
            double squares = Arrays.stream(x).map(v -> v * v).sum();
            return rounding.applyAsDouble(sines) + decay / 2 * squares;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
