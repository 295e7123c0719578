package org.gradcheck.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gradcheck.stages.ScaledTanh.lines;

import java.util.Arrays;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Stages that do not fit the code, and gradient arrays that hold something else when backward ends. */
class UntellingStagesTests {

    /** A bug in the derivative of the cost, beside the stage that a test is about. */
    private static class WrongCost extends ScaledTanh {

        @Override
        void backwardOfCost() {
            super.backwardOfCost();
            dy[0] *= 2;
        }
    }

    @Test
    void valuesThatNothingReadsAreRefused() {
        GradientReport report = new WrongCost() {
            @Override
            void scaled() {
                Arrays.setAll(y, i -> v[i] * Math.tanh(w[i] * x[i]));
            }
        }.check();

        assertThat(report.wrongStages()).isEmpty();
        assertThat(lines(report))
                .containsExactly(
                        "The stages do not tell where the error enters: nothing that runs after 'hidden' changes with"
                                + " the array of its values; does a later stage compute them anew, does the forward write"
                                + " another array, or are all units behind it inactive?");
    }

    @Test
    void forwardThatAllocatesItsArrayIsRefused() {
        GradientReport report = new WrongCost() {
            private double[] hidden = h;

            @Override
            void hidden() {
                hidden = new double[4];
                Arrays.setAll(hidden, i -> Math.tanh(w[i] * x[i]));
            }

            @Override
            void scaled() {
                Arrays.setAll(y, i -> v[i] * hidden[i]);
            }

            @Override
            void backwardOfHidden() {
                Arrays.setAll(dw, i -> dh[i] * (1 - hidden[i] * hidden[i]) * x[i]);
            }
        }.check();

        assertThat(report.wrongStages()).isEmpty();
        assertThat(lines(report))
                .hasSize(1)
                .allMatch(line -> line.contains("nothing that runs after 'hidden' changes with"));
    }

    /** The derivative is that by the values before they are overwritten. */
    @Test
    void valuesMayBeOverwrittenByALaterStage() {
        assertThat(
                        new WrongCost() {
                            @Override
                            void scaled() {
                                super.scaled();
                                Arrays.fill(h, 7);
                            }

                            @Override
                            void backward() {
                                hidden();
                                super.backward();
                            }
                        }.wrongStages())
                .containsExactly("cost");
    }

    /** Here 'squared' replaces h by h^2, and dh is the derivative by that. */
    @Test
    void derivativeByOverwrittenValuesIsRefused() {
        ScaledTanh net = new ScaledTanh() {
            @Override
            void scaled() {
                Arrays.setAll(h, i -> h[i] * h[i]);
                super.scaled();
            }

            @Override
            void backwardOfHidden() {
                Arrays.setAll(dw, i -> dh[i] * x[i]);
            }
        };
        GradientReport report = net.check();

        assertThat(report.wrongStages()).isEmpty();
        assertThat(lines(report))
                .containsExactly(
                        "The stages do not tell where the error enters: the forward of 'scaled' overwrites the values of"
                                + " 'hidden'; let it write an array of its own, or declare 'scaled' alone");
    }

    /** The slope is multiplied into dh in place, so that dh is not the derivative by h when backward ends. */
    @Test
    void gradientArrayThatIsUsedAgainAccusesNobody() {
        GradientReport report = new WrongCost() {
            @Override
            void backwardOfHidden() {
                Arrays.setAll(dh, i -> dh[i] * (1 - h[i] * h[i]));
                Arrays.setAll(dw, i -> dh[i] * x[i]);
            }
        }.check();

        assertThat(report.wrongStages()).containsExactly("cost");
        assertThat(report.stages().steps())
                .extracting(step -> step.name() + ": " + step.state() + " " + step.words())
                .containsExactly(
                        "hidden: UNKNOWN its gradient array does not hold the derivative that backward used",
                        "scaled: RIGHT the derivative by its values is wrong",
                        "cost: WRONG ");
    }

    /** The gradient of b is right, so dh is not the derivative that backward has used. */
    @Test
    void gradientArrayThatIsUsedAgainHidesNoBugOfItsStage() {
        double[] b = {0.1, -0.2, 0.3, 0.2};
        double[] db = new double[4];
        assertThat(
                        new ScaledTanh() {
                            @Override
                            void hidden() {
                                Arrays.setAll(h, i -> Math.tanh(w[i] * x[i] + b[i]));
                            }

                            @Override
                            void backwardOfHidden() {
                                Arrays.setAll(dh, i -> dh[i] * (1 - h[i] * h[i]));
                                Arrays.setAll(db, i -> dh[i]);
                                Arrays.setAll(dw, i -> dh[i] * x[3 - i]);
                            }

                            @Override
                            GradientSubject describe() {
                                return super.describe().parameter("b", b, db);
                            }
                        }.wrongStages())
                .containsExactly("hidden");
    }

