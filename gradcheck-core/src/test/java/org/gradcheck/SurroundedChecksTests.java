package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** What surrounds a check begins before it, and ends after it in every case. */
class SurroundedChecksTests {

    private final List<String> told = new ArrayList<>();
    private final double[] x = {0.5, -0.0};
    private final GradientChecker checker = GradientChecker.standard().within(part("outer"));

    @Test
    void partsEndInReverseOrderAfterTheReport() {
        assertThat(checker.within(part("inner"))
                        .reportingTo(report -> told.add("report"))
                        .check(squares())
                        .verdict())
                .isEqualTo(Verdict.AGREES);

        assertThat(told)
                .startsWith("begin outer", "begin inner", "cost")
                .endsWith("cost", "report", "end inner [0.5, -0.0]", "end outer [0.5, -0.0]");
    }

    @Test
    void eachKindOfCheckIsSurrounded() {
        checker.checkJacobian(v -> v, v -> new double[][] {{1}}, 3);
        checker.checkSparseJacobian(v -> v, v -> SparseRows.of(1, new int[][] {{0}}, new double[][] {{1}}), 3);
        checker.checkUnbiased((v, random) -> v[0], (v, random) -> new double[] {1}, 3);
        checker.checkOutputs(GradientSubject.named("layer")
                .parameter("x", x, () -> new double[] {1, 1})
                .output(() -> new double[] {x[0] + x[1]})
                .backward(upstream -> {}));

        assertThat(told).hasSize(8).filteredOn("begin outer"::equals).hasSize(4);
    }

    @Test
    void anExceptionOfTheCostEndsThem() {
        UnsupportedOperationException thrown = new UnsupportedOperationException("no cost");

        assertThatThrownBy(() -> checker.check(squares().cost(() -> {
                    throw thrown;
                })))
                .isSameAs(thrown);
        assertThat(told).containsExactly("begin outer", "end outer [0.5, -0.0]");
    }

    @Test
    void anExceptionOfTheBeginningEndsThoseBefore() {
        IllegalStateException thrown = new IllegalStateException("no lock");

        assertThatThrownBy(() -> checker.within(() -> {
                            throw thrown;
                        })
                        .check(squares()))
                .isSameAs(thrown)
                .hasNoSuppressedExceptions();
        assertThat(told).containsExactly("begin outer", "end outer [0.5, -0.0]");
    }

    @Test
    void anExceptionOfAnEndReplacesTheReport() {
        IllegalMonitorStateException thrown = new IllegalMonitorStateException();

        assertThatThrownBy(() -> checker.within(endingBy(thrown)).check(squares()))
                .isSameAs(thrown);
        assertThat(told).contains("cost").endsWith("cost", "end outer [0.5, -0.0]");
    }

    @Test
    void anExceptionOfAnEndIsSuppressedByThatOfTheCheck() {
        IllegalMonitorStateException ofEnd = new IllegalMonitorStateException();
        UnsupportedOperationException ofCost = new UnsupportedOperationException("no cost");

        assertThatThrownBy(() -> checker.within(endingBy(ofEnd)).check(squares().cost(() -> {
                    throw ofCost;
                })))
                .isSameAs(ofCost)
                .hasSuppressedException(ofEnd);
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefused() {
        assertThatNullPointerException()
                .isThrownBy(() -> checker.within(null))
                .withMessage("within(...) was given null; pass the code that begins, or leave within(...) out");
        assertThatNullPointerException()
                .isThrownBy(() -> checker.within(() -> null).check(squares()))
                .withMessage("the code of within(...) returned null; return the code that ends, such as () -> {}");
        assertThat(told).containsExactly("begin outer", "end outer [0.5, -0.0]");
    }

    private static Supplier<Runnable> endingBy(RuntimeException thrown) {
        return () -> () -> {
            throw thrown;
        };
    }

    private Supplier<Runnable> part(String name) {
        return () -> {
            told.add("begin " + name);
            return () -> told.add("end " + name + " " + Arrays.toString(x));
        };
    }

    private GradientSubject squares() {
        return GradientSubject.named("squares")
                .parameter("x", x, () -> new double[] {2 * x[0] + 1, 2 * x[1] + 1})
                .cost(() -> {
                    told.add("cost");
                    return x[0] * x[0] + x[0] + x[1] * x[1] + x[1];
                });
    }
}
