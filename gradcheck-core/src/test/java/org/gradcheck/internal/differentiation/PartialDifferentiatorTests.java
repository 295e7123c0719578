package org.gradcheck.internal.differentiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.InPlaceEvaluation;
import org.gradcheck.internal.parameters.ParameterScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDifferentiatorTests {

    /** cbrt(2^-54) = 2^-18. */
    private static final Noise NOISE = new Noise(0x1p-54, 1);

    /** The balanced step times the golden ratio less 1, rounded to the spacing of doubles above 1. */
    private static final double STEP = Math.rint(0x1p-18 * (Math.sqrt(5) - 1) / 2 / Math.ulp(1.0)) * Math.ulp(1.0);

    @Test
    void takesOneCentralDifferenceWithTheBalancedStep() {
        WatchedCost cost = new WatchedCost(1, x -> x * x);

        CentralDifference quick = differentiator(cost, NOISE).quick(cost.parameters(), 0, cost.scale());

        assertThat(cost.visited()).containsExactly(1 + STEP, 1 - STEP);
        assertThat(quick.value()).isCloseTo(2, within(1e-10));
        assertThat(quick.step()).isEqualTo(STEP);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e7, 0x1p30, 1.7e9})
    void stepsFitNoPeriodOfALargeCoordinate(double x) {
        WatchedCost cost = new WatchedCost(x, t -> t);
        PartialDifferentiator coarse = differentiator(cost, new Noise(1e-3, 1));

        assertThat(coarse.quick(cost.parameters(), 0, cost.scale()).step() % 1).isBetween(0.01, 0.99);
        assertThat(differentiator(cost, NOISE)
                                .quick(cost.parameters(), 0, cost.scale())
                                .step()
                        % 1)
                .isBetween(0.01, 0.99);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.9, 1.0, -1.5, 0.1, 0, 1e-300, 6e307})
    void displacesByTheSameStepToBothSides(double x) {
        WatchedCost cost = new WatchedCost(x, t -> t);

        differentiator(cost, NOISE).quick(cost.parameters(), 0, cost.scale());

        double right = cost.visited().get(0);
        double left = cost.visited().get(1);
        assertThat(right - x).isPositive().isEqualTo(x - left);
    }

    @Test
    void stepsRelativeToTheSizeOfTheParameter() {
        WatchedCost cost = new WatchedCost(4096, t -> t);

        assertThat(differentiator(cost, NOISE)
                        .quick(cost.parameters(), 0, cost.scale())
                        .step())
                .isCloseTo(4096 * STEP, within(1e-9));
    }

    @Test
    void neverStepsBelowWhatANormalDoubleHolds() {
        WatchedCost cost = new WatchedCost(Double.MIN_NORMAL, t -> t);

        assertThat(differentiator(cost, NOISE)
                        .quick(cost.parameters(), 0, cost.scale())
                        .step())
                .isEqualTo(Double.MIN_NORMAL);
    }

    @Test
    void takesTheStepOfTheUser() {
        WatchedCost cost = new WatchedCost(1, x -> x * x * x);
        PartialDifferentiator fixed =
                new PartialDifferentiator(new InPlaceEvaluation(cost), cost.atPoint(), NOISE, OptionalDouble.of(0.25));

        assertThat(fixed.quick(cost.parameters(), 0, cost.scale()).value()).isEqualTo(3 + 0.0625);
        Derivative derivative = refined(fixed, cost, d -> StepDecision.OPEN);

        assertThat(cost.visited()).containsExactly(1.25, 0.75, 1.25, 0.75, 1.5, 0.5);
        // The extrapolation of both differences is exact for a cubic; its error bar is the farther of the two.
        assertThat(derivative.value()).isEqualTo(3);
        assertThat(derivative.error()).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void stopsAfterTwoStepsIfSettled() {
        WatchedCost cost = new WatchedCost(1, Math::exp);

        refined(differentiator(cost, NOISE), cost, d -> StepDecision.SETTLED);

        assertThat(cost.visited()).containsExactly(1 + STEP, 1 - STEP, 1 + STEP / 8, 1 - STEP / 8);
    }

    @Test
    void takesOneMoreStepBeforeADisagreement() {
        WatchedCost cost = new WatchedCost(1, Math::exp);

        refined(differentiator(cost, NOISE), cost, d -> StepDecision.ONE_MORE_STEP);

        assertThat(cost.visited()).hasSize(6);
    }

    @Test
    void doesNotStopEarlyAtAKink() {
        WatchedCost cost = new WatchedCost(0, Math::abs);

        Derivative derivative = refined(differentiator(cost, NOISE), cost, d -> StepDecision.SETTLED);

        assertThat(derivative).isInstanceOf(Derivative.Kink.class);
        assertThat(cost.visited()).hasSizeGreaterThan(4);
    }

    @Test
    void takesLargerStepsFirstIfDifferencesAgreeWithinNoise() {
        WatchedCost line = new WatchedCost(1, x -> x);

        refined(
                differentiator(line, NOISE),
                line,
                d -> line.visited().size() >= 6 ? StepDecision.SETTLED : StepDecision.OPEN);

        assertThat(line.visited().get(4)).isCloseTo(1 + 8 * STEP, within(Math.ulp(1.0)));
    }

    @Test
    void takesSmallerStepsFirstIfDifferencesDisagree() {
        WatchedCost wave = new WatchedCost(1, x -> Math.sin(1e6 * x));

        refined(
                differentiator(wave, NOISE),
                wave,
                d -> wave.visited().size() >= 6 ? StepDecision.SETTLED : StepDecision.OPEN);

        assertThat(wave.visited().get(4)).isBetween(1 + 0x1p-29, 1 + STEP / 64);
    }

    static Stream<DoubleUnaryOperator> costsOfAllKinds() {
        Random noise = new Random(1);
        return Stream.of(
                x -> 0,
                x -> x,
                Math::exp,
                Math::abs,
                Math::floor,
                Math::sqrt,
                Math::tan,
                x -> Math.sin(1e5 * x),
                x -> noise.nextGaussian(),
                x -> x == 1 ? 0 : Double.NaN,
                x -> x * x * x * x,
                x -> 1e300 * x);
    }

    @ParameterizedTest
    @MethodSource("costsOfAllKinds")
    void spendsAtMostSixtyEvaluationsOnAnEntry(DoubleUnaryOperator function) {
        for (double x : new double[] {0, 1, 1e-12, 1e12}) {
            for (double level : new double[] {1e-300, 1e-16, 1e-3, 1e3}) {
                WatchedCost cost = new WatchedCost(x, function);
                refined(differentiator(cost, new Noise(level, 1)), cost, d -> StepDecision.OPEN);

                assertThat(cost.visited()).hasSizeBetween(4, 60);
                assertThat(cost.point()).isEqualTo(x);
            }
        }
    }

    @Test
    void endsLargerStepsOutsideTheDomain() {
        WatchedCost island = new WatchedCost(1, x -> Math.abs(x - 1) > 1e-4 ? Double.NaN : x * x);

        Derivative derivative = refined(island, Math.ulp(1.0));

        assertThat(derivative.value()).isCloseTo(2, within(derivative.error()));
        assertThat(derivative.error()).isLessThan(1e-9);
        assertThat(island.visited()).allMatch(x -> Math.abs(x - 1) < 1e-2);
    }

    @Test
    void coversTheSlopeBesideAKink() {
        for (double distance : new double[] {1e-4, 1e-5, 1e-6, 1e-7}) {
            WatchedCost cost = new WatchedCost(0.5, x -> Math.max(0, x - 0.5 + distance));

            Derivative derivative = refined(cost, Math.ulp(1e-4));

            assertThat(derivative).as("kink at " + distance).isInstanceOf(Derivative.Smooth.class);
            assertThat(Math.abs(derivative.value() - 1)).isLessThanOrEqualTo(derivative.error());
            assertThat(derivative.error()).isLessThan(1e-4);
        }
    }

    @Test
    void findsAKinkAtThePoint() {
        assertThat(refined(new WatchedCost(0.5, x -> Math.max(0.25, x * x)), Math.ulp(0.25)))
                .asInstanceOf(InstanceOfAssertFactories.type(Derivative.Kink.class))
                .satisfies(kink -> {
                    assertThat(kink.left()).isCloseTo(0, within(1e-8));
                    assertThat(kink.right()).isCloseTo(1, within(1e-8));
                });
    }

    @Test
    void takesStepsBetweenTheOthersWhereNoiseLeavesAKinkOpen() {
        double precision = 0x1p24;
        WatchedCost rounded = new WatchedCost(
                1, x -> Math.rint((-1.5 * Math.max(0, x - 1) + 4 * Math.min(0, x - 1 + 1e-4)) * precision) / precision);

        Derivative derivative = refined(rounded, 0.5 / precision);

        assertThat(derivative).isInstanceOf(Derivative.Kink.class);
        assertThat(derivative.error()).isLessThan(0.3 * 1.5 / 30);
        assertThat(derivative.distanceTo(0)).isLessThan(10 * derivative.error());
        assertThat(derivative.distanceTo(-1.5)).isLessThan(10 * derivative.error());
    }

    @Test
    void findsAJumpAtThePoint() {
        assertThat(refined(new WatchedCost(2, Math::floor), Math.ulp(2.0))).isEqualTo(new Derivative.Jump(1));
    }

    @Test
    void coversTheTruthWithASmallErrorBarAtAllSizes() {
        RandomGenerator random = new Well19937c(11);
        for (int i = 0; i < 300; i++) {
            double x = Math.pow(10, 12 * random.nextDouble() - 6) * (random.nextBoolean() ? 1 : -1);
            double[] c = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            WatchedCost cost = new WatchedCost(x, t -> c[0] * Math.sin(t / x) + c[1] * Math.exp(t / x) + c[2] * x / t);
            double truth = (c[0] * Math.cos(1) + c[1] * Math.E - c[2]) / x;
            double size = (Math.abs(c[0]) + Math.abs(c[1]) + Math.abs(c[2])) / Math.abs(x);

            Derivative derivative = refined(cost, 4e-16 * Math.abs(size * x));

            assertThat(Math.abs(derivative.value() - truth)).as("at " + x).isLessThanOrEqualTo(derivative.error());
            assertThat(derivative.error()).as("at " + x).isLessThan(1e-10 * size);
        }
    }

    @Test
    void coversTheTruthBesideNoise() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            WatchedCost cost = new WatchedCost(1, x -> Math.exp(x) + 1e-8 * random.nextGaussian());
            Derivative derivative = refined(
                    new PartialDifferentiator(
                            new InPlaceEvaluation(cost),
                            cost.atPoint(),
                            new Noise(1e-8, Math.E),
                            OptionalDouble.empty()),
                    cost,
                    d -> StepDecision.OPEN);

            // Ten error bars are what the verdicts allow.
            assertThat(Math.abs(derivative.value() - Math.E)).isLessThanOrEqualTo(10 * derivative.error());
            assertThat(derivative.error()).isLessThan(1e-4);
        }
    }

    @Test
    void putsTheParameterBackWhenTheCostThrows() {
        UnsupportedOperationException thrown = new UnsupportedOperationException("no cost");
        WatchedCost cost = new WatchedCost(-0.0, x -> {
            throw thrown;
        });
        PartialDifferentiator differentiator =
                new PartialDifferentiator(new InPlaceEvaluation(cost), 0, NOISE, OptionalDouble.empty());
        ParameterScale scale = cost.scale();

        assertThatThrownBy(() -> differentiator.quick(cost.parameters(), 0, scale))
                .isSameAs(thrown);
        assertThatThrownBy(() -> differentiator.refine(
                        cost.parameters(), 0, scale, CentralDifference.NOT_TAKEN, d -> StepDecision.OPEN, 2))
                .isSameAs(thrown);
        assertThatThrownBy(() -> differentiator.isUnmovedBy(cost.parameters(), 0, scale))
                .isSameAs(thrown);
        assertThatThrownBy(() -> differentiator.changeWith(cost.parameters())).isSameAs(thrown);
        assertThat(Double.doubleToRawLongBits(cost.point())).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void movesAParameterByASeventhOfItsSizeToSeeWhetherItMatters() {
        WatchedCost constant = new WatchedCost(16, x -> 3);
        WatchedCost threshold = new WatchedCost(16, x -> x > 18.4 ? 4 : 3);

        assertThat(differentiator(constant, NOISE).isUnmovedBy(constant.parameters(), 0, constant.scale()))
                .isTrue();
        assertThat(differentiator(threshold, NOISE).isUnmovedBy(threshold.parameters(), 0, threshold.scale()))
                .isFalse();
        assertThat(constant.visited()).allMatch(x -> Math.abs(Math.abs(x - 16) - 16 / 6.47) < 0.01);
    }

    @Test
    void movesAllParametersUpToTheirSizeToDetectAnyEffect() {
        WatchedCost constant = new WatchedCost(16, x -> 3);
        WatchedCost line = new WatchedCost(16, x -> x);

        assertThat(differentiator(constant, NOISE).changeWith(constant.parameters()))
                .isZero();
        assertThat(differentiator(line, NOISE).changeWith(line.parameters())).isBetween(1.0, 2.0);
        assertThat(constant.visited())
                .hasSize(4)
                .first()
                .satisfies(x -> assertThat(Math.abs(x - 16)).isBetween(1.0, 2.0));
        assertThat(constant.visited())
                .last()
                .satisfies(x -> assertThat(Math.abs(x - 16)).isBetween(8.0, 16.0));
        assertThat(line.point()).isEqualTo(16);
    }

    @Test
    void countsTheEdgeOfTheDomainAsADependence() {
        WatchedCost walled = new WatchedCost(16, x -> {
            if (Math.abs(x - 16) > 1) {
                throw new IllegalArgumentException("beyond the wall");
            }
            return 3;
        });

        assertThat(differentiator(walled, NOISE).changeWith(walled.parameters()))
                .isNaN();
        assertThat(walled.point()).isEqualTo(16);
    }

    @Test
    void comparesAChangeWithTheNoise() {
        PartialDifferentiator differentiator = differentiator(new WatchedCost(0, x -> x), new Noise(1, 1));

        assertThat(differentiator.wouldMoveTheCost(101)).isTrue();
        assertThat(differentiator.wouldMoveTheCost(-101)).isTrue();
        assertThat(differentiator.wouldMoveTheCost(100)).isFalse();
        assertThat(differentiator.wouldMoveTheCost(Double.NaN)).isFalse();
    }

    private static PartialDifferentiator differentiator(WatchedCost cost, Noise noise) {
        return new PartialDifferentiator(new InPlaceEvaluation(cost), cost.atPoint(), noise, OptionalDouble.empty());
    }

    private static Derivative refined(WatchedCost cost, double noise) {
        return refined(differentiator(cost, new Noise(noise, 1)), cost, d -> StepDecision.OPEN);
    }

    private static Derivative refined(
            PartialDifferentiator differentiator, WatchedCost cost, Function<Derivative, StepDecision> settled) {
        CentralDifference quick = differentiator.quick(cost.parameters(), 0, cost.scale());
        return differentiator.refine(
                cost.parameters(), 0, cost.scale(), quick, settled, PartialDifferentiator.MOST_EVALUATIONS);
    }
}
