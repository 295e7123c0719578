package org.gradcheck;

import java.util.Random;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;

/**
 * A bounded wave and a line in each parameter. Where noise hides the second block near the point, differences over many
 * sizes of a parameter see its lines alone.
 */
final class WavesOnALine {

    private static final int SIZE = 100;

    private WavesOnALine() {}

    static GradientReport check(int seed, double influence) {
        Random random = new Random(seed);
        double[] first = random.doubles(SIZE, -1, 1).toArray();
        double[] second = random.doubles(SIZE, -1, 1).toArray();
        return GradientChecker.standard()
                .mode(CheckMode.EXHAUSTIVE)
                .check(GradientSubject.named("waves")
                        .parameter("first", first, () -> gradient(first, 1))
                        .parameter("second", second, () -> gradient(second, influence))
                        .cost(() -> cost(first) + influence * cost(second)));
    }

    private static double cost(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.sin(x[i]) * (1 + i % 7) + 0.1 * x[i] * x[(i + 1) % x.length];
        }
        return sum;
    }

    private static double[] gradient(double[] x, double influence) {
        double[] gradient = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double neighbours = x[(i + 1) % x.length] + x[(i + x.length - 1) % x.length];
            gradient[i] = influence * (Math.cos(x[i]) * (1 + i % 7) + 0.1 * neighbours);
        }
        return gradient;
    }
}
