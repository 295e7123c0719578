package org.gradcheck.internal.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseEstimatorTests {

    private static final int SEEDS = 300;

    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-9, 1e-6, 1e-3})
    void findsTheStandardDeviationOfTheNoiseWithinAFactorOfSix(double truth) {
        double[] ratios = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            Random noise = new Random(seed);
            ratios[seed] = level(seed, x -> smooth(x) + truth * noise.nextGaussian()) / truth;
        }
        Arrays.sort(ratios);

        assertThat(ratios[SEEDS / 2]).as("median").isBetween(0.6, 1.2);
        assertThat(ratios[SEEDS / 100]).as("first percentile").isGreaterThan(1 / 6.0);
        assertThat(ratios[SEEDS - 1]).as("largest").isLessThan(2.5);
    }

    /** One parameter has two directions. Each of three must show the noise at points of its own. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-14, 1e-12, 1e-9})
    void noiseOfTheSamePointIsNotCountedTwice(double truth) {
        double[] ratios = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] x = {1 + 0.5 * seed / SEEDS};
            DoubleSupplier cost = () -> x[0] + truth * new Random(Double.doubleToLongBits(x[0])).nextGaussian();
            NoiseEstimator probe = new NoiseEstimator(
                    List.of(ParameterVector.of(x)), new InPlaceEvaluation(cost), new Well19937c(seed), () -> 0);
            ratios[seed] = probe.measure(cost.getAsDouble()).level() / truth;
        }
        Arrays.sort(ratios);

        assertThat(ratios[0]).as("smallest").isGreaterThan(1 / 12.0);
        assertThat(ratios[SEEDS / 100]).as("first percentile").isGreaterThan(1 / 6.0);
    }

    @Test
    void findsTheRoundingOfACleanCost() {
        for (int seed = 0; seed < SEEDS; seed++) {
            double cost = smooth(point(seed));

            assertThat(level(seed, NoiseEstimatorTests::smooth))
                    .isBetween(Math.ulp(cost), 4 * Math.ulp(Math.max(cost, 4)));
        }
    }

    @Test
    void findsTheRoundingOfACostInSinglePrecision() {
        for (int seed = 0; seed < SEEDS; seed++) {
            float cost = (float) smooth(point(seed));

            assertThat(level(seed, x -> (float) smooth(x))).isBetween((double) Math.ulp(cost), 4.0 * Math.ulp(cost));
        }
    }

    @Test
    void findsTheRoundingThatALargeConstantBrings() {
        for (double constant : new double[] {1e4, 1e8, -1e12}) {
            for (int seed = 0; seed < SEEDS; seed++) {
                assertThat(level(seed, x -> smooth(x) + constant) / Math.ulp(constant))
                        .isBetween(0.99, 4.0);
            }
        }
    }

    @Test
    void measuresACostThatIsFiniteOnlyVeryCloseToThePoint() {
        double[] x = {1, 2};
        DoubleSupplier cost = () -> Math.abs(x[0] - 1) + Math.abs(x[1] - 2) < 1e-11 ? 3 * x[0] + x[1] : Double.NaN;

        assertThat(probe(x, cost).measure(5).level()).isBetween(Math.ulp(5.0), 8 * Math.ulp(5.0));
    }

    @Test
    void findsTheLastPlaceInAConstant() {
        double[] x = {1, 2};

        assertThat(probe(x, () -> 5.1).measure(5.1)).isEqualTo(new Noise(Math.ulp(5.1), 0));
    }

    @Test
    void aConstantThatFitsInSinglePrecisionCountsAsSinglePrecision() {
        double[] x = {1, 2};

        assertThat(probe(x, () -> 5).measure(5)).isEqualTo(new Noise(Math.ulp(5f), 0, true));
    }

    @Test
    void noiseFarAboveRoundingIsMeasuredAgainAtASmallerSpacing() {
        int[] evaluations = {0};
        double[] x = point(1);
        Random noise = new Random(1);

        probe(x, () -> {
                    evaluations[0]++;
                    return smooth(x) + 1e-9 * noise.nextGaussian();
                })
                .measure(smooth(x));

        assertThat(evaluations[0]).isEqualTo(2 * 3 * 6 + 3 * 8);
        assertThat(x).containsExactly(point(1));
    }

    @Test
    void evaluatesSixPointsAlongThreeDirectionsAndEightAlongThreeLongOnes() {
        int[] evaluations = {0};
        double[] x = point(1);

        probe(x, () -> {
                    evaluations[0]++;
                    return smooth(x);
                })
                .measure(smooth(x));

        assertThat(evaluations[0]).isEqualTo(3 * 6 + 3 * 8);
    }

    @Test
    void aWaveOfALargeCoordinateIsNoNoise() {
        double[] x = {1.7e9 + 0.25};

        assertThat(probe(x, () -> Math.sin(3 * (x[0] - 1.7e9)))
                        .measure(Math.sin(0.75))
                        .level())
                .isLessThan(1e-5);
    }

    @Test
    void aKinkCloseToThePointIsNoNoise() {
        double[] x = {1 + 2e-9};

        assertThat(probe(x, () -> Math.abs(x[0] - 1) + x[0]).measure(1).level()).isLessThan(1e-15);
    }

    @Test
    void aSingularityCloseToThePointIsNoNoise() {
        double[] x = {1000 + 1e-7};

        assertThat(probe(x, () -> Math.log(x[0] - 1000)).measure(Math.log(1e-7)).level())
                .isLessThan(1e-5);
    }

    @Test
    void aFineStaircaseIsNoise() {
        double[] x = {1.3};

        assertThat(probe(x, () -> Math.rint(x[0] * x[0] * 1e10) / 1e10)
                        .measure(1.69)
                        .level())
                .isGreaterThan(1e-11);
    }

    @Test
    void movesThePointsApartUntilTheValuesDiffer() {
        double[] x = {1};
        double[] farthest = {0};
        int[] evaluations = {0};

        probe(x, () -> {
                    evaluations[0]++;
                    farthest[0] = Math.max(farthest[0], Math.abs(x[0] - 1));
                    return 3.1;
                })
                .measure(3.1);

        // About 2^-30, 2^-24, ... 2^-6 for the first direction, 2^-6 for the other two; then three long directions.
        assertThat(evaluations[0]).isEqualTo(6 * (5 + 2) + 3 * 8);
        assertThat(farthest[0]).isCloseTo(6 * 0.809 * 0x1p-6, within(1e-4));
    }

    @Test
    void measuresHowMuchTheCostVaries() {
        double[] x = {2};

        // The cost changes by 6 when the parameter changes by its own size.
        assertThat(probe(x, () -> 3 * x[0] + 0.1).measure(3 * x[0] + 0.1).variation())
                .isCloseTo(6, within(1e-5));
    }

    @Test
    void sharesTheVariationAmongTheParameters() {
        double[] x = {2, 2, 2, 2};
        DoubleSupplier first = () -> 3 * x[0] + 0.1;

        // One of four parameters moves the cost by 6; along a random direction that is the typical share of each,
        // twice.
        assertThat(probe(x, first).measure(first.getAsDouble()).variation()).isCloseTo(3, within(1e-5));
    }

    @Test
    void measuresOverAllBlocksTogether() {
        double[] a = {2};
        double[] b = {2, 2, 2};
        DoubleSupplier cost = () -> 3 * b[2] + 0.1;
        NoiseEstimator probe = new NoiseEstimator(
                List.of(ParameterVector.of(a), ParameterVector.of(b)),
                new InPlaceEvaluation(cost),
                new Well19937c(1),
                () -> 0);

        assertThat(probe.measure(cost.getAsDouble()).variation()).isCloseTo(3, within(1e-5));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1e-3, 1e-6})
    void findsTheRoundingOfTheWholeCost(double step) {
        for (int seed = 0; seed < SEEDS; seed++) {
            double level = level(seed, x -> step * Math.rint(smooth(x) / step));

            assertThat(level / step).as("seed %d", seed).isBetween(1 / 12.0, 4.0);
        }
    }

    @Test
    void doesNotTakeIntegersForSinglePrecision() {
        double[] x = {1, 2};
        DoubleSupplier cost = () -> Math.rint(100 * smooth(x));

        assertThat(probe(x, cost).measure(cost.getAsDouble()).singlePrecision()).isFalse();
    }

    @Test
    void leavesOutDirectionsThatLeaveTheDomain() {
        double[] x = {1};
        DoubleUnaryOperator edge = t -> t > 1 ? Double.NaN : 3 * t + 0.1;
        int[] seen = new int[2];
        for (int seed = 0; seed < 20; seed++) {
            Noise noise = new NoiseEstimator(
                            List.of(ParameterVector.of(x)),
                            new InPlaceEvaluation(() -> edge.applyAsDouble(x[0])),
                            new Well19937c(seed),
                            () -> 0)
                    .measure(edge.applyAsDouble(1));
            seen[noise.variation() > 2.9 && noise.variation() < 3.1 ? 0 : 1]++;
            assertThat(noise.level()).isLessThan(1e-14);
        }

        // One seed in eight draws three directions that all lead out; then nothing is known of the variation.
        assertThat(seen[0]).isGreaterThan(seen[1]);
    }

    @Test
    void assumesNoiseAtAnIsolatedPoint() {
        double[] x = {1};

        assertThat(probe(x, () -> x[0] == 1 ? 7 : Double.NaN).measure(7)).isEqualTo(new Noise(7 * 1e-10, 7, true));
    }

    @Test
    void measuresWithoutParametersToo() {
        assertThat(probe(new double[0], () -> 5.1).measure(5.1)).isEqualTo(new Noise(Math.ulp(5.1), 0));
    }

    @Test
    void putsTheParametersBackWhenTheCostThrows() {
        UnsupportedOperationException thrown = new UnsupportedOperationException("no cost");
        double[] x = {-0.0, 0.1};

        assertThatThrownBy(() -> probe(x, () -> {
                            throw thrown;
                        })
                        .measure(1))
                .isSameAs(thrown);
        assertThat(Double.doubleToRawLongBits(x[0])).isEqualTo(Double.doubleToRawLongBits(-0.0));
        assertThat(x[1]).isEqualTo(0.1);
    }

    private static double level(int seed, ToDoubleFunction<double[]> cost) {
        double[] x = point(seed);
        return new NoiseEstimator(
                        List.of(ParameterVector.of(x)),
                        new InPlaceEvaluation(() -> cost.applyAsDouble(x)),
                        new Well19937c(seed),
                        () -> 0)
                .measure(cost.applyAsDouble(x))
                .level();
    }

    private static NoiseEstimator probe(double[] x, DoubleSupplier cost) {
        return new NoiseEstimator(
                List.of(ParameterVector.of(x)), new InPlaceEvaluation(cost), new Well19937c(1), () -> 0);
    }

    private static double[] point(int seed) {
        Random random = new Random(~seed);
        return new double[] {random.nextDouble() + 0.5, random.nextDouble() + 0.5};
    }

    private static double smooth(double[] x) {
        return Math.exp(x[0]) + Math.sin(3 * x[1]);
    }
}
