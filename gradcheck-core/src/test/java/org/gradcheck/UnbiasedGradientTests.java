package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.gradcheck.GradientAssertions.assertUnbiasedGradient;

import java.util.concurrent.CancellationException;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Gradients with random numbers, of which the means over samples are compared. */
class UnbiasedGradientTests {

    private static final double[] POINT = {0.4, 0.7};

    private final GradientChecker checker = GradientChecker.standard();

    /** The cost {@code z^2 + sin z} of {@code z = mean + deviation * noise}. */
    private static double pathCost(double[] x, RandomGenerator random) {
        double z = x[0] + x[1] * random.nextGaussian();
        return z * z + Math.sin(z);
    }

    private static double[] pathGradient(double[] x, RandomGenerator random) {
        double noise = random.nextGaussian();
        double z = x[0] + x[1] * noise;
        double slope = 2 * z + Math.cos(z);
        return new double[] {slope, slope * noise};
    }

    private static double[] times(double factor, double[] gradient) {
        return new double[] {factor * gradient[0], factor * gradient[1]};
    }

    /** A reward of 3 with the probability of a logit, else -1. */
    private static double reward(double[] x, RandomGenerator random) {
        return isOne(x, random) ? 3 : -1;
    }

    private static double[] score(double[] x, RandomGenerator random, double baseline) {
        boolean isOne = isOne(x, random);
        double score = (isOne ? 1 : 0) - probability(x[0]);
        return new double[] {((isOne ? 3 : -1) - baseline) * score};
    }

    private static boolean isOne(double[] x, RandomGenerator random) {
        return random.nextDouble() < probability(x[0]);
    }

    private static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Test
    void reparametrisedGradientAgrees() {
        assertThat(checker.checkUnbiased(UnbiasedGradientTests::pathCost, UnbiasedGradientTests::pathGradient, POINT))
                .hasToString("""
                        mean gradient: all 2 entries agree, a bias above 6e-03 of the block would show in 99 % (384 samples, 776 cost evaluations)
                          x  2  agrees  2 right, a bias above 6e-03 of the block would show in 99 %""");
    }

    @Test
    void otherSettingsConcernNoMeans() {
        GradientReport settled = checker.step(1e-3)
                .mode(CheckMode.SCREENING)
                .checkUnbiased(
                        UnbiasedGradientTests::pathCost, (x, random) -> times(1.1, pathGradient(x, random)), POINT);

        assertThat(settled)
                .isEqualTo(checker.checkUnbiased(
                        UnbiasedGradientTests::pathCost, (x, random) -> times(1.1, pathGradient(x, random)), POINT));
    }

    @Test
    void scoreFunctionAgrees() {
        assertUnbiasedGradient(UnbiasedGradientTests::reward, (x, random) -> score(x, random, 0), -0.2);
    }

    @Test
    void constantBaselineAgrees() {
        assertUnbiasedGradient(UnbiasedGradientTests::reward, (x, random) -> score(x, random, 1.1), -0.2);
    }

