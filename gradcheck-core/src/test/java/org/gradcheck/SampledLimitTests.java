package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A limit of the evaluations of the cost ends a check of a mean gradient, which is called neither right nor wrong then. */
class SampledLimitTests {

    private int evaluations;

    private double cost(double[] x, RandomGenerator random) {
        evaluations++;
        double z = x[0] + x[1] * random.nextGaussian();
        return z * z + Math.sin(z);
    }

    private static double[] gradient(double[] x, RandomGenerator random, double factor) {
        double noise = random.nextGaussian();
        double z = x[0] + x[1] * noise;
        double slope = factor * (2 * z + Math.cos(z));
        return new double[] {slope, slope * noise};
    }

    private GradientReport check(double factor, long most) {
        return GradientChecker.standard()
                .mostEvaluations(most)
                .checkUnbiased(this::cost, (x, random) -> gradient(x, random, factor), 0.4, 0.7);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 11, 12, 13, 200, 500, 775, 776})
    void noMoreThanTheLimitAreMade(long most) {
        GradientReport report = check(1, most);

        assertThat(evaluations).isEqualTo((int) most);
        assertThat(report.evaluations()).isEqualTo(most);
    }

    @Test
    void tooFewForAnyMeanAreUnresolved() {
        assertThat(check(1, 200)).hasToString("""
                mean gradient: unresolved (200 cost evaluations)
                  the limit of 200 evaluations ended the check before its samples were enough; without a limit, a check takes up to about 210,000 at a point
                  not examined: x
                  declared by the user: mostEvaluations = 200""");
    }

    @Test
    void tooFewSamplesAreUnresolved() {
        assertThat(check(1, 500)).hasToString("""
                mean gradient: unresolved in x (246 samples, 500 cost evaluations)
                  the limit of 500 evaluations ended the check before its samples were enough; without a limit, a check takes up to about 210,000 at a point
                  x  2  UNRESOLVED  2 unresolved: 146 samples are too few; a right gradient takes 256 or more
                  nearest to wrong  mean gradient    mean slope  +- (99 %)
                  x[0]               1.446948e+00  1.447678e+00    1.2e-03
                  x[1]               1.163684e+00  1.163509e+00    7.0e-04
                  declared by the user: mostEvaluations = 500""");
    }

    @Test
    void enoughForTheVerdictAgree() {
        assertThat(check(1, 776).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(evaluations).isEqualTo(776);
    }

    @Test
    void wrongGradientIsUnresolvedBeforeRareSamplesAreDrawn() {
        assertThat(check(2, 20_000)).hasToString("""
                mean gradient: unresolved in x (9484 samples, 20000 cost evaluations)
                  the limit of 20000 evaluations ended the check before its samples were enough; without a limit, a check takes up to about 210,000 at a point
                  x  2  UNRESOLVED  2 unresolved: they differ, but rare samples could still change that; allow more samples
                  nearest to wrong  mean gradient    mean slope  +- (99 %)
                  x[0]               3.082605e+00  1.543276e+00    4.6e-02
                  x[1]               2.286962e+00  1.142956e+00    8.0e-02
                  declared by the user: mostEvaluations = 20000""");
    }

    @Test
    void wrongGradientIsFoundWithinTheLimit() {
        assertThat(check(2, 80_000).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void limitIsThatOfAllPoints() {
        GradientReport report = GradientChecker.standard()
                .mostEvaluations(1000)
                .check(GradientSubject.named("f")
                        .point(0.4, 0.7)
                        .alsoAt(0.5, 0.6)
                        .stochasticCostAt(this::cost)
                        .stochasticGradient((x, random) -> gradient(x, random, 1)));

        assertThat(evaluations).isEqualTo(1000);
        assertThat(report.blocks())
                .extracting(BlockReport::verdict)
                .containsExactly(Verdict.AGREES, Verdict.UNRESOLVED);
    }
}
