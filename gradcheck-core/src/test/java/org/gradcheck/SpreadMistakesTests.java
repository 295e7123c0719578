package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

/** Mistakes in single precision in so many entries that none of them is located. */
class SpreadMistakesTests {

    private static final int ROWS = 100;
    private static final int COLUMNS = 120;

    @Test
    void aPatchThatIsNotFilledIsWrong() {
        Random random = new Random(3);
        float[] w = normal(random, 0.3, ROWS * COLUMNS);
        float[][] x = {
            normal(random, 1, ROWS), normal(random, 1, ROWS), normal(random, 1, ROWS), normal(random, 1, ROWS)
        };
        float[][] y = new float[x.length][];
        Arrays.setAll(y, e -> normal(random, 1, COLUMNS));

        GradientReport report = check("bilinear form", w, Shape.of(ROWS, COLUMNS), () -> bilinear(w, x, y), () -> {
            float[] gradient = gradientOfBilinear(w, x, y);
            for (int row = 1; row < 3; row++) {
                for (int column = 2; column < COLUMNS; column++) {
                    gradient[row * COLUMNS + column] = 0;
                }
            }
            return gradient;
        });

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.blocks().get(0).note()).contains("right as a whole, but many of its entries are wrong");
        assertThat(report.evaluations()).isLessThanOrEqualTo(2200);
    }

    @Test
    void anEntryInEachRowIsWrongBesideEntriesThatAreRight() {
        Random random = new Random(5);
        int examples = 12;
        int classes = 100;
        float[] z = normal(random, 1, examples * classes);

        GradientReport report = check(
                "logits",
                z,
                Shape.of(examples, classes),
                () -> crossEntropy(z, examples),
                () -> probabilities(z, examples));

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.DISAGREES);
    }

    private static GradientReport check(
            String name, float[] parameters, Shape shape, DoubleSupplier cost, Supplier<float[]> gradient) {
        float[] claimed = new float[parameters.length];
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named(name)
                        .parameter("w", parameters, claimed, 0, shape)
                        .cost(() -> (float) cost.getAsDouble())
                        .backward(() -> System.arraycopy(gradient.get(), 0, claimed, 0, claimed.length)));
    }

    private static double bilinear(float[] w, float[][] x, float[][] y) {
        double sum = 0;
        for (int e = 0; e < x.length; e++) {
            sum += Math.sin(form(w, x[e], y[e]));
        }
        return sum;
    }

    private static double form(float[] w, float[] x, float[] y) {
        double sum = 0;
        for (int k = 0; k < w.length; k++) {
            sum += (double) x[k / COLUMNS] * w[k] * y[k % COLUMNS];
        }
        return sum / ROWS;
    }

    private static float[] gradientOfBilinear(float[] w, float[][] x, float[][] y) {
        float[] gradient = new float[w.length];
        for (int e = 0; e < x.length; e++) {
            double slope = Math.cos(form(w, x[e], y[e])) / ROWS;
            for (int k = 0; k < w.length; k++) {
                gradient[k] += (float) (slope * x[e][k / COLUMNS] * y[e][k % COLUMNS]);
            }
        }
        return gradient;
    }

    private static double crossEntropy(float[] z, int examples) {
        float[] p = probabilities(z, examples);
        int classes = z.length / examples;
        double sum = 0;
        for (int e = 0; e < examples; e++) {
            sum -= Math.log(examples * (double) p[e * classes + e]);
        }
        return sum / examples;
    }

    /** The gradient of the cross-entropy without its target. */
    private static float[] probabilities(float[] z, int examples) {
        float[] p = new float[z.length];
        int classes = z.length / examples;
        for (int e = 0; e < examples; e++) {
            double all = 0;
            for (int k = 0; k < classes; k++) {
                all += Math.exp(z[e * classes + k]);
            }
            for (int k = 0; k < classes; k++) {
                p[e * classes + k] = (float) (Math.exp(z[e * classes + k]) / all / examples);
            }
        }
        return p;
    }

    private static float[] normal(Random random, double size, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (size * random.nextGaussian());
        }
        return values;
    }
}
