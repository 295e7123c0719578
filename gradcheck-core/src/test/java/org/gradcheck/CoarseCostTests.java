package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Costs that are constant between steps, or that differ between calls. Their differences are zero or arbitrary: nothing
 * about the gradient of the function behind them can be known, and its parameters are read all the same.
 */
class CoarseCostTests {

    private static final double[] POINT = {0.7, 1.1, 0.4};

    /** Words for the reason, one of which a report must contain. */
    private static final String REASON = "(?s).*(noise|rounded|repeat|differ(s|ent) values|same value|jump).*";

    @ParameterizedTest
    @MethodSource({"rounded", "unrepeatable"})
    void rightGradientIsNotCalledWrong(Coarse cost) {
        GradientReport report = cost.check(1);

        assertThat(report.verdict()).as(report::toString).isNotEqualTo(Verdict.DISAGREES);
    }

    @ParameterizedTest
    @MethodSource({"rounded", "unrepeatable", "flat"})
    void twiceTheGradientDoesNotPass(Coarse cost) {
        GradientReport report = cost.check(2);

        assertThat(report.verdict()).as(report::toString).isNotEqualTo(Verdict.AGREES);
    }

    @ParameterizedTest
    @MethodSource({"rounded", "unrepeatable", "flat"})
    void costIsNotSuspectedToReadACopy(Coarse cost) {
        assertThat(cost.check(1).toString()).doesNotContain("does it read a copy?");
        assertThat(cost.check(2).toString()).doesNotContain("does it read a copy?");
    }

    @ParameterizedTest
    @MethodSource({"rounded", "unrepeatable", "flat"})
    void reportOfARightGradientSaysWhyItDoesNotPass(Coarse cost) {
        assertThat(cost.check(1).toString()).matches(REASON);
    }

    @ParameterizedTest
    @MethodSource("unrepeatable")
    void costThatDiffersBetweenCallsIsNotCalledStationary(Coarse cost) {
        assertThat(cost.check(0).toString()).doesNotContain("stationary").doesNotContain("does not depend");
    }

    @Test
    void reportNamesTheStepsOfARoundedCost() {
        GradientReport report = rounded("integers", Math::rint).check(1);

        assertThat(report)
                .hasToString("gradient: unresolved in x (127 cost evaluations)\n"
                        + "  the cost takes the same value, 3.0, at all 12 points tried within an eighth of the size of each"
                        + " parameter, and only 6 others at 12 points further away: it seems rounded to multiples of 1, or"
                        + " counts; check a cost that does neither\n"
                        + "  x  3  UNRESOLVED  3 unresolved: the steps of the cost hide the derivatives");
    }

    @Test
    void vacuousReportNamesTheSteps() {
        assertThat(rounded("integers", Math::rint).check(0))
                .hasToString("gradient: vacuous, nothing could be compared in x (134 cost evaluations)\n"
                        + "  x  3  VACUOUS  3 unexercised: the cost takes the same value, 3.0, at all 12 points tried within an"
                        + " eighth of the size of each parameter, and only 6 others at 12 points further away: it seems rounded"
                        + " to multiples of 1, or counts; check a cost that does neither");
    }

    @Test
    void reportCountsTheRepeatsThatDiffer() {
        assertThat(everyTenthCall("half more", v -> 1.5 * v).check(1))
                .hasToString("gradient: nondeterministic (197 cost evaluations)\n"
                        + "  the cost is not the same at the same parameters: 2 of 24 repeats differ from 2.854843389607777, the"
                        + " farthest is 4.282265084411666; keep no state between evaluations, and reset random generators\n"
                        + "  not examined: x");
    }

    /** Rounded to one decimal and to integers; the cost changes by less than one over all of its usual steps. */
    static Stream<Coarse> rounded() {
        return Stream.of(
                rounded("one decimal", v -> Math.rint(10 * v) / 10),
                rounded("one decimal, down", v -> Math.floor(10 * v) / 10),
                rounded("integers", Math::rint),
                rounded("integers, down", Math::floor),
                rounded("integers beside 1e6", v -> Math.rint(v + 1e6)),
                rounded("tens", v -> 10 * Math.rint(v / 10)),
                rounded("three digits", v -> Math.rint(100 * v) / 100),
                rounded("single precision beside 1e8", v -> (float) (v + 1e8)),
                new Coarse(
                        "rounded inputs",
                        () -> x -> smooth(Arrays.stream(x)
                                .map(v -> Math.rint(10 * v) / 10)
                                .toArray())),
                new Coarse("a count of errors", () -> CoarseCostTests::errors));
    }

    static Stream<Coarse> unrepeatable() {
        return Stream.of(
                everyTenthCall("a thousandth more", v -> v + 1e-3),
                everyTenthCall("half more", v -> 1.5 * v),
                everyTenthCall("zero", v -> 0),
                new Coarse("computed at every tenth call", () -> {
                    AtomicInteger calls = new AtomicInteger();
                    double[] computed = new double[1];
                    return x -> computed[0] = calls.getAndIncrement() % 10 == 0 ? smooth(x) : computed[0];
                }));
    }

    /**
     * The points around have one and the same value, which may differ from that at the point. Its derivative may be called
     * zero, if the report says so.
     */
    static Stream<Coarse> flat() {
        double value = smooth(POINT);
        return Stream.of(
                new Coarse("another value at the point", () -> x -> Arrays.equals(x, POINT) ? value : value + 0.25),
                new Coarse("the value at the point", () -> x -> distance(x) < 0.3 ? value : smooth(x)),
                new Coarse("a dead zone", () -> x -> Math.max(value, smooth(x) - 1)));
    }

    /** The number of 40 examples on the wrong side of a plane. */
    private static double errors(double[] x) {
        int errors = 0;
        for (int i = 0; i < 40; i++) {
            double side = x[0] * Math.sin(3 * i) + x[1] * Math.cos(5 * i) + x[2] * Math.sin(7 * i);
            errors += (side > 0) == (Math.sin(2 * i) > 0) ? 0 : 1;
        }
        return errors;
    }

    private static Coarse rounded(String name, DoubleUnaryOperator rounding) {
        return new Coarse(name, () -> x -> rounding.applyAsDouble(smooth(x)));
    }

    private static Coarse everyTenthCall(String name, DoubleUnaryOperator change) {
        return new Coarse("every tenth call " + name, () -> {
            AtomicInteger calls = new AtomicInteger();
            return x -> calls.incrementAndGet() % 10 == 0 ? change.applyAsDouble(smooth(x)) : smooth(x);
        });
    }

    private static double smooth(double[] x) {
        return Arrays.stream(x).map(v -> Math.sin(v) + v * v / 2).sum();
    }

    private static double distance(double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.abs(x[i] - POINT[i]);
        }
        return sum;
    }

    private record Coarse(String name, Supplier<MultivariateFunction> cost) {

        /** Checks the gradient of the smooth function, times a factor. */
        GradientReport check(double factor) {
            return GradientChecker.standard()
                    .check(
                            cost.get(),
                            x -> Arrays.stream(x)
                                    .map(v -> factor * (Math.cos(v) + v))
                                    .toArray(),
                            POINT);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
