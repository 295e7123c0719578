package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Functions of one variable at, near and away from the points where they have no derivative, with right and wrong claims:
 * the verdict is the one that mathematics gives. A second coordinate, on which the cost depends plainly, lets the verdict
 * of the first show even where its derivative is zero.
 */
class KinkTests {

    /** The relative step of a difference where nothing is known of a kink. */
    private static final double STEP = 0x1p-16;

    /** Beside a kink closer than this, relative to the parameter, a displaced parameter has too few digits left. */
    private static final double SMALLEST_STEP = 0x1p-28;

    private static final Set<EntryVerdict> AGREES = EnumSet.of(EntryVerdict.AGREES);
    private static final Set<EntryVerdict> KINK = EnumSet.of(EntryVerdict.AT_A_KINK);
    private static final Set<EntryVerdict> ZERO = EnumSet.of(EntryVerdict.UNEXERCISED);
    private static final Set<EntryVerdict> DISAGREES = EnumSet.of(EntryVerdict.DISAGREES);
    private static final Set<EntryVerdict> ANY_BUT_WRONG = EnumSet.complementOf(EnumSet.of(EntryVerdict.DISAGREES));
    private static final Set<EntryVerdict> NOT_PLAINLY_RIGHT = EnumSet.complementOf(EnumSet.of(EntryVerdict.AGREES));

    private record Row(String function, DoubleUnaryOperator f, double at, double claimed, Set<EntryVerdict> wanted) {

        EntryVerdict verdict(RandomGenerator random) {
            double plain = 0.5 + random.nextDouble() / 2;
            GradientReport report = GradientChecker.standard()
                    .check(
                            x -> f.applyAsDouble(x[0]) + x[1] * x[1] * x[1],
                            x -> new double[] {claimed, 3 * x[1] * x[1]},
                            at,
                            plain);
            return first(report);
        }

        /** The verdict of the first of both coordinates; that of the second must not be that it is wrong. */
        private static EntryVerdict first(GradientReport report) {
            assertThat(report.mismatches()).as("%s", report).allMatch(mismatch -> mismatch.entry() == 0);
            return report.entryVerdicts().get(0).verdicts().get(0);
        }

        GradientReport alone() {
            return GradientChecker.standard().check(x -> f.applyAsDouble(x[0]), x -> new double[] {claimed}, at);
        }

        @Override
        public String toString() {
            return function + " at " + at + ", claimed " + claimed + ", is " + wanted;
        }
    }

