package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleSupplier;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.report.page.PagePolicy;
import org.gradcheck.report.page.ReportPages;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is evaluated for the page alone, once the verdicts are there. The clock is that of the test. */
class StepCurvesTests {

    /** No verdict needs a displacement of this size. */
    private static final double FAR = 0.3;

    private final double[] w = {0.3, -1.2, 0.7, 1.9};
    private final double[] point = w.clone();
    private long tenths;

    @TempDir
    private Path folder;

    @Test
    void evaluationsForThePageAreNotAmongThoseOfTheCheck() {
        GradientReport plain = GradientChecker.standard().check(wrong(this::cost));
        GradientReport written = written(this::cost);

        assertThat(written.evaluations()).isEqualTo(plain.evaluations());
        assertThat(written.curveEvaluations()).isEqualTo(3 * 48);
        assertThat(plain.curveEvaluations()).isZero();
    }

    @Test
    void theyTakeNoLongerThanTheCheckItselfAndASecond() {
        GradientReport report = written(() -> {
            tenths++;
            return cost();
        });

        assertThat(report.evaluations() + 12).isLessThan(3 * 48);
        assertThat(report.curveEvaluations()).isBetween(report.evaluations() + 8, report.evaluations() + 12);
    }

    @Test
    void exceptionsFarAwayDoNotHideTheVerdict() {
        assertVerdictIsTold(() -> costNearby(new IllegalStateException("not here")));
        assertVerdictIsTold(() -> costNearby(new AssertionError("not here")));
    }

    @Test
    void anInterruptionEndsThemAndTheCheck() {
        try {
            assertThatThrownBy(() -> written(() -> {
                        if (isFar()) {
                            Thread.currentThread().interrupt();
                        }
                        return cost();
                    }))
                    .isExactlyInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(w).containsExactly(point);
    }

    private void assertVerdictIsTold(DoubleSupplier cost) {
        assertThat(written(cost).verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(w).containsExactly(point);
    }

    private GradientReport written(DoubleSupplier cost) {
        try (ReportPages pages = ReportPages.in(folder, PagePolicy.FAILURES)) {
            return GradientChecker.standard()
                    .clockedBy(() -> tenths * 100_000_000)
                    .progressEvery(Duration.ofDays(1))
                    .writingTo(pages)
                    .check(wrong(cost));
        }
    }

    private GradientSubject wrong(DoubleSupplier cost) {
        return GradientSubject.named("squares")
                .parameter("w", w, new double[] {5, 7, 11, 13})
                .cost(cost);
    }

    private double cost() {
        return Arrays.stream(w).map(v -> v * v).sum();
    }

    private <E extends Throwable> double costNearby(E thrown) throws E {
        if (isFar()) {
            throw thrown;
        }
        return cost();
    }

    private boolean isFar() {
        for (int i = 0; i < w.length; i++) {
            if (Math.abs(w[i] - point[i]) > FAR) {
                return true;
            }
        }
        return false;
    }
}
