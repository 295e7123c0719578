package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.report.EntryVerdict;
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
    @ValueSource(longs = {1, 2, 3, 11, 12, 13, 500, 2999, 3000, 3001})
    void noMoreThanTheLimitAreMade(long most) {
        GradientReport report = check(1, most);

        assertThat(evaluations).isEqualTo((int) most);
        assertThat(report.evaluations()).isEqualTo(most);
    }

    @Test
    void tooFewForAnyMeanAreUnresolved() {
        assertThat(check(1, 500)).hasToString("");
    }

    @Test
    void tooFewSamplesAreUnresolved() {
        assertThat(check(1, 2500)).hasToString("");
    }

    @Test
    void enoughForTheVerdictAgree() {
        assertThat(check(1, 3336).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(evaluations).isEqualTo(3336);
    }

    @Test
    void wrongGradientIsUnresolvedBeforeRareSamplesAreDrawn() {
        assertThat(check(2, 20_000)).hasToString("");
    }

    @Test
    void wrongGradientIsFoundWithinTheLimit() {
        assertThat(check(2, 80_000).verdict()).isEqualTo(Verdict.DISAGREES);
    }

    @Test
    void limitIsThatOfAllPoints() {
        GradientReport report = GradientChecker.standard()
                .mostEvaluations(4000)
                .check(GradientSubject.named("f")
                        .point(0.4, 0.7)
                        .alsoAt(0.5, 0.6)
                        .stochasticCostAt(this::cost)
                        .stochasticGradient((x, random) -> gradient(x, random, 1)));

        assertThat(evaluations).isEqualTo(4000);
        assertThat(report.blocks().get(0).verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks().get(1).verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.entryVerdicts().get(1).verdicts()).containsOnly(EntryVerdict.UNRESOLVED);
    }
}
