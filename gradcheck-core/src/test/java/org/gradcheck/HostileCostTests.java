package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Costs that behave at the point of the check and misbehave elsewhere, or have sizes that few costs have. */
class HostileCostTests {

    @Test
    void aCostThatWritesToOtherParametersWhenDisplacedIsFoundAndUndone() {
        double[] w = {1, 2};
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("drifting")
                        .parameter("w", w, () -> new double[] {2 * w[0], 1})
                        .cost(() -> {
                            if (w[0] != 1) {
                                w[1] += 1e-3;
                            }
                            return w[0] * w[0] + w[1];
                        }));

        assertThat(w).containsExactly(1, 2);
        assertThat(report.passed()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.PARAMETERS_CHANGED);
            assertThat(finding.text())
                    .startsWith("the cost, evaluated at displaced parameters, changed the parameter w[1] from 2.0 to ")
                    .endsWith("; compute it without writing to the parameters");
        });
    }

    @Test
    void aRandomCostThatWritesToParametersIsBoth() {
        double[] w = {1, 2};
        int[] calls = {0};
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("drifting")
                        .parameter("w", w, () -> new double[] {2 * w[0], 1})
                        .cost(() -> {
                            if (w[0] != 1) {
                                w[1] += 1e-3;
                            }
                            return (w[0] * w[0] + w[1]) * (++calls[0] % 10 == 0 ? 1.5 : 1);
                        }));

        assertThat(w).containsExactly(1, 2);
        assertThat(report.findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.COST_NOT_REPEATABLE, Finding.Kind.PARAMETERS_CHANGED);
    }

    @Test
    void aCostOfAnySizeIsJudged() {
        for (double scale : new double[] {1e-290, 1e-200, 1e200, 1e290}) {
            assertThat(GradientChecker.standard()
                            .check(x -> scale * Math.exp(x[0]), x -> new double[] {scale * Math.exp(x[0])}, 1.3)
                            .verdict())
                    .as("scale %s", scale)
                    .isEqualTo(Verdict.AGREES);
            assertThat(GradientChecker.standard()
                            .check(x -> scale * Math.exp(x[0]), x -> new double[] {scale * Math.exp(x[0]) * 1.001}, 1.3)
                            .verdict())
                    .as("scale %s, wrong", scale)
                    .isEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void aRightGradientDoesNotDisagreeInACornerOfTheDomain() {
        GradientReport report = GradientChecker.standard()
                .check(
                        x -> {
                            float sum = 0;
                            for (double v : x) {
                                if (v < 0) {
                                    return Double.POSITIVE_INFINITY;
                                }
                                sum += (float) Math.exp(v);
                            }
                            return sum;
                        },
                        x -> new double[] {Math.exp(x[0]), Math.exp(x[1]), Math.exp(x[2]), Math.exp(x[3])},
                        0,
                        0,
                        0,
                        0.7);

        assertThat(report.verdict()).isNotEqualTo(Verdict.DISAGREES);
    }

    @Test
    void aRightGradientDoesNotDisagreeCloseToASingularity() {
        assertThat(GradientChecker.standard()
                        .check(x -> Math.log(Math.abs(x[0] - 1)), x -> new double[] {1 / (x[0] - 1)}, 1 + 1e-8)
                        .verdict())
                .isNotEqualTo(Verdict.DISAGREES);
    }

    @Test
    void aRightGradientDoesNotDisagreeOnAWaveFinerThanTheFirstSteps() {
        for (double x : new double[] {0.42162, 0.47519, 0.50440, 0.53288}) {
            assertThat(GradientChecker.standard()
                            .check(t -> Math.sin(1e8 * t[0]), t -> new double[] {1e8 * Math.cos(1e8 * t[0])}, x)
                            .verdict())
                    .as("at %s", x)
                    .isNotEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void aRightGradientDoesNotDisagreeIfNoiseHidesABoundedCost() {
        for (double noise : new double[] {1, 0.3, 0.1, 0.01}) {
            for (double x = 0.1; x < 3; x += 0.1) {
                assertThat(GradientChecker.standard()
                                .check(
                                        t -> Math.sin(3 * t[0]) + noise * Math.IEEEremainder(1e9 * Math.exp(t[0]), 1),
                                        t -> new double[] {3 * Math.cos(3 * t[0])},
                                        x)
                                .verdict())
                        .as("noise %s at %s", noise, x)
                        .isNotEqualTo(Verdict.DISAGREES);
            }
        }
    }

    @Test
    void noiseOfOneUnitDoesNotSpoilAnother() {
        for (double z = 28; z < 30; z += 0.1) {
            assertThat(GradientChecker.standard()
                            .check(
                                    x -> -Math.log(1 - 1 / (1 + Math.exp(-x[0]))) + Math.log(1 + Math.exp(x[1])),
                                    x -> new double[] {1 / (1 + Math.exp(-x[0])), 1 / (1 + Math.exp(-x[1]))},
                                    z,
                                    0.5)
                            .verdict())
                    .as("at %s", z)
                    .isNotEqualTo(Verdict.DISAGREES);
        }
    }

    @Test
    void aPhaseOfZeroBesideALargeFrequencyIsCountedInRadians() {
        assertThat(GradientChecker.standard()
                        .check(
                                x -> x[0] * Math.sin(1e-9 * x[1] + x[2]),
                                x -> new double[] {
                                    Math.sin(1e-9 * x[1] + x[2]),
                                    1e-9 * x[0] * Math.cos(1e-9 * x[1] + x[2]),
                                    x[0] * Math.cos(1e-9 * x[1] + x[2])
                                },
                                0.7,
                                2.4e9,
                                0)
                        .verdict())
                .isEqualTo(Verdict.AGREES);
    }

    @Test
    void valuesWithEqualDigitsArePrintedWithMoreDigits() {
        String text = GradientChecker.standard()
                .check(x -> 3 * x[0] * x[0], x -> new double[] {6 * x[0] * (1 + 1e-7)}, 2.1)
                .toString();

        assertThat(text).containsPattern("x\\[0\\] +1\\.260000126\\d+e\\+01 +1\\.2[56]\\d+e\\+01 ");
    }
}
