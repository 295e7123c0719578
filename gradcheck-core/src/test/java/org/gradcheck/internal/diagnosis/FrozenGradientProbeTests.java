package org.gradcheck.internal.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

class FrozenGradientProbeTests {

    private final double[] w = {0.3, -1.2, 0.7, 1.9};
    private final double[] point = w.clone();
    private final double[] frozen = {0.2, 0.9, -0.5, 1.1};

    @Test
    void gradientWithoutParametersIsFrozen() {
        assertThat(doesNotFollowParameters(this::bent, frozen::clone)).isTrue();
    }

    @Test
    void gradientOfParametersIsNotFrozen() {
        assertThat(doesNotFollowParameters(this::bent, w::clone)).isFalse();
    }

    /** The same array may hold different gradients. */
    @Test
    void gradientInTheSameArrayIsNotFrozen() {
        double[] reused = new double[4];

        assertThat(doesNotFollowParameters(this::bent, () -> {
                    Arrays.setAll(reused, i -> Math.cos(3 * w[i]));
                    return reused;
                }))
                .isFalse();
    }

    @Test
    void arraysKeepTheGradientOfThePoint() {
        double[] gradient = new double[4];
        GradientSubject subject = GradientSubject.named("f")
                .parameter("w", w, gradient)
                .cost(this::bent)
                .backward(() -> Arrays.setAll(gradient, i -> Math.cos(3 * w[i])));

        doesNotFollowParameters(this::bent, subject);

        assertThat(gradient)
                .containsExactly(Arrays.stream(point).map(x -> Math.cos(3 * x)).toArray());
    }

    @Test
    void gradientOfALinearCostIsNotFrozen() {
        assertThat(doesNotFollowParameters(() -> Arrays.stream(w).sum(), frozen::clone))
                .isFalse();
    }

    /** Beyond a kink, say, or clipped. */
    @Test
    void gradientThatFollowsOnOneSideIsNotFrozen() {
        assertThat(doesNotFollowParameters(this::bent, () -> {
                    double behind = Math.min(0, w[0] - point[0]);
                    return Arrays.stream(frozen).map(x -> x + behind).toArray();
                }))
                .isFalse();
    }

    @Test
    void parameterAtABoundIsNotDisplaced() {
        GradientSubject subject = subject(this::bent, frozen::clone)
                .declare("w", block -> block.bounds(w.clone(), new double[] {9, 9, 9, 9}));

        assertThat(doesNotFollowParameters(this::bent, subject)).isFalse();
    }

    @Test
    void fixedParameterIsNotDisplaced() {
        double[] furthest = w.clone();
        DoubleSupplier cost = () -> {
            furthest[1] = Math.min(furthest[1], w[1]);
            return bent();
        };

        assertThat(doesNotFollowParameters(
                        cost, subject(cost, frozen::clone).declare("w", block -> block.fixed("not trained", 1))))
                .isTrue();
        assertThat(furthest).containsExactly(point);
    }

    /** To the check it is the same as a copy of the gradient of another point. */
    @Test
    void constantFormulaIsNamed() {
        GradientReport report = GradientChecker.standard().check(subject(this::bent, frozen::clone));

        assertThat(report.toString()).endsWith("""
                Cause: gradient that does not follow the parameters (STALE_GRADIENT) in w
                  the gradient is the same to the last digit on either side of the point, though the cost is not linear
                  remedy: compute it from the parameters as they are when it is asked for: look for a copy, a cache or a constant; \
                alsoAround(1, 0.1) checks that it follows""");
    }

    @Test
    void parametersAreRestoredToTheBit() {
        doesNotFollowParameters(this::bent, frozen::clone);

        assertThat(w).containsExactly(point);
    }

    @Test
    void parametersAreRestoredIfTheGradientThrows() {
        assertThatThrownBy(() -> doesNotFollowParameters(this::bent, this::onlyAtThePoint))
                .hasMessage("not here");

        assertThat(w).containsExactly(point);
    }

    /** The check knows that the gradient is wrong; an experiment that fails must not hide it. */
    @Test
    void exceptionAtADisplacedPointKeepsTheVerdict() {
        GradientReport report = GradientChecker.standard().check(subject(this::bent, this::onlyAtThePoint));

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnoses()).isEmpty();
        assertThat(w).containsExactly(point);
    }

    @Test
    void interruptionAtADisplacedPointEndsTheCheck() {
        try {
            assertThatThrownBy(() -> GradientChecker.standard().check(subject(this::bent, () -> {
                        if (!Arrays.equals(w, point)) {
                            Thread.currentThread().interrupt();
                        }
                        return frozen.clone();
                    })))
                    .isExactlyInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(w).containsExactly(point);
    }

    @Test
    void probeRunsOnlyIfNothingElseExplainsTheGradient() {
        AtomicInteger calls = new AtomicInteger();

        GradientReport report = GradientChecker.standard().check(subject(this::bent, () -> {
            calls.incrementAndGet();
            return Arrays.stream(w).map(x -> 2 * Math.cos(x)).toArray();
        }));

        assertThat(report.diagnoses()).extracting(Diagnosis::cause).isEqualTo(List.of(Cause.CONSTANT_FACTOR));
        assertThat(calls).hasValue(3);
    }

    private double[] onlyAtThePoint() {
        if (!Arrays.equals(w, point)) {
            throw new IllegalStateException("not here");
        }
        return frozen.clone();
    }

    private boolean doesNotFollowParameters(DoubleSupplier cost, Supplier<double[]> gradient) {
        return doesNotFollowParameters(cost, subject(cost, gradient));
    }

    private static boolean doesNotFollowParameters(DoubleSupplier cost, GradientSubject subject) {
        return new FrozenGradientProbe(subject.objective(), cost, OptionalDouble.empty())
                .gradientDoesNotFollowParameters();
    }

    private GradientSubject subject(DoubleSupplier cost, Supplier<double[]> gradient) {
        return GradientSubject.named("f").parameter("w", w, gradient).cost(cost);
    }

    private double bent() {
        return Arrays.stream(w).map(Math::sin).sum();
    }
}
