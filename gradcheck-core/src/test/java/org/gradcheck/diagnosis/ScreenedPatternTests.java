package org.gradcheck.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import org.gradcheck.GradientChecker;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Wrong parts of large blocks, most entries of which were not measured one by one. */
class ScreenedPatternTests {

    /** Two columns in a hundred are too many to be found one by one, and too few to be in each sample. */
    @Test
    void oneOfTwoWrongColumnsIsNamed() {
        GradientReport report = doubles(Shape.of(120, 100), entry -> entry % 100 == 51 || entry % 100 == 30, false);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.pattern().orElseThrow()).startsWith("w, column 51 of 100, of the 77 measured: ");
    }

    @Test
    void everyFifthColumnIsNamedAsAWhole() {
        GradientReport report = doubles(Shape.of(120, 100), entry -> entry % 5 == 2, true);

        assertThat(report.diagnosis().orElseThrow().cause()).isEqualTo(Cause.PARTLY_FILLED);
        assertThat(report.diagnosis().orElseThrow().evidence())
                .startsWith("analytic = 0 in every 5th column from 2 on, 20 of 100; ");
    }

    /** No direction along the claimed gradient displaces the slice, which lies along neither the first nor the last dimension. */
    @Test
    void unfilledSliceAlongAMiddleDimensionIsFoundInFloats() {
        GradientReport report = floats(Shape.of(12, 30, 40), entry -> entry / 40 % 30 == 1);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis().orElseThrow().evidence()).contains("[*][1]");
    }

    /** The zeros of the last row are right: the cost does not depend on it, as on the embedding of a word that does not occur. */
    @Test
    void unusedRowIsNoUnfilledOne() {
        GradientReport report = doubles(Shape.of(120, 100), entry -> entry / 100 == 3, true, 119 * 100);

        assertThat(report.diagnosis().orElseThrow().cause()).isEqualTo(Cause.PARTLY_FILLED);
        assertThat(report.diagnosis().orElseThrow().evidence()).startsWith("analytic = 0 in row 3 of 120; ");
    }

    private static GradientReport doubles(Shape shape, IntPredicate isWrong, boolean isZero) {
        return doubles(shape, isWrong, isZero, shape.entries());
    }

    /** @param used the entries on which the cost depends */
    private static GradientReport doubles(Shape shape, IntPredicate isWrong, boolean isZero, int used) {
        int size = shape.entries();
        double[] u = new Random(8).doubles(size, -1, 1).toArray();
        Arrays.fill(u, used, size, 0);
        double[] w = new Random(2).doubles(size, -1, 1).toArray();
        double[] dw = new double[size];
        return GradientChecker.standard()
                .check(GradientSubject.named("large")
                        .parameter("w", w, dw, 0, shape)
                        .cost(() -> {
                            double sum = 0;
                            for (int i = 0; i < size; i++) {
                                sum += u[i] * Math.sin(w[i]);
                            }
                            return sum;
                        })
                        .backward(() -> {
                            for (int i = 0; i < size; i++) {
                                double wrong = isZero ? 0 : 1.5 + 0.4 * Math.sin(i);
                                dw[i] = u[i] * Math.cos(w[i]) * (isWrong.test(i) ? wrong : 1);
                            }
                        }));
    }

    private static GradientReport floats(Shape shape, IntPredicate isUnfilled) {
        int size = shape.entries();
        float[] u = new float[size];
        float[] w = new float[size];
        float[] dw = new float[size];
        Random random = new Random(8);
        for (int i = 0; i < size; i++) {
            u[i] = (float) random.nextGaussian();
            w[i] = (float) random.nextGaussian();
        }
        return GradientChecker.standard()
                .check(GradientSubject.named("large")
                        .parameter("k", w, dw, 0, shape)
                        .cost(() -> {
                            double sum = 0;
                            for (int i = 0; i < size; i++) {
                                sum += u[i] * Math.sin(w[i]);
                            }
                            return (float) sum;
                        })
                        .backward(() -> {
                            for (int i = 0; i < size; i++) {
                                dw[i] = isUnfilled.test(i) ? 0 : u[i] * (float) Math.cos(w[i]);
                            }
                        }));
    }
}
