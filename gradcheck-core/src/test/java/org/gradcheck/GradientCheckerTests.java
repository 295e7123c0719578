package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GradientCheckerTests {

    private static final MultivariateFunction COST = x -> x[0] * x[0] * x[1] + Math.exp(x[1]);
    private static final MultivariateVectorFunction GRADIENT =
            x -> new double[] {2 * x[0] * x[1], x[0] * x[0] + Math.exp(x[1])};
    private static final MultivariateMatrixFunction HESSIAN =
            x -> new double[][] {{2 * x[1], 2 * x[0]}, {2 * x[0], Math.exp(x[1])}};

    private final GradientChecker checker = GradientChecker.standard();

    @Test
    void functionIsNamed() {
        GradientChecker arm = checker.named("arm");

        assertThat(arm.check(x -> x[0] * x[0], x -> new double[] {2 * x[0]}, 3).subject())
                .isEqualTo("arm");
        assertThat(arm.checkJacobian(x -> x, x -> new double[][] {{1}}, 3).subject())
                .isEqualTo("arm");
        assertThat(arm.inTest("robot")
                        .checkHessianVectorProduct(x -> x, (x, v) -> v, 3)
                        .subject())
                .isEqualTo("robot, arm");
    }

    @Nested
    class ANetwork {

        @Test
        void agreesBlockByBlock() {
            NetworkClaim claim = claim();

            GradientReport report = checker.check(claim.network(), claim.batch(), claim.gradient());

            assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
            assertThat(report.subject()).isEqualTo(claim.network().describe());
            assertThat(report.blocks())
                    .extracting(block -> block.name() + " " + block.shape())
                    .containsExactly(
                            "layer 0 weights 3 x 2", "layer 0 biases 3", "layer 1 weights 2 x 3", "layer 1 biases 2");
            assertThat(report.entries()).isEqualTo(17);
            assertThat(report.mismatches()).isEmpty();
        }

        @Test
        void isCalledWrongWhereItIs() {
            NetworkClaim claim = claim();
            claim.gradient().weights(1).multiplyEntry(1, 2, 1.001);

            GradientReport report = checker.check(claim.network(), claim.batch(), claim.gradient());

            assertThat(report.mismatches()).singleElement().satisfies(wrong -> {
                assertThat(wrong.name()).isEqualTo("layer 1 weights[1][2]");
                assertThat(wrong.relative()).isBetween(0.9e-3, 1.1e-3);
            });
            assertThat(report.blocks())
                    .extracting(BlockReport::verdict)
                    .containsExactly(Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES, Verdict.AGREES);
        }

        @Test
        void keepsItsParametersToTheBit() {
            NetworkClaim claim = claim();
            double[] before = claim.network().parameters().toArray();

            checker.check(claim.network(), claim.batch(), claim.gradient());

            assertThat(claim.network().parameters().toArray()).containsExactly(before);
        }

        private static NetworkClaim claim() {
            return NetworkClaim.of(
                    new Well19937c(1), Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 4, 0, 2, 3, 2);
        }
    }

    @Nested
    class AFunction {

        @Test
        void agreesWithItsGradient() {
            GradientReport report = checker.check(COST, GRADIENT, 0.7, -0.3);

            assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
            assertThat(report.subject()).isEqualTo("gradient");
            assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(2);
            assertThat(report.sensitivity().orElseThrow()).isBetween(1e-12, 1e-6);
        }

        @Test
        void countsEachEvaluationOfItsCost() {
            int[] evaluations = {0};
            GradientReport report = checker.check(
                    x -> {
                        evaluations[0]++;
                        return COST.value(x);
                    },
                    GRADIENT,
                    0.7,
                    -0.3);

            assertThat(report.evaluations()).isEqualTo(evaluations[0]);
        }

        @Test
        void hasMismatchesWorstFirst() {
            GradientReport report = checker.check(
                    COST, x -> new double[] {1.001 * GRADIENT.value(x)[0], 5 * GRADIENT.value(x)[1]}, 0.7, -0.3);

            assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("x[1]", "x[0]");
        }

        @Test
        void needsAGradientOfItsLength() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> checker.check(COST, x -> new double[3], 0.7, -0.3))
                    .withMessage("the gradient of 'x' has 3 entries, but 'x' has 2 entries; give one gradient entry for"
                            + " each"
                            + " parameter");
        }

        @Test
        void isCalledIgnorantIfItDoesNotSeeItsParameters() {
            GradientReport report = checker.check(x -> 7.5, x -> new double[] {1, 2}, 1, 2);

            assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
            assertThat(report.findings())
                    .containsExactly(new Finding(
                            Finding.Kind.COST_IGNORES_PARAMETERS,
                            "the cost takes the same value at all 24 points tried, whatever is stored in 'x'; does"
                                    + " it read a copy, is it rounded, or is it invariant here?"));
        }

        @Test
        void isVacuousIfBothSidesAreZero() {
            GradientReport report = checker.check(x -> 7.5, x -> new double[2], 1, 2);

            assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
            assertThat(report.findings()).isEmpty();
            assertThat(report.blocks().get(0).note())
                    .isEqualTo(
                            "the cost does not depend on it here: dead or saturated units, inputs that are zero, or parts that are unused in this batch");
        }

        @Test
        void thatBarelyMovesIsNotCalledIgnorant() {
            // The gradient claims less than what would stand out from the rounding of the cost.
            GradientReport report = checker.check(x -> 7.5, x -> new double[] {1e-15, 0}, 1, 2);

            assertThat(report.findings()).isEmpty();
        }

        @Test
        void hasUnexercisedEntriesBesideOthers() {
            GradientReport report = checker.check(
                    x -> Math.exp(x[0]) + (x[1] > 5 ? x[1] : 0), x -> new double[] {Math.exp(x[0]), 0}, 0.3, 0.8);

            assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
            assertThat(report.count(EntryVerdict.UNEXERCISED)).isEqualTo(1);
        }

        @Test
        void isStationaryWhereItsDerivativeVanishes() {
            GradientReport report = checker.check(x -> 1 + x[0] * x[0], x -> new double[] {2 * x[0]}, 0);

            assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
            assertThat(report.blocks().get(0).note()).isEqualTo("the cost is stationary here; check at another point");
        }

        @Test
        void isNotExaminedAfterAFinding() {
            GradientReport report = checker.check(x -> Double.NaN, x -> new double[1], 1);

            assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
            assertThat(report).hasToString("""
                            gradient: unresolved (1 cost evaluation)
                              the cost is NaN at the point; check the gradient where the cost is finite
                              not examined: x""");
        }
    }

    @Test
    void namesTheTestInWhichItChecks() {
        GradientChecker inTest = checker.inTest("MyTest.slopes");

        assertThat(inTest.check(x -> Double.NaN, x -> new double[1], 1)).hasToString("""
                        MyTest.slopes, gradient: unresolved (1 cost evaluation)
                          the cost is NaN at the point; check the gradient where the cost is finite
                          not examined: x""");
        assertThat(inTest.check(GradientSubject.named("MyTest.slopes [1]")
                                .point(1)
                                .cost(x -> x[0])
                                .gradient(x -> new double[] {1}))
                        .subject())
                .isEqualTo("MyTest.slopes [1]");
        assertThat(inTest.check(GradientSubject.named(" ")
                                .point(1)
                                .cost(x -> x[0])
                                .gradient(x -> new double[] {1}))
                        .subject())
                .isEqualTo("MyTest.slopes");
    }

    @Nested
    class AJacobian {

        private static final MultivariateVectorFunction FUNCTION =
                x -> new double[] {x[0] * x[1], Math.sin(x[0]), x[1] + 2};

        @Test
        void isOneBlock() {
            GradientReport report = checker.checkJacobian(
                    FUNCTION, x -> new double[][] {{x[1], x[0]}, {Math.cos(x[0]), 0}, {0, 1}}, 0.5, 2);

            assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
            assertThat(report.subject()).isEqualTo("jacobian");
            assertThat(report.blocks()).extracting(BlockReport::name).containsExactly("Jacobian");
            assertThat(report.blocks().get(0).shape()).hasToString("3 x 2");
            assertThat(report.count(EntryVerdict.UNEXERCISED)).isEqualTo(2);
        }

        @Test
        void isCalledWrongWhereItIs() {
            GradientReport report = checker.checkJacobian(
                    FUNCTION, x -> new double[][] {{x[1], x[0]}, {-Math.cos(x[0]), 0}, {0, 1}}, 0.5, 2);

            assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[1][0]");
        }

        @Test
        void countsTheEvaluationsOfAllOutputs() {
            int[] evaluations = {0};
            GradientReport report = checker.checkJacobian(
                    x -> {
                        evaluations[0]++;
                        return FUNCTION.value(x);
                    },
                    x -> new double[][] {{x[1], x[0]}, {Math.cos(x[0]), 0}, {0, 1}},
                    0.5,
                    2);

            assertThat(report.evaluations()).isEqualTo(evaluations[0]);
        }

        @Test
        void hasARowForEachOutput() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> checker.checkJacobian(FUNCTION, x -> new double[2][2], 0.5, 2))
                    .withMessage("the Jacobian is 2 x 2, but the function has 3 outputs of 2 coordinates; return a"
                            + " matrix of 3 x 2");
        }
    }

    @Nested
    class OverriddenSettings {

        private final MultivariateVectorFunction slightlyWrong =
                x -> Arrays.stream(GRADIENT.value(x)).map(v -> 1.001 * v).toArray();

        @Test
        void areShownAndEffective() {
            GradientReport report = checker.relativeTolerance(1e-2).check(COST, slightlyWrong, 0.7, -0.3);

            assertThat(checker.check(COST, slightlyWrong, 0.7, -0.3).passed()).isFalse();
            assertThat(report.passed()).isTrue();
            assertThat(report.toString()).endsWith("\n  declared by the user: relativeTolerance = 0.01");
            assertThat(checker.absoluteTolerance(1e-2)
                            .check(COST, slightlyWrong, 0.7, -0.3)
                            .overrides())
                    .containsExactly("absoluteTolerance = 0.01");
        }

        @Test
        void keepEachOther() {
            assertThat(checker.step(1e-3)
                            .absoluteTolerance(1)
                            .relativeTolerance(2)
                            .check(COST, GRADIENT, 1, 2)
                            .overrides())
                    .containsExactly("relativeTolerance = 2.0", "absoluteTolerance = 1.0", "step = 0.001");
        }

        @Test
        void displaceByTheStepOfTheUser() {
            List<Double> displacements = new ArrayList<>();

            checker.step(0.25)
                    .check(
                            x -> {
                                displacements.add(Math.abs(x[0] - 4));
                                return x[0] * x[0];
                            },
                            x -> new double[] {2.5 * x[0]},
                            4);

            assertThat(displacements).contains(0.25, 0.5);
            // The third evaluation is at another point, to see whether the gradient follows it.
            displacements.remove(2);
            // Everything else is the point itself and the probes of the noise.
            assertThat(displacements).filteredOn(d -> d > 0.01).allMatch(d -> d == 0.25 || d == 0.5);
        }

        @Test
        void leaveTheStandardCheckerAsItIs() {
            checker.relativeTolerance(1e-2);

            assertThat(GradientChecker.standard().check(COST, GRADIENT, 1, 2).overrides())
                    .isEmpty();
        }

        @Test
        void areRefusedIfTheyMakeNoSense() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> checker.relativeTolerance(-1))
                    .withMessage("relativeTolerance is -1.0; give a finite value of 0 or more");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> checker.absoluteTolerance(Double.NaN))
                    .withMessage("absoluteTolerance is NaN; give a finite value of 0 or more");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> checker.step(0))
                    .withMessage("step is 0.0; give a finite value of more than 0");
        }
    }

    @Nested
    class Assertions {

        @Test
        void acceptRightDerivatives() {
            GradientAssertions.assertGradient(COST, GRADIENT, 0.7, -0.3);
            GradientAssertions.assertJacobian(GRADIENT, HESSIAN, 0.7, -0.3);
            GradientAssertions.assertHessian(GRADIENT, HESSIAN, 0.7, -0.3);
        }

        @Test
        void refuseWrongDerivativesWithTheWholeReport() {
            MultivariateVectorFunction wrong = x -> new double[] {2 * x[0] * x[1], x[0]};
            MultivariateMatrixFunction wrongHessian = x -> new double[][] {{2 * x[1], 2 * x[0]}, {2 * x[0], 1}};
            String test = "GradientCheckerTests.Assertions.refuseWrongDerivativesWithTheWholeReport, ";

            assertThatThrownBy(() -> GradientAssertions.assertGradient(COST, wrong, 0.7, -0.3))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(test + checker.check(COST, wrong, 0.7, -0.3) + "\nPage: ");
            assertThatThrownBy(() -> GradientAssertions.assertJacobian(GRADIENT, wrongHessian, 0.7, -0.3))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(
                            test + checker.checkJacobian(GRADIENT, wrongHessian, 0.7, -0.3) + "\nPage: ");
            assertThatThrownBy(() -> GradientAssertions.assertHessian(GRADIENT, wrongHessian, 0.7, -0.3))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(test + "hessian: 1 of 4 entries disagrees");
        }
    }
}
