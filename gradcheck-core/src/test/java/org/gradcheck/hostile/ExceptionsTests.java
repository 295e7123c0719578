package org.gradcheck.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.BatchedFunction;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Exceptions of the user's code. */
class ExceptionsTests {

    @RegisterExtension
    static final CaughtHints HINTS = new CaughtHints();

    @SuppressWarnings("StaticAssignmentOfThrowable") // the case
    private static final UnsupportedOperationException SHARED = new UnsupportedOperationException("shared");

    private final double[] w = {3, -0.0};

    @Test
    void exceptionBeyondTheDomainNamesTheParameterAndItsBounds() {
        Throwable thrown = catchThrowable(() -> GradientChecker.standard().check(x -> interpolated(x[0]), x -> x, 3));

        assertThat(thrown)
                .isExactlyInstanceOf(UnsupportedOperationException.class)
                .hasMessage("beyond the last node")
                .hasNoCause();
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(hint -> assertThat(hint.getMessage())
                        .matches(
                                "the cost threw this at a displaced point, with x\\[0] displaced by [0-9.E-]+ from 3\\.0 to 3\\.[0-9]+;"
                                        + " if it is not defined there, declare bounds\\(\\.\\.\\.\\) of the parameters, or let it throw an"
                                        + " IllegalArgumentException there"));
    }

    private static double interpolated(double x) {
        if (x > 3) {
            throw new UnsupportedOperationException("beyond the last node");
        }
        return x * x;
    }

    @Test
    void declaredBoundsAreTheRemedy() {
        double[] x = {3};
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("spline")
                        .parameter("x", x, () -> new double[] {2 * x[0]})
                        .cost(() -> interpolated(x[0]))
                        .declare("x", block -> block.bounds(0, 3)));

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void exceptionOfAFunctionNamesTheCoordinate() {
        Throwable thrown = catchThrowable(() -> GradientChecker.standard()
                .checkJacobian(
                        x -> new double[] {x[1], interpolated(x[0])},
                        x -> new double[][] {{0, 1}, {2 * x[0], 0}},
                        3,
                        1));

        assertThat(thrown).isExactlyInstanceOf(UnsupportedOperationException.class);
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(hint -> assertThat(hint.getMessage())
                        .startsWith("the function threw this at a displaced point, with x[0] displaced by "));
    }

    @Test
    void exceptionOfACallForSeveralPointsNamesTheFirst() {
        double[] x = {3, 1};
        Throwable ofCost = catchThrowable(() -> GradientChecker.standard()
                .check(GradientSubject.named("batch")
                        .parameter("x", x, () -> new double[] {2 * x[0], 1})
                        .batchedCost(points -> points.stream()
                                .mapToDouble(point -> interpolated(point.values("x")[0]) + point.values("x")[1])
                                .toArray())));
        Throwable ofFunction = catchThrowable(() -> GradientChecker.standard()
                .checkJacobian(
                        (BatchedFunction) points -> points.stream()
                                .map(point -> new double[] {interpolated(point[0])})
                                .toArray(double[][]::new),
                        point -> new double[][] {{2 * point[0]}},
                        3));

        assertThat(ofCost).isExactlyInstanceOf(UnsupportedOperationException.class);
        assertThat(ofCost.getSuppressed())
                .singleElement()
                .satisfies(
                        hint -> assertThat(hint.getMessage())
                                .matches(
                                        "the batched cost threw this (at a displaced point,|in a call for \\d+ points, the first of them)"
                                                + " with x\\[0] displaced by .*; if it is not defined there, declare bounds.*"));
        assertThat(ofFunction).isExactlyInstanceOf(UnsupportedOperationException.class);
        assertThat(ofFunction.getSuppressed())
                .singleElement()
                .satisfies(
                        hint -> assertThat(hint.getMessage())
                                .matches(
                                        "the function threw this (at a displaced point,|in a call for \\d+ points, the first of them)"
                                                + " with x\\[0] displaced by .*; if it is not defined there, declare bounds.*"));
    }

    @Test
    void exceptionOfALayerNamesTheParameter() {
        double[] x = {3};
        Throwable thrown = catchThrowable(() -> GradientChecker.standard()
                .checkOutputs(GradientSubject.named("layer")
                        .parameter("x", x, new double[1])
                        .output(() -> new double[] {interpolated(x[0])})
                        .backward(upstream -> {})));

        assertThat(thrown).isExactlyInstanceOf(UnsupportedOperationException.class);
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(hint -> assertThat(hint.getMessage())
                        .startsWith("the output threw this at a displaced point, with x[0] displaced by "));
    }