    @ParameterizedTest
    @MethodSource("table")
    void theVerdictIsTheOneThatMathematicsGives(Row row) {
        List<String> failures = new ArrayList<>();
        for (int seed = 1; seed <= VerdictCase.SEEDS; seed++) {
            EntryVerdict verdict = row.verdict(new Well19937c(seed));
            if (!row.wanted().contains(verdict)) {
                failures.add("seed " + seed + ": " + verdict);
            }
        }
        assertThat(failures)
                .as("%s: %d of %d seeds", row, failures.size(), VerdictCase.SEEDS)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rowsWithoutSlope")
    void aSingleCoordinateWithoutSlopeIsVacuous(Row row) {
        assertThat(row.alone().verdict()).as("%s", row.alone()).isEqualTo(Verdict.VACUOUS);
    }

    @ParameterizedTest
    @MethodSource("rowsWithoutValue")
    void aCostWithoutValueCannotBeDifferentiated(Row row) {
        assertThat(row.alone().verdict()).isEqualTo(Verdict.UNRESOLVED);
    }

    static Stream<Row> rowsWithoutSlope() {
        return table().filter(row -> row.wanted().equals(ZERO));
    }

    static Stream<Row> rowsWithoutValue() {
        return Stream.of(
                new Row("log", Math::log, 0, 1, Set.of()),
                new Row("log", Math::log, -1, -1, Set.of()),
                new Row("NaN on (-1,1)", KinkTests::squareBeyondOne, 0, 0, Set.of()),
                new Row("NaN on (-1,1)", KinkTests::squareBeyondOne, 1 - 1e-9, 2, Set.of()));
    }

    static Stream<Row> table() {
        Table table = new Table();
        table.smooth("0", x -> 0, x -> 0, 0, 1, -7.3);
        table.smooth("linear", x -> 3 * x - 1, x -> 3, 0, 1, -7.3, 1e-7, 1e-12);
        table.smooth("quadratic", x -> x * x, x -> 2 * x, 0, 0.8 * STEP, 1.2 * STEP, 1e-7, -1e-7, 1, -7.3);
        table.smooth(
                "cubic",
                x -> ((-3 * x + 2) * x) * x + 1,
                x -> (-9 * x + 4) * x,
                0,
                0.8 * STEP,
                1.2 * STEP,
                1e-7,
                1,
                -2.5);
        table.smooth("exp", Math::exp, Math::exp, 0, 1, -20, 20, 1e-7);
        table.smooth("log", Math::log, x -> 1 / x, 1e-12, 1e-9, 1e-7, 0.8 * STEP, 1.2 * STEP, 0.5, 7, 1e6);
        double pole = Math.PI / 2;
        table.smooth(
                "tan",
                Math::tan,
                x -> 1 + Math.tan(x) * Math.tan(x),
                pole - 1e-3,
                pole - 1.2 * STEP * pole,
                pole - 0.8 * STEP * pole,
                pole + 0.8 * STEP * pole,
                pole - 1e-7,
                0.3,
                -2);
        table.smooth(
                "NaN on (-1,1)",
                KinkTests::squareBeyondOne,
                x -> 2 * x,
                1,
                -1,
                1 + 0.8 * STEP,
                1 + 1e-7,
                1 + 1e-12,
                -3);
        table.kink("|x|", Math::abs, 0, -1, 1);
        table.kink("relu", x -> Math.max(0, x), 0, 0, 1);
        table.kink("|x| + 3x", x -> Math.abs(x) + 3 * x, 0, 2, 4);
        table.kink("clip", x -> Math.max(0, Math.min(1, x)), 0, 0, 1);
        table.kink("clip", x -> Math.max(0, Math.min(1, x)), 1, 1, 0);
        table.jump("step", x -> x >= 0 ? 1 : 0, 0);
        table.jump("step, open", x -> x > 0 ? 1 : 0, 0);
        table.jump("floor", Math::floor, 0);
        table.jump("floor", Math::floor, 1);
        table.jump("floor", Math::floor, -3);
        return table.rows.stream();
    }

    private static double squareBeyondOne(double x) {
        return Math.abs(x) < 1 ? Double.NaN : x * x;
    }

    /** The rows in the making. */
    private static final class Table {

        private static final double[] NEAR = {0.8 * STEP, 1.2 * STEP, 1e-7, 1e-9, 1e-12};

        private final List<Row> rows = new ArrayList<>();

        void smooth(String name, DoubleUnaryOperator f, DoubleUnaryOperator slope, double... points) {
            for (double x : points) {
                double right = slope.applyAsDouble(x);
                add(name, f, x, right, right == 0 ? ZERO : AGREES);
                add(name, f, x, right + 1e-2 * Math.max(1, Math.abs(right)), DISAGREES);
                add(name, f, x, -right - 0.5, DISAGREES);
                add(name, f, x, Double.NaN, DISAGREES);
            }
        }

        /** A continuous function with one slope to the left of a point and another to the right. */
        void kink(String name, DoubleUnaryOperator f, double at, double left, double right) {
            for (double subgradient : new double[] {left, left + 0.3 * (right - left), (left + right) / 2, right}) {
                add(name, f, at, subgradient, KINK);
            }
            add(name, f, at, Math.min(left, right) - 0.5, DISAGREES);
            add(name, f, at, Math.max(left, right) + 0.01, DISAGREES);
            for (double distance : NEAR) {
                near(name, f, at, -distance, left, right);
                near(name, f, at, distance, right, left);
            }
            away(name, f, at - 0.5, left);
            away(name, f, at + 0.5, right);
        }

        private void near(String name, DoubleUnaryOperator f, double at, double distance, double here, double beyond) {
            double x = at + distance * (at == 0 ? 1 : Math.abs(at));
            boolean resolved = Math.abs(distance) > 2 * SMALLEST_STEP;
            add(name, f, x, here, resolved ? (here == 0 ? ZERO : AGREES) : ANY_BUT_WRONG);
            add(name, f, x, beyond, resolved ? DISAGREES : NOT_PLAINLY_RIGHT);
            add(name, f, x, (here + beyond) / 2, resolved ? DISAGREES : NOT_PLAINLY_RIGHT);
            add(name, f, x, Math.max(here, beyond) + 0.5, DISAGREES);
        }

        private void away(String name, DoubleUnaryOperator f, double x, double slope) {
            add(name, f, x, slope, slope == 0 ? ZERO : AGREES);
            add(name, f, x, slope + 1e-2, DISAGREES);
        }

        /** A function that is constant but for a jump of height 1. */
        void jump(String name, DoubleUnaryOperator f, double at) {
            for (double claimed : new double[] {0, 0.5, 1, 1e5}) {
                add(name, f, at, claimed, DISAGREES);
            }
            for (double distance : NEAR) {
                for (double signed : new double[] {-distance, distance}) {
                    double x = at + signed * (at == 0 ? 1 : Math.abs(at));
                    boolean resolved = distance > 2 * SMALLEST_STEP;
                    add(name, f, x, 0, resolved ? ZERO : EnumSet.allOf(EntryVerdict.class));
                    add(name, f, x, 1, resolved ? DISAGREES : NOT_PLAINLY_RIGHT);
                }
            }
            away(name, f, at + 0.5, 0);
        }

        private void add(String name, DoubleUnaryOperator f, double x, double claimed, Set<EntryVerdict> wanted) {
            rows.add(new Row(name, f, x, claimed, wanted));
        }
    }

    @Test
    void theErrorBarBesideALargeConstantCoversTheSlopesOfBothSides() {
        GradientReport report = GradientChecker.standard()
                .check(x -> 1e13 + 3 * Math.abs(x[0] - 2) + x[1] * x[1], x -> new double[] {4.5, 2 * x[1]}, 2, 1.5);

        assertThat(report.mismatches())
                .singleElement()
                .satisfies(entry -> assertThat(entry.error()).isGreaterThan(2.5));
    }

    @Test
    void aSubgradientIsNoFurtherFromTheMiddleThanTheSlopesAre() {
        GradientReport report = GradientChecker.standard()
                .check(x -> Math.abs(x[0]) + x[1] * x[1], x -> new double[] {0.5, 2 * x[1]}, 0, 1);

        assertThat(report.passed()).isTrue();
        assertThat(report.worst().orElseThrow().inErrorBars()).isLessThan(1);
    }
}