    /** The gradient of b is right, so dh and dy are not the derivatives that backward has used; the chain of tests ends at the cost. */
    @Test
    void gradientArraysThatAreAllUsedAgainHideNoBugOfAParameter() {
        assertThat(new TwoLayers(false).wrongStages()).containsExactly("scaled");
    }

    @Test
    void gradientArraysThatAreAllUsedAgainDoNotTellWhoseBackwardIsWrong() {
        assertThat(lines(new TwoLayers(true).check()))
                .containsExactly(
                        "The stages do not tell where the error enters: backward does not leave the derivatives that it"
                                + " uses in the arrays of 'hidden' and 'scaled'; let it keep them until it ends");
    }

    /** Two layers of tanh, whose backward multiplies the slopes into its arrays; one of the two layers has a wrong gradient. */
    private static final class TwoLayers extends ScaledTanh {

        private final boolean isFirstWrong;

        TwoLayers(boolean isFirstWrong) {
            this.isFirstWrong = isFirstWrong;
        }

        @Override
        void scaled() {
            Arrays.setAll(y, i -> Math.tanh(v[i] * h[i]));
        }

        @Override
        void backwardOfScaled() {
            Arrays.setAll(dy, i -> dy[i] * (1 - y[i] * y[i]));
            Arrays.setAll(dv, i -> dy[i] * h[isFirstWrong ? i : 3 - i]);
            Arrays.setAll(dh, i -> dy[i] * v[isFirstWrong ? 3 - i : i]);
        }

        @Override
        void backwardOfHidden() {
            Arrays.setAll(dh, i -> dh[i] * (1 - h[i] * h[i]));
            Arrays.setAll(dw, i -> dh[i] * x[i]);
        }
    }

    /** At the kink, a directional derivative may be any number between the slopes on both sides, and so be wrong elsewhere. */
    @Test
    void derivativeThatAKinkHidesIsNotCalledRight() {
        ScaledTanh net = new ScaledTanh() {
            @Override
            double cost() {
                return super.cost() + Math.abs(y[0] - 0.7 * Math.tanh(1.1 * 0.4));
            }

            @Override
            void backwardOfCost() {
                super.backwardOfCost();
                dy[1] *= 1.2;
            }
        };

        assertThat(lines(net.check()))
                .containsExactly(
                        "The stages do not tell where the error enters: noise or kinks hide whether the derivative by"
                                + " 'scaled' is right");
    }

    /** A kink hides the error in dy; that in dh shows, whatever dy is. */
    @Test
    void derivativeThatAKinkHidesIsNotCalledRightWhereAnErrorFollows() {
        ScaledTanh net = new ScaledTanh() {
            @Override
            double cost() {
                return super.cost() + Math.abs(y[0] - 0.7 * Math.tanh(1.1 * 0.4));
            }

            @Override
            void backwardOfScaled() {
                super.backwardOfScaled();
                dh[2] *= 2;
            }
        };

        assertThat(lines(net.check()))
                .containsExactly(
                        "The error enters in the backward of 'scaled': given the derivative by its output as it is, that by"
                                + " its input 'hidden' is wrong (1 of 4 entries).");
    }

    /** Nobody needs the derivative by the data, so many backward passes leave it out. */
    @Test
    void derivativeByDataIsNoError() {
        double[] data = new double[4];
        assertThat(
                        new WrongCost() {
                            @Override
                            void hidden() {
                                Arrays.setAll(h, i -> Math.tanh(w[i] * data[i]));
                            }

                            @Override
                            GradientSubject describe() {
                                return parameters()
                                        .stage("data", data, new double[4], () -> System.arraycopy(x, 0, data, 0, 4))
                                        .stage("hidden", h, dh, this::hidden)
                                        .stage("scaled", y, dy, this::scaled)
                                        .cost(this::cost)
                                        .backward(this::backward);
                            }
                        }.wrongStages())
                .containsExactly("cost");
    }

    /** A masked score of minus infinity is a value like others, which is not displaced. */
    @Test
    void infiniteValuesOfAStageAreLeftAlone() {
        assertThat(
                        new WrongCost() {
                            @Override
                            void hidden() {
                                super.hidden();
                                h[3] = Double.NEGATIVE_INFINITY;
                            }

                            @Override
                            void scaled() {
                                Arrays.setAll(y, i -> v[i] * Math.max(-1, h[i]));
                            }

                            @Override
                            void backwardOfScaled() {
                                Arrays.setAll(dv, i -> dy[i] * Math.max(-1, h[i]));
                                Arrays.setAll(dh, i -> i == 3 ? 0 : dy[i] * v[i]);
                            }

                            @Override
                            void backwardOfHidden() {
                                Arrays.setAll(dw, i -> i == 3 ? 0 : dh[i] * (1 - h[i] * h[i]) * x[i]);
                            }
                        }.wrongStages())
                .containsExactly("cost");
    }
}