    @Test
    void baselineOfTheSampleIsABias() {
        GradientReport report = checker.checkUnbiased(
                UnbiasedGradientTests::reward,
                (x, random) -> {
                    boolean isOne = isOne(x, random);
                    double score = (isOne ? 1 : 0) - probability(x[0]);
                    return new double[] {((isOne ? 3 : -1) - (isOne ? 2 : 0)) * score};
                },
                -0.2);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void forgottenNoiseIsSeenInItsEntry() {
        GradientReport report = checker.checkUnbiased(
                UnbiasedGradientTests::pathCost,
                (x, random) -> {
                    double[] right = pathGradient(x, random);
                    return new double[] {right[0], right[0]};
                },
                POINT);

        assertThat(report).hasToString("""
                        mean gradient: 1 of 2 entries disagrees: x[1] (14208 samples, 29448 cost evaluations)
                          x  2  DISAGREES  1 right, 1 wrong: means of 8192 samples, +- of their difference
                          worst entries  mean gradient    mean slope  +- (99 %)
                          x[1]            1.529088e+00  1.148123e+00    5.7e-02
                        Pattern: x[1] is about (1.332 +- 0.026) x the slope; no deviation is seen in the other entry""");
    }

    @Test
    void flippedSignIsNamed() {
        assertCause(-1, Cause.SIGN_FLIPPED);
    }

    @Test
    void factorIsNamed() {
        assertCause(1.25, Cause.CONSTANT_FACTOR);
    }

    @Test
    void gradientOfZerosIsNamed() {
        assertCause(0, Cause.NEVER_FILLED);
    }

    private void assertCause(double factor, Cause cause) {
        GradientReport report = checker.checkUnbiased(
                UnbiasedGradientTests::pathCost, (x, random) -> times(factor, pathGradient(x, random)), POINT);

        assertThat(report.diagnoses()).extracting(Diagnosis::cause).containsExactly(cause);
    }

    @Test
    void tenthOfTheGradientIsFound() {
        GradientReport report = checker.checkUnbiased(
                UnbiasedGradientTests::pathCost, (x, random) -> times(1.1, pathGradient(x, random)), POINT);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void biasWithinTheToleranceAgrees() {
        assertThat(withTolerance(0.2)).hasToString("""
                        mean gradient: all 2 entries agree, a bias above 2e-01 of the block would show in 99 % (960 samples, 2952 cost evaluations)
                          x  2  agrees  2 right, a bias above 2e-01 of the block would show in 99 %
                          declared by the user: relativeTolerance = 0.2""");
    }

    @Test
    void biasAboveTheToleranceDisagrees() {
        assertThat(withTolerance(0.05).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    /** The entries are off by 0.15 and 0.11. */
    @Test
    void biasWithinTheAbsoluteToleranceAgrees() {
        assertThat(checker.absoluteTolerance(0.2)
                        .checkUnbiased(
                                UnbiasedGradientTests::pathCost,
                                (x, random) -> times(1.1, pathGradient(x, random)),
                                POINT))
                .hasToString("""
                        mean gradient: all 2 entries agree, a bias above 2e-01 of the block would show in 99 % (960 samples, 2952 cost evaluations)
                          x  2  agrees  2 right, a bias above 2e-01 of the block would show in 99 %
                          declared by the user: absoluteTolerance = 0.2""");
    }

    @Test
    void biasAboveTheAbsoluteToleranceDisagrees() {
        assertThat(checker.absoluteTolerance(0.1)
                        .checkUnbiased(
                                UnbiasedGradientTests::pathCost,
                                (x, random) -> times(1.1, pathGradient(x, random)),
                                POINT)
                        .mismatches())
                .extracting(Discrepancy::name)
                .containsExactly("x[0]");
    }

    private GradientReport withTolerance(double tolerance) {
        return checker.relativeTolerance(tolerance)
                .checkUnbiased(
                        UnbiasedGradientTests::pathCost, (x, random) -> times(1.1, pathGradient(x, random)), POINT);
    }

    /** Along the gradient this bias shows, by itself the entry does not stand out. */
    @Test
    void onlyEntryHasTheVerdictOfItsBlock() {
        GradientSubject subject = GradientSubject.named("f")
                .point(-0.2)
                .stochasticCostAt(UnbiasedGradientTests::reward)
                .stochasticGradient((x, random) -> new double[] {0.88 * score(x, random, 0)[0]});

        assertThat(checker.check(subject)).hasToString("""
                        f: the only entry disagrees: x[0] (42304 samples, 85128 cost evaluations)
                          x  1  DISAGREES  1 wrong: means of 32768 samples, +- of their difference
                          worst entries  mean gradient    mean slope  +- (99 %)
                          x[0]            8.690669e-01  9.804563e-01    3.8e-02
                        Cause: constant factor (CONSTANT_FACTOR) in x
                          mean gradient = (0.886 +- 0.013) x slope of the mean cost, in all entries as far as the samples tell
                          remedy: look for a factor that one side alone has: the 1 / (1 - p) of dropout, a number of samples, a weight of the cost""");
    }

    @Test
    void sameSeedGivesTheSameReport() {
        assertThat(subject(7)).isEqualTo(subject(7)).isNotEqualTo(subject(8));
    }

    private GradientReport subject(long seed) {
        return checker.check(GradientSubject.named("f")
                .point(POINT)
                .seed(seed)
                .stochasticCostAt(UnbiasedGradientTests::pathCost)
                .stochasticGradient((x, random) -> times(2, pathGradient(x, random))));
    }

    @Test
    void maximizingNegatesTheGradient() {
        assertThat(checker.check(GradientSubject.named("f")
                                .point(POINT)
                                .stochasticCostAt(UnbiasedGradientTests::pathCost)
                                .stochasticGradient((x, random) -> times(-1, pathGradient(x, random)))
                                .maximizing())
                        .verdict())
                .isEqualTo(Verdict.AGREES);
    }

    @Test
    void generatorOfItsOwnIsRefused() {
        RandomGenerator own = new Well19937c(1);
        GradientReport report =
                checker.checkUnbiased((x, random) -> x[0] + own.nextInt(3), (x, random) -> new double[] {1}, 2);

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.COST_NOT_REPEATABLE);
        assertThat(report.findings().get(0).text())
                .endsWith(
                        " with generators of the same seed; draw all random numbers from the one that the cost is given:"
                                + " stochasticCost(random -> net.cost(random)), with no generator or state of its own");
    }

    @Test
    void constantCostIsVacuous() {
        assertThat(checker.checkUnbiased((x, random) -> 3, (x, random) -> new double[1], 2)
                        .verdict())
                .isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void noMeanIsKnownWithoutAVariance() {
        GradientReport report = checker.checkUnbiased(
                (x, random) -> x[0] * (1 + cauchy(random)),
                (x, random) -> {
                    random.nextDouble();
                    return new double[] {1 + cauchy(random)};
                },
                2);

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
    }

    private static double cauchy(RandomGenerator random) {
        return Math.tan(Math.PI * (random.nextDouble() - 0.5));
    }

    @Test
    void notANumberIsWrong() {
        GradientReport report = checker.checkUnbiased(
                (x, random) -> x[0] * random.nextDouble() + x[1],
                (x, random) -> new double[] {random.nextDouble(), Double.NaN},
                2,
                3);

        assertThat(report).hasToString("""
                        mean gradient: 1 of 2 entries disagrees: x[1] (1 sample, 8 cost evaluations)
                          x  2  DISAGREES  1 unresolved, 1 wrong
                          worst entries  mean gradient  mean slope  +- (99 %)
                          x[1]                     NaN         NaN   Infinity
                        Cause: NaN or infinity in the gradient (NOT_FINITE) in x
                          1 of 2 entries is not finite, the first is NaN at [1]
                          remedy: look for 0/0, the logarithm of 0, an overflow of exp, or an array that was never written""");
    }

    @Test
    void boundsAreRespected() {
        GradientReport report = checker.checkUnbiased(
                (x, random) -> {
                    assertThat(x[0]).isBetween(0.0, 0.1);
                    return random.nextDouble() * x[0] * x[0];
                },
                (x, random) -> new double[] {2 * x[0] * random.nextDouble()},
                x -> x.bounds(0, 0.1),
                0.1);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void domainIsFound() {
        assertUnbiasedGradient(
                (x, random) -> Math.log(x[0] - 0.99) * random.nextDouble(),
                (x, random) -> new double[] {random.nextDouble() / (x[0] - 0.99)},
                1);
    }

    @Test
    void parametersAreRestoredAfterAnException() {
        double[] weights = {1, -0.0};
        double[] gradient = new double[2];
        int[] calls = {0};
        GradientSubject subject = GradientSubject.named("f")
                .parameter("w", weights, gradient)
                .stochasticCost(random -> {
                    if (++calls[0] == 100) {
                        throw new IllegalStateException("full");
                    }
                    return weights[0] * random.nextGaussian();
                })
                .stochasticBackward(random -> gradient[0] = random.nextGaussian());

        assertThatThrownBy(() -> checker.check(subject))
                .hasMessage("full")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .singleElement(STRING)
                        .startsWith("the cost threw this at a displaced point, with w[0] displaced by -0.125"));
        assertThat(weights).containsExactly(1, -0.0);
        assertThat(Double.doubleToRawLongBits(weights[1])).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    @Test
    void exceptionOfTheGradientNamesTheDisplacedParameters() {
        assertThatThrownBy(() -> checker.checkUnbiased(
                        (x, random) -> x[0] * random.nextDouble(),
                        (x, random) -> {
                            if (x[0] != 2) {
                                throw new IllegalStateException("empty");
                            }
                            return new double[] {random.nextDouble()};
                        },
                        2))
                .hasMessage("empty")
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .singleElement(STRING)
                        .startsWith("the gradient threw this at a displaced point, with x[0] displaced by "));
    }

    @Test
    void interruptionEndsTheCheck() {
        double[] weights = {1};
        double[] gradient = new double[1];
        int[] calls = {0};
        GradientSubject subject = GradientSubject.named("f")
                .parameter("w", weights, gradient)
                .stochasticCost(random -> {
                    if (++calls[0] == 100) {
                        Thread.currentThread().interrupt();
                    }
                    return weights[0] * random.nextGaussian();
                })
                .stochasticBackward(random -> gradient[0] = random.nextGaussian());

        assertThatThrownBy(() -> checker.check(subject)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(weights).containsExactly(1);
    }

    @Test
    void eachPointIsChecked() {
        GradientReport report = checker.check(GradientSubject.named("f")
                .point(0.5)
                .alsoAt(2)
                .stochasticCostAt((x, random) -> x[0] * x[0] * random.nextDouble())
                .stochasticGradient((x, random) -> new double[] {Math.min(2 * x[0], 2) * random.nextDouble()}));

        assertThat(report.blocks().get(0).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks().get(1).verdict()).isEqualTo(Verdict.DISAGREES);
    }
}
