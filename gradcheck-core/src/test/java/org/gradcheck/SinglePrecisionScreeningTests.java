package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many parameters, where they, the gradient or the cost are kept in single precision. */
class SinglePrecisionScreeningTests {

    private static final int SIZE = 4_000;

    private static final int SEEDS = 5;

    @Test
    void howTheStorageRoundsEachDisplacementIsNoError() {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(seed, x -> cost(x), -1, 1);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.sensitivity().orElseThrow()).isLessThan(1e-2);
            assertThat(report.evaluations()).isLessThanOrEqualTo(24);
        }
    }

    @Test
    void aWrongEntryIsLocatedAmongFloats() {
        for (int seed = 0; seed < SEEDS; seed++) {
            int wrong = new Random(seed).nextInt(SIZE);
            GradientReport report = check(seed, x -> cost(x), wrong, 3);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.DISAGREES);
            assertThat(report.mismatches())
                    .singleElement()
                    .extracting(Discrepancy::entry)
                    .isEqualTo(wrong);
            assertThat(report.evaluations()).isLessThanOrEqualTo(160);
        }
    }

    @Test
    void aRightGradientInSinglePrecisionPassesWithItsSensitivity() {
        for (int seed = 0; seed < SEEDS; seed++) {
            GradientReport report = check(seed, x -> (float) cost(x), -1, 1);

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.AGREES);
            assertThat(report.sensitivity().orElseThrow()).isBetween(1e-6, 1e-2);
            assertThat(report.evaluations()).isLessThanOrEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2, -1, 10, -100})
    void errorsThatPassAreBelowTheStatedSensitivity(double factor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            int wrong = new Random(seed).nextInt(SIZE);
            GradientReport report = check(seed, x -> (float) cost(x), wrong, factor);

            double error = Math.abs(factor - 1) * Math.abs(gradient(point(seed))[wrong]) / typical(seed);
            assertThat(!report.passed() || report.sensitivity().orElseThrow() > error)
                    .as("seed %s, %s: %s", seed, error, report)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2, -1})
    void aGradientThatIsWrongThroughoutIsFoundInSinglePrecision(double factor) {
        for (int seed = 0; seed < SEEDS; seed++) {
            float[] x = point(seed);
            GradientReport report = GradientChecker.standard()
                    .mode(CheckMode.SCREENING)
                    .check(GradientSubject.named("wrong throughout")
                            .parameter("x", x, () -> times(factor, gradient(x)))
                            .cost(() -> (float) cost(x)));

            assertThat(report.verdict()).as("seed %s: %s", seed, report).isEqualTo(Verdict.DISAGREES);
        }
    }

    private static GradientReport check(int seed, ToDoubleFunction<float[]> cost, int entry, double factor) {
        float[] x = point(seed);
        return GradientChecker.standard()
                .mode(CheckMode.SCREENING)
                .check(GradientSubject.named("floats")
                        .parameter("x", x, () -> {
                            float[] g = gradient(x);
                            if (entry >= 0) {
                                g[entry] = (float) (factor * g[entry]);
                            }
                            return g;
                        })
                        .cost(() -> cost.applyAsDouble(x)));
    }

    private static float[] point(int seed) {
        Random random = new Random(seed);
        float[] x = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            x[i] = 2 * random.nextFloat() - 1;
        }
        return x;
    }

    private static double cost(float[] x) {
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum += Math.sin(x[i]) * (1 + i % 7) + 0.1 * x[i] * x[(i + 1) % SIZE];
        }
        return sum / SIZE;
    }

    private static float[] gradient(float[] x) {
        float[] g = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double neighbours = x[(i + 1) % SIZE] + x[(i + SIZE - 1) % SIZE];
            g[i] = (float) ((Math.cos(x[i]) * (1 + i % 7) + 0.1 * neighbours) / SIZE);
        }
        return g;
    }

    private static double typical(int seed) {
        double squares = 0;
        for (float entry : gradient(point(seed))) {
            squares += entry * entry;
        }
        return Math.sqrt(squares / SIZE);
    }

    private static float[] times(double factor, float[] entries) {
        float[] products = new float[entries.length];
        for (int i = 0; i < products.length; i++) {
            products[i] = (float) (factor * entries[i]);
        }
        return products;
    }
}
