package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link GradientChecker#within}: each check runs between the beginning and the end of its surroundings. */
class SurroundedCheckTests {

    private final List<String> events = new ArrayList<>();

    private final GradientChecker checker =
            GradientChecker.standard().within(part("outer")).within(part("inner"));

    /** Ways to check {@code f(x) = x}. */
    enum Kind {
        GRADIENT {
            @Override
            void check(GradientChecker checker, double[] x, Runnable evaluated) {
                checker.check(GradientSubject.named("f")
                        .parameter("x", x, () -> new double[] {1})
                        .cost(() -> {
                            evaluated.run();
                            return x[0];
                        }));
            }
        },

        OUTPUTS {
            @Override
            void check(GradientChecker checker, double[] x, Runnable evaluated) {
                double[] gradient = new double[1];
                checker.checkOutputs(GradientSubject.named("f")
                        .parameter("x", x, gradient)
                        .output(() -> {
                            evaluated.run();
                            return x.clone();
                        })
                        .backwardFrom(upstream -> gradient[0] = upstream[0]));
            }
        },

        JACOBIAN {
            @Override
            void check(GradientChecker checker, double[] x, Runnable evaluated) {
                checker.checkJacobian(
                        v -> {
                            evaluated.run();
                            return v.clone();
                        },
                        v -> new double[][] {{1}},
                        x);
            }
        };

        abstract void check(GradientChecker checker, double[] x, Runnable evaluated);
    }

    private Supplier<Runnable> part(String name) {
        return () -> {
            events.add("begin " + name);
            return () -> events.add("end " + name);
        };
    }

    private void evaluated() {
        if (!events.contains("evaluate")) {
            events.add("evaluate");
        }
    }

    @ParameterizedTest
    @EnumSource
    void partsBeginBeforeTheCheckAndEndInReverseOrder(Kind kind) {
        kind.check(checker, new double[] {0.5}, this::evaluated);

        assertThat(events).containsExactly("begin outer", "begin inner", "evaluate", "end inner", "end outer");
    }

    @ParameterizedTest
    @EnumSource
    void partsEndAfterAnException(Kind kind) {
        assertThatIllegalStateException()
                .isThrownBy(() -> kind.check(checker, new double[] {0.5}, () -> {
                    throw new IllegalStateException("of the cost");
                }))
                .withMessage("of the cost");
        assertThat(events).containsExactly("begin outer", "begin inner", "end inner", "end outer");
    }

    @Test
    void partsThatHaveBegunEndIfTheNextOneFails() {
        GradientChecker failing = checker.within(() -> {
            throw new IllegalStateException("no lock");
        });

        assertThatIllegalStateException()
                .isThrownBy(() -> Kind.GRADIENT.check(failing, new double[] {0.5}, this::evaluated))
                .withMessage("no lock");
        assertThat(events).containsExactly("begin outer", "begin inner", "end inner", "end outer");
    }
}
