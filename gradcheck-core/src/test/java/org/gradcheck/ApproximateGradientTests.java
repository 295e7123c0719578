package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradients that are right to several digits are said to be so, and pass with the tolerance that the report names. */
class ApproximateGradientTests {

    private static final double[] POINT = {0.7, -1.2, 0.4, 1.9, -0.8, 0.15};

    private static final Pattern RELATIVE = Pattern.compile("relativeTolerance\\(([0-9.e-]+)\\)");
    private static final Pattern ABSOLUTE = Pattern.compile("absoluteTolerance\\(([0-9.e-]+)\\)");

    private static void isApproximate(MultivariateFunction cost, MultivariateVectorFunction gradient, double... x) {
        GradientReport report = GradientChecker.standard().check(cost, gradient, x);

        assertThat(report.diagnoses())
                .as(report::toString)
                .extracting(Diagnosis::cause)
                .containsExactly(Cause.APPROXIMATE);
        GradientReport tolerant = tolerant(report).check(cost, gradient, x);
        assertThat(tolerant.passed()).as(() -> report + "\n" + tolerant).isTrue();
    }

    /** Returns a checker with the tolerances that a report names. */
    private static GradientChecker tolerant(GradientReport report) {
        String remedy = report.diagnosis().orElseThrow().remedy();
        Matcher relative = RELATIVE.matcher(remedy);
        Matcher absolute = ABSOLUTE.matcher(remedy);
        assertThat(relative.find()).isTrue();
        GradientChecker checker = GradientChecker.standard().relativeTolerance(Double.parseDouble(relative.group(1)));
        return absolute.find() ? checker.absoluteTolerance(Double.parseDouble(absolute.group(1))) : checker;
    }

    private static MultivariateFunction sumOf(DoubleUnaryOperator summand) {
        return x -> {
            double sum = 0;
            for (double v : x) {
                sum += summand.applyAsDouble(v);
            }
            return sum;
        };
    }

    private static MultivariateVectorFunction each(DoubleUnaryOperator derivative) {
        return x -> {
            double[] g = new double[x.length];
            for (int i = 0; i < g.length; i++) {
                g[i] = derivative.applyAsDouble(x[i]);
            }
            return g;
        };
    }

    private static MultivariateVectorFunction forwardDifference(MultivariateFunction cost) {
        return x -> {
            double[] g = new double[x.length];
            for (int i = 0; i < g.length; i++) {
                double[] moved = x.clone();
                moved[i] += 1e-6;
                g[i] = (cost.value(moved) - cost.value(x)) / 1e-6;
            }
            return g;
        };
    }

    /** Seeds for which the rounding exceeds 2e-8 of some entry. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3, 5})
    void probabilitiesRoundedToFloats(long seed) {
        isApproximate(
                z -> Math.log(sumOf(Math::exp).value(z)) - z[1],
                z -> {
                    double sum = sumOf(Math::exp).value(z);
                    double[] g = each(v -> (float) (Math.exp(v) / sum)).value(z);
                    g[1] -= 1;
                    return g;
                },
                new Random(seed).doubles(6, -1.5, 1.5).toArray());
    }

    @Test
    void wigglesOfAllEntries() {
        isApproximate(sumOf(v -> Math.cosh(v) + 1e-8 * Math.sin(60 * v)), each(Math::sinh), POINT);
    }

    @Test
    void wigglesBesideAnEntryOfZero() {
        isApproximate(sumOf(v -> Math.cosh(v) + 1e-8 * Math.sin(60 * v)), each(Math::sinh), 0.7, -1.2, 0, 1.9);
    }

    @Test
    void aWiggleOfOneEntry() {
        isApproximate(x -> sumOf(Math::exp).value(x) + 2e-8 * Math.sin(50 * x[3]), each(Math::exp), POINT);
    }

    @Test
    void forwardDifferences() {
        for (DoubleUnaryOperator f : new DoubleUnaryOperator[] {Math::exp, Math::cosh, v -> v * v}) {
            isApproximate(sumOf(f), forwardDifference(sumOf(f)), POINT);
        }
    }

    @Test
    void aRootFoundToSixDigits() {
        isApproximate(
                sumOf(v -> root(v, 1e-3)),
                each(v -> 1 / (3 * root(v, 1e-12) * root(v, 1e-12) + 1)),
                0.7,
                -1.2,
                0.4,
                1.9,
                2.5);
    }

    /** Solves y^3 + y = v by bisection to a bracket, and one step of Newton's method, which leaves a smooth error. */
    private static double root(double v, double start) {
        double y = v / 2;
        double before;
        int steps = 0;
        do {
            before = y;
            y -= (y * y * y + y - v) / (3 * y * y + 1);
            steps++;
        } while (steps < 50 && Math.abs(y - before) > start);
        return y;
    }

    @Test
    void aTableWithCubicInterpolation() {
        double step = 0.05;
        isApproximate(
                sumOf(v -> {
                    double from = Math.floor(v / step) * step;
                    double t = (v - from) / step;
                    double h00 = (1 + 2 * t) * (1 - t) * (1 - t);
                    double h10 = t * (1 - t) * (1 - t);
                    double h01 = t * t * (3 - 2 * t);
                    double h11 = t * t * (t - 1);
                    double to = from + step;
                    return h00 * Math.exp(from)
                            + h10 * step * Math.exp(from)
                            + h01 * Math.exp(to)
                            + h11 * step * Math.exp(to);
                }),
                each(Math::exp),
                0.71,
                -1.23,
                0.42,
                1.93,
                -0.81);
    }

    @Test
    void aConstantOfFloatPrecisionInTheCost() {
        isApproximate(sumOf(v -> 0.3f * Math.sin(v)), each(v -> 0.3 * Math.cos(v)), POINT);
    }

    @Test
    void aConstantOfFloatPrecisionInSquaresIsNoWeightDecay() {
        isApproximate(sumOf(v -> 0.3f * v * v), each(v -> 0.6 * v), POINT);
    }

    @Test
    void aConstantWithFiveDigits() {
        isApproximate(sumOf(v -> Math.PI * Math.sin(v)), each(v -> 3.1416 * Math.cos(v)), POINT);
    }

    @Test
    void aNearlyLinearCostIsNotStale() {
        isApproximate(
                x -> 3 * x[0] - 2 * x[1] + 1e-7 * Math.sin(20 * x[0] + 9 * x[1]), x -> new double[] {3, -2}, 0.45, 1.1);
    }
}
