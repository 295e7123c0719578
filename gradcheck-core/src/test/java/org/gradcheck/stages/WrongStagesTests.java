package org.gradcheck.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck.stages.ScaledTanh.lines;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** The stages that a report names, and its sentences about them. */
class WrongStagesTests {

    @Test
    void rightGradientHasNoWrongStages() {
        GradientReport report = new ScaledTanh().check();

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.wrongStages()).isEmpty();
        assertThat(report.stages().steps()).isEmpty();
    }

    @Test
    void stagesOfARightGradientNeedNoEvaluations() {
        ScaledTanh net = new ScaledTanh();
        GradientSubject whole = net.parameters()
                .cost(() -> {
                    net.hidden();
                    net.scaled();
                    return net.cost();
                })
                .backward(net::backward);

        assertThat(new ScaledTanh().check().evaluations())
                .isEqualTo(GradientChecker.standard().check(whole).evaluations());
    }

    @Test
    void wrongDerivativeByTheInputIsAnErrorOfTheStage() {
        GradientReport report = new ScaledTanh() {
            @Override
            void backwardOfScaled() {
                super.backwardOfScaled();
                dh[2] *= 2;
            }
        }.check();

        assertThat(report.wrongStages()).containsExactly("scaled");
        assertThat(lines(report))
                .containsExactly(
                        "The error enters in the backward of 'scaled': the derivative by its output is right, that by its"
                                + " input 'hidden' is wrong (1 of 4 entries).");
    }

    @Test
    void wrongGradientOfAParameterIsAnErrorOfItsStage() {
        GradientReport report = new ScaledTanh() {
            @Override
            void backwardOfHidden() {
                Arrays.setAll(dw, i -> dh[i] * x[i]);
            }
        }.check();

        assertThat(report.wrongStages()).containsExactly("hidden");
        assertThat(lines(report))
                .containsExactly(
                        "The error enters in 'hidden': the derivative by its values is right, the gradient of 'w', which"
                                + " it reads, is wrong.");
    }

    @Test
    void wrongDerivativeByTheLastStageIsAnErrorOfTheCost() {
        GradientReport report = new ScaledTanh() {
            @Override
            void backwardOfCost() {
                super.backwardOfCost();
                Arrays.setAll(dy, i -> 2 * y[i]);
            }
        }.check();

        assertThat(report.wrongStages()).containsExactly("cost");
        assertThat(lines(report))
                .containsExactly(
                        "The error enters in the derivative of the cost: that by its input 'scaled' is wrong (4 of 4"
                                + " entries).");
    }

    @Test
    void parameterThatNoStageReadsBelongsToTheCost() {
        GradientReport report = new ScaledTanh() {
            @Override
            void backwardOfCost() {
                super.backwardOfCost();
                dp[0] = 3;
            }
        }.check();

        assertThat(report.wrongStages()).containsExactly("cost");
        assertThat(lines(report))
                .containsExactly(
                        "The error enters in the derivative of the cost: the gradient of 'p', which it reads itself, is"
                                + " wrong.");
    }

    @Test
    void twoErrorsAreBothNamed() {
        GradientReport report = new ScaledTanh() {
            @Override
            void backwardOfScaled() {
                super.backwardOfScaled();
                dv[0] = -dv[0];
                dh[1] = 5;
            }

            @Override
            void backwardOfHidden() {
                Arrays.setAll(dw, i -> dh[i] * x[i]);
            }
        }.check();

        assertThat(report.wrongStages()).containsExactly("scaled", "hidden");
        assertThat(lines(report))
                .containsExactly(
                        "The error enters in the backward of 'scaled': the derivative by its output is right, that by its"
                                + " input 'hidden' is wrong (1 of 4 entries), and so is the gradient of 'v', which it"
                                + " reads.",
                        "Another error enters in 'hidden': given the derivative by its values as it is, the gradient of 'w',"
                                + " which it reads, is wrong.");
    }

    @Test
    void derivativeThatIsNotANumberIsWrong() {
        assertThat(
                        new ScaledTanh() {
                            @Override
                            void backwardOfScaled() {
                                super.backwardOfScaled();
                                dh[1] = Double.NaN;
                            }
                        }.wrongStages())
                .containsExactly("scaled");
    }

    @Test
    void forgottenSkipConnectionIsNamed() {
        double[] a = {0.3, -0.7, 1.1};
        double[] u = {0.6, 0.8, -0.5};
        double[] da = new double[3];
        double[] du = new double[3];
        double[] first = new double[3];
        double[] branch = new double[3];
        double[] sum = new double[3];
        double[] dFirst = new double[3];
        double[] dBranch = new double[3];
        double[] dSum = new double[3];
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("residual")
                        .parameter("a", a, da)
                        .parameter("u", u, du)
                        .stage("first", first, dFirst, () -> Arrays.setAll(first, i -> Math.sin(a[i])))
                        .stage(
                                "branch",
                                branch,
                                dBranch,
                                () -> Arrays.setAll(branch, i -> Math.tanh(u[i] * first[i] + first[(i + 1) % 3])))
                        .stage("sum", sum, dSum, () -> Arrays.setAll(sum, i -> first[i] + branch[i]))
                        .cost(() -> Arrays.stream(sum).map(Math::exp).sum())
                        .backward(() -> {
                            Arrays.setAll(dSum, i -> Math.exp(sum[i]));
                            Arrays.setAll(dBranch, i -> dSum[i]);
                            double[] slope =
                                    Arrays.stream(branch).map(b -> 1 - b * b).toArray();
                            Arrays.setAll(du, i -> dBranch[i] * slope[i] * first[i]);
                            Arrays.setAll(
                                    dFirst,
                                    i -> dBranch[i] * slope[i] * u[i] + dBranch[(i + 2) % 3] * slope[(i + 2) % 3]);
                            Arrays.setAll(da, i -> dFirst[i] * Math.cos(a[i]));
                        }));

        assertThat(report.wrongStages()).containsExactly("sum");
        assertThat(lines(report))
                .containsExactly(
                        "The error enters in the backward of 'sum': the derivative by its output is right, that by its"
                                + " input 'first' is wrong (3 of 3 entries); the part through 'sum' is missing.");
    }

    @Test
    void bugBesideASkipConnectionIsNamed() {
        Net net = residual();
        net.steps.get(2).bug = "weights rolled";

        assertThat(net.check().wrongStages()).containsExactly("branch");
    }

    @Test
    void halvedBranchOfASumIsNamed() {
        Net net = residual();
        net.steps.get(3).bug = "branch halved";

        assertThat(net.check().wrongStages()).containsExactly("sum");
    }

    private static Net residual() {
        return Net.of(4, false, (net, random) -> {
            Step before = net.last();
            net.add(new Steps.Dense("branch", before, 4, random));
            net.add(new WideSteps.Sum("sum", before, net.last()));
        });
    }

    /** The parameter is read by each step of a recurrence, and its gradient does not tell in which of them the error is. */
    @Test
    void stagesThatShareAParameterAreAllSuspect() {
        GradientReport report = recurrence(new int[] {1, 0, 0});

        assertThat(report.wrongStages()).containsExactly("third", "second", "first");
        assertThat(lines(report))
                .containsExactly(
                        "The error enters in 'first', 'second' or 'third': the derivative by its values is right, the"
                                + " gradient of 'w', which it reads, is wrong.");
    }

    /** In a recurrence the cost reads the state as the next step does; the shared parameter tells that it is that step. */
    @Test
    void wrongStepOfARecurrenceIsNamed() {
        assertThat(recurrence(new int[] {0, 2, 0}).wrongStages()).containsExactly("second");
    }

    /** @param bugs for each step 1 for a wrong gradient of w, 2 for a missing slope */
    private static GradientReport recurrence(int[] bugs) {
        double[] w = {0.9, -0.6, 0.4};
        double[] dw = new double[3];
        double[][] s = {{0.2, -0.5, 0.8}, new double[3], new double[3], new double[3]};
        double[][] ds = new double[4][3];
        GradientSubject subject = GradientSubject.named("recurrence").parameter("w", w, dw);
        String[] names = {"first", "second", "third"};
        for (int t = 1; t <= 3; t++) {
            int step = t;
            subject = subject.stage(
                    names[t - 1],
                    s[t],
                    ds[t],
                    () -> Arrays.setAll(
                            s[step], i -> Math.tanh(w[i] * s[step - 1][i] + 0.3 * s[step - 1][(i + 1) % 3] + 0.2)));
        }
        return GradientChecker.standard()
                .check(subject.cost(() -> s[1][0] * s[2][1] + s[3][2] * s[3][0] + s[1][2] * s[1][1] + s[2][0])
                        .backward(() -> {
                            ds[1][0] = s[2][1];
                            ds[1][1] = s[1][2];
                            ds[1][2] = s[1][1];
                            ds[2][0] = 1;
                            ds[2][1] = s[1][0];
                            ds[2][2] = 0;
                            ds[3][0] = s[3][2];
                            ds[3][1] = 0;
                            ds[3][2] = s[3][0];
                            Arrays.fill(dw, 0);
                            for (int t = 3; t >= 1; t--) {
                                for (int i = 0; i < 3; i++) {
                                    double slope = bugs[t - 1] == 2 ? 1 : 1 - s[t][i] * s[t][i];
                                    double dz = ds[t][i] * slope;
                                    dw[i] += dz * s[t - 1][i] * (bugs[t - 1] == 1 ? 1 + i : 1);
                                    ds[t - 1][i] += dz * w[i];
                                    ds[t - 1][(i + 1) % 3] += 0.3 * dz;
                                }
                            }
                        }));
    }

    /** A conventional gradient may be that of -cost or a sum; the derivatives by the stages then are, too. */
    @Test
    void conventionsHoldForStages() {
        ScaledTanh net = new ScaledTanh() {
            @Override
            void backwardOfCost() {
                super.backwardOfCost();
                Arrays.setAll(dy, i -> -y[i]);
                dp[0] = -dp[0];
            }

            @Override
            void backwardOfScaled() {
                super.backwardOfScaled();
                dv[3] = 0;
            }

            @Override
            GradientSubject describe() {
                return super.describe().maximizing();
            }
        };

        assertThat(net.wrongStages()).containsExactly("scaled");
    }

    @Test
    void stageIsNamedAtAFurtherPoint() {
        ScaledTanh net = new ScaledTanh() {
            @Override
            void backwardOfHidden() {
                super.backwardOfHidden();
                dw[0] *= w[0] == 1.1 ? 1 : 2;
            }

            @Override
            GradientSubject describe() {
                return super.describe().alsoAfter("after a step", () -> w[0] = 0.9);
            }
        };

        assertThat(net.wrongStages()).containsExactly("hidden");
    }

    @Test
    void stagesOfALayerPrecedeItsOutput() {
        ScaledTanh net = new ScaledTanh();
        double[] upstream = new double[4];
        GradientReport report = GradientChecker.standard()
                .check(net.parameters()
                        .stage("hidden", net.h, net.dh, net::hidden)
                        .output(() -> {
                            net.scaled();
                            return net.y;
                        })
                        .backward(u -> {
                            System.arraycopy(u, 0, upstream, 0, 4);
                            Arrays.setAll(net.dv, i -> u[i] * net.h[i]);
                            Arrays.setAll(net.dh, i -> u[i]);
                            net.dp[0] = 0;
                            net.backwardOfHidden();
                        }));

        assertThat(report.wrongStages()).containsExactly("output");
        assertThat(lines(report))
                .containsExactly(
                        "The error enters in the derivative of the output: that by its input 'hidden' is wrong (4 of 4"
                                + " entries).");
    }

    /** Errors within the tolerance of the user are no errors. */
    @Test
    void toleratedErrorsAreNotNamed() {
        ScaledTanh net = new ScaledTanh() {
            @Override
            void backwardOfScaled() {
                super.backwardOfScaled();
                Arrays.setAll(dh, i -> dh[i] * 1.001);
            }

            @Override
            void backwardOfHidden() {
                Arrays.setAll(dw, i -> dh[i] * x[i]);
            }
        };

        assertThat(GradientChecker.standard()
                        .relativeTolerance(0.01)
                        .check(net.describe())
                        .wrongStages())
                .containsExactly("hidden");
    }

    @Test
    void reportOfABlockLeavesTheStagesOut() {
        GradientReport report = new ScaledTanh() {
            @Override
            void backwardOfHidden() {
                Arrays.setAll(dw, i -> dh[i] * x[i]);
            }
        }.check();

        assertThat(report.of(report.blocks().get(1)).wrongStages()).isEqualTo(List.of());
    }
}