    @Test
    void manyDisplacedParametersAreCounted() {
        double[] many = new double[9];
        Throwable thrown = catchThrowable(() -> GradientChecker.standard()
                .check(GradientSubject.named("nine")
                        .parameter("w", many, () -> new double[9])
                        .cost(() -> {
                            if (many[0] != 0 && many[8] != 0) {
                                throw new IllegalStateException("not here");
                            }
                            return 0;
                        })));

        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(
                        hint -> assertThat(hint.getMessage())
                                .containsPattern(
                                        "with w\\[0] displaced by \\S+ from 0.0 to \\S+, w\\[1] .*, w\\[2] .* and 6 others displaced;"));
    }

    @Test
    void exceptionAtThePointHasNoHint() {
        Throwable thrown = catchThrowable(() -> check(() -> {
            throw new IllegalStateException("never");
        }));

        assertThat(thrown).hasMessage("never").hasNoSuppressedExceptions();
    }

    @Test
    void sharedInstanceIsLeftAsItIs() {
        assertThatThrownBy(() -> check(failing(4, SHARED))).isSameAs(SHARED).hasNoSuppressedExceptions();
        assertThatThrownBy(() -> check(failing(4, null)))
                .isSameAs(Constant.THROWN)
                .hasNoSuppressedExceptions();
    }

    /** Its class is initialised by the evaluation that throws it. */
    private static final class Constant {

        @SuppressWarnings("StaticAssignmentOfThrowable") // the case
        static final IllegalStateException THROWN = new IllegalStateException("constant");
    }

    @Test
    void immutableInstanceReachesTheCaller() {
        Immutable immutable = new Immutable();

        assertThatThrownBy(() -> check(failing(4, immutable)))
                .isSameAs(immutable)
                .hasNoSuppressedExceptions();
        assertThat(HINTS.of(Immutable.class))
                .singleElement()
                .asString()
                .contains(": the cost threw this at a displaced point, with w[");
    }

    /** Takes neither suppressed exceptions nor a stack trace. */
    @SuppressWarnings("serial")
    private static final class Immutable extends RuntimeException {

        Immutable() {
            super("immutable", null, false, false);
        }
    }

    @Test
    void hostileInstanceReachesTheCaller() {
        Hostile hostile = new Hostile();

        Throwable thrown = catchThrowable(() -> check(failing(4, hostile)));

        assertThat(thrown == hostile).isTrue();
        assertThat(w).containsExactly(3, -0.0);
    }

    @Test
    void hostileInstanceInTheSearchLeavesTheVerdict() {
        GradientReport report = wrongGradientThatThrows(new Hostile());

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.EXCEPTION_IN_SEARCH,
                        "while the cause was sought at other points, your code threw " + Hostile.class.getName()
                                + "; the verdict stands, the cause may be missing"));
    }

    /** Throws whatever it is asked. */
    @SuppressWarnings("serial")
    private static final class Hostile extends RuntimeException {

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no trace");
        }
    }

    @Test
    void exceptionInTheSearchIsTold() {
        for (Throwable thrown : new Throwable[] {
            new IllegalStateException("closed\nfor good"),
            new StackOverflowError("closed\nfor good"),
            new OutOfMemoryError("closed\nfor good"),
            new java.io.IOException("closed\nfor good")
        }) {
            GradientReport report = wrongGradientThatThrows(thrown);

            assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
            assertThat(report.toString())
                    .contains("  while the cause was sought at other points, your code threw "
                            + thrown.getClass().getName()
                            + ": closed for good; the verdict stands, the cause may be missing\n");
        }
    }

    /** The gradient throws at points where it is asked to find the cause. */
    private static GradientReport wrongGradientThatThrows(Throwable thrown) {
        double[] x = {0.3, 0.7};
        AtomicInteger elsewhere = new AtomicInteger();
        return GradientChecker.standard()
                .check(GradientSubject.named("square")
                        .parameter("x", x, () -> {
                            if (x[0] != 0.3) {
                                elsewhere.incrementAndGet();
                                throwAnyway(thrown);
                            }
                            return new double[] {17, 29};
                        })
                        .cost(() -> Math.exp(x[0]) + x[0] * x[1] * x[1]));
    }

    @Test
    void textOfAHintIsPrintedWithTheStackTrace() {
        Throwable thrown = catchThrowable(() -> GradientChecker.standard().check(x -> interpolated(x[0]), x -> x, 3));
        StringWriter printed = new StringWriter();
        thrown.printStackTrace(new PrintWriter(printed));

        assertThat(printed.toString())
                .contains("Suppressed: org.gradcheck.internal.text.DisplacedHint: the cost threw this");
    }

    private DoubleSupplier failing(int call, RuntimeException thrown) {
        AtomicInteger calls = new AtomicInteger();
        return () -> {
            if (calls.incrementAndGet() >= call) {
                throw thrown == null ? Constant.THROWN : thrown;
            }
            return w[0] * w[0] + w[1];
        };
    }

    private GradientReport check(DoubleSupplier cost) {
        return GradientChecker.standard()
                .check(GradientSubject.named("squares")
                        .parameter("w", w, () -> new double[] {2 * w[0], 1})
                        .cost(cost));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void throwAnyway(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
