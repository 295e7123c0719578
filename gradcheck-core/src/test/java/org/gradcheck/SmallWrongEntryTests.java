package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;

/** A small entry among 50,000 weights of a logistic regression that is wrong by a thousandth of itself. */
class SmallWrongEntryTests {

    private static final int WEIGHTS = 50_000;

    private static final int SAMPLES = 4;

    private static final int SEEDS = 4;

    private final double[][] inputs = new double[SAMPLES][WEIGHTS];

    /** Its error is less than a millionth of a typical entry. */
    @Test
    void isLocatedInSeventyTwoEvaluations() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            for (double[] input : inputs) {
                Arrays.setAll(input, i -> random.nextGaussian());
            }
            double[] weights = new double[WEIGHTS];
            Arrays.setAll(weights, i -> random.nextGaussian() / Math.sqrt(WEIGHTS));
            int wrong = closestTo(0.0007, gradient(weights));

            GradientReport report = GradientChecker.standard()
                    .check(
                            this::cost,
                            x -> {
                                double[] gradient = gradient(x);
                                gradient[wrong] *= 1.001;
                                return gradient;
                            },
                            weights);

            assertThat(report.mismatches())
                    .as("seed %s: %s", seed, report)
                    .extracting(Discrepancy::entry)
                    .containsExactly(wrong);
            assertThat(report.evaluations()).isLessThanOrEqualTo(72);
        }
    }

    private double cost(double[] weights) {
        return Arrays.stream(inputs)
                .mapToDouble(input -> Math.log1p(Math.exp(dot(weights, input))))
                .sum();
    }

    private double[] gradient(double[] weights) {
        double[] gradient = new double[WEIGHTS];
        for (double[] input : inputs) {
            double probability = 1 / (1 + Math.exp(-dot(weights, input)));
            Arrays.setAll(gradient, i -> gradient[i] + probability * input[i]);
        }
        return gradient;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Returns the entry whose size is closest to a part of the root mean square. */
    private static int closestTo(double part, double[] gradient) {
        double size = part
                * Math.sqrt(Arrays.stream(gradient).map(entry -> entry * entry).sum() / gradient.length);
        return IntStream.range(0, gradient.length)
                .boxed()
                .min(Comparator.comparingDouble(i -> Math.abs(Math.abs(gradient[i]) - size)))
                .orElseThrow();
    }
}
