package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Two bugs in two blocks, one of which is known: the values of the other one are described. */
class OpenBlockTests {

    /** The first of the zeros has a derivative that the rounding of a float cost hides. */
    @Test
    void zeroThatNoiseHidesBelongsToTheUnfilledEnd() {
        double[] x = new double[21];
        double[] dx = new double[21];
        Arrays.setAll(x, i -> Math.sin(3 + i));
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("end")
                        .parameter("x", x, dx)
                        .cost(() -> {
                            double sum = 0;
                            for (int i = 0; i < 21; i++) {
                                sum += (i == 10 ? 3e-4 : 1) * Math.exp(x[i]);
                            }
                            return (float) sum;
                        })
                        .backward(() -> Arrays.setAll(dx, i -> i < 10 ? Math.exp(x[i]) : 0)));

        assertThat(report.diagnosis().orElseThrow().evidence())
                .isEqualTo("analytic = 0 in the last 11 of 21 entries; the cost has a derivative in 10 of them, and the"
                        + " others are too small to tell");
    }

    @Test
    void blockWithoutACauseIsDescribedBesideOneWithACause() {
        double[] a = {0.4, -0.8, 1.1, 0.3, -0.6, 0.9};
        double[] b = {0.2, 0.5, -0.9, 1.3, -0.4, 0.7};
        double[] da = new double[6];
        double[] db = new double[6];
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("two")
                        .parameter("a", a, da)
                        .parameter("b", b, db, 0, Shape.of(2, 3))
                        .cost(() -> Arrays.stream(a).map(Math::sin).sum()
                                + Arrays.stream(b).map(Math::exp).sum())
                        .backward(() -> {
                            Arrays.setAll(da, i -> 2 * Math.cos(a[i]));
                            Arrays.setAll(db, i -> Math.exp(b[i]) * (i < 3 ? 1 : 1.5 + Math.sin(i)));
                        }));

        assertThat(report.diagnoses()).extracting(Diagnosis::cause).containsExactly(Cause.CONSTANT_FACTOR);
        assertThat(report.diagnosis().orElseThrow().evidence()).endsWith("; no cause was found for b");
        assertThat(report.pattern()).contains("b, row 1 of 2: wrong; all others right");
        assertThat(report.toString()).contains("\nPattern of the rest: b, row 1 of 2: wrong; all others right");
    }
}
