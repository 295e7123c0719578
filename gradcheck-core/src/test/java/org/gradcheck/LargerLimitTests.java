package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A larger limit of the evaluations tells no less: a gradient that one limit decides about, each larger one does too. One entry is wrong,
 * and in single precision, where the screening may miss a single one, all are.
 */
class LargerLimitTests {

    private static final int MOST = 400;

    private int evaluations;

    /** Kinds of costs. */
    enum Cost {
        SMOOTH,
        NOISY,
        VERY_NOISY,
        AT_KINKS,
        FLOATS
    }

    static Stream<Arguments> products() {
        return Arrays.stream(Cost.values())
                .flatMap(cost -> Stream.of(10, 23, 50)
                        .flatMap(entries -> Stream.of(1.0, 0.5).map(factor -> Arguments.of(cost, entries, factor))));
    }

    @ParameterizedTest(name = "{0}, {1} entries, times {2}")
    @MethodSource("products")
    void decidesWhatASmallerOneDecides(Cost cost, int entries, double factor) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int most = 1; most <= MOST; most += 1 + most / 20) {
            evaluations = 0;
            verdicts.add(GradientChecker.standard()
                    .mostEvaluations(most)
                    .check(subject(cost, entries, factor))
                    .verdict());
            assertThat(evaluations).isLessThanOrEqualTo(most);
        }

        assertThat(verdicts).isSubsetOf(Verdict.UNRESOLVED, factor == 1 ? Verdict.AGREES : Verdict.DISAGREES);
        assertThat(verdicts.stream().dropWhile(Verdict.UNRESOLVED::equals)).doesNotContain(Verdict.UNRESOLVED);
    }

    private GradientSubject subject(Cost kind, int entries, double factor) {
        double[] point = new double[entries];
        Arrays.setAll(point, i -> kind == Cost.AT_KINKS && i % 4 == 0 ? 0 : 2 + Math.cos(i));
        if (kind == Cost.FLOATS) {
            float[] x = new float[entries];
            for (int i = 0; i < entries; i++) {
                x[i] = (float) point[i];
            }
            return GradientSubject.named("limited")
                    .parameter("x", x, () -> narrowed(gradient(kind, widened(x), factor)))
                    .cost(() -> cost(kind, widened(x)));
        }
        return GradientSubject.named("limited")
                .parameter("x", point, () -> gradient(kind, point, factor))
                .cost(() -> cost(kind, point));
    }

    private double cost(Cost kind, double[] x) {
        evaluations++;
        double sum = 0;
        float narrow = 0;
        for (double v : x) {
            sum += Math.sin(v) * v + (kind == Cost.AT_KINKS ? Math.abs(v) : 0);
            narrow += (float) (Math.sin(v) * v);
        }
        return switch (kind) {
            case SMOOTH, AT_KINKS -> sum;
            case NOISY -> sum + 1e-7 * noise(sum);
            case VERY_NOISY -> sum + 1e-4 * noise(sum);
            case FLOATS -> narrow;
        };
    }

    /** Returns a number from 0 to 1 that is the same at the same point. */
    private static double noise(double sum) {
        return ((Double.doubleToLongBits(sum) * 0x9E3779B97F4A7C15L) >>> 40) * 0x1p-24;
    }

    private static double[] gradient(Cost kind, double[] x, double factor) {
        double[] g = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            g[i] = Math.sin(x[i]) + x[i] * Math.cos(x[i]) + (kind == Cost.AT_KINKS ? Math.signum(x[i]) : 0);
        }
        for (int i = kind == Cost.FLOATS ? 0 : x.length - 1; i < x.length; i++) {
            g[i] *= factor;
        }
        return g;
    }

    private static double[] widened(float[] x) {
        double[] wide = new double[x.length];
        Arrays.setAll(wide, i -> x[i]);
        return wide;
    }

    private static float[] narrowed(double[] x) {
        float[] narrow = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            narrow[i] = (float) x[i];
        }
        return narrow;
    }
}
