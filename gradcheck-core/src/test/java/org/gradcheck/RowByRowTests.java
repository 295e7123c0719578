package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.BlockDeclaration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdicts of a Jacobian are those of its rows, each checked alone as the gradient of a scalar cost. */
class RowByRowTests {

    private static final int OUTPUTS = 7;
    private static final int COLUMNS = 9;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Case(
            String name,
            MultivariateVectorFunction function,
            MultivariateMatrixFunction jacobian,
            Consumer<BlockDeclaration> declaration,
            double[] x) {

        @Override
        public String toString() {
            return name;
        }
    }

    private record Spoiled(String name, OutputFunction.Spoiling spoiling) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(String name, OutputFunction function) {
        return new Case(name, function, function::jacobian, RowByRowTests::free, function.point());
    }

    /** {@code y_k = sum of g(k, x_i)}, at {@code x}. */
    private static Case sum(
            String name, TermOfOutput term, TermOfOutput slope, Consumer<BlockDeclaration> declaration, double... x) {
        return new Case(
                name,
                t -> IntStream.range(0, OUTPUTS)
                        .mapToDouble(k -> IntStream.range(0, t.length)
                                .mapToDouble(i -> term.of(k, i, t[i]))
                                .sum())
                        .toArray(),
                t -> IntStream.range(0, OUTPUTS)
                        .mapToObj(k -> IntStream.range(0, t.length)
                                .mapToDouble(i -> slope.of(k, i, t[i]))
                                .toArray())
                        .toArray(double[][]::new),
                declaration,
                x);
    }

    @FunctionalInterface
    private interface TermOfOutput {
        double of(int output, int coordinate, double x);
    }

    private static void free(BlockDeclaration coordinates) {}

    private static double[] positive(double first) {
        double[] x = OutputFunction.sines(1, COLUMNS).point();
        Arrays.setAll(x, i -> i == 0 ? first : Math.abs(x[i]));
        return x;
    }

    private static Stream<Case> cases() {
        OutputFunction sines = OutputFunction.sines(OUTPUTS, COLUMNS);
        double[] units = sines.point();
        Arrays.setAll(units, i -> units[i] * Math.pow(10, i % 7 - 3));
        return Stream.of(
                of("smooth", sines),
                of("outputs of 1 to 1e8", sines.scaled()),
                of("offset of 1e4", OutputFunction.of(OUTPUTS, COLUMNS, t -> 1e4 + Math.sin(t), Math::cos)),
                of(
                        "noise",
                        OutputFunction.of(OUTPUTS, COLUMNS, t -> Math.sin(t) + 1e-11 * Math.sin(1e12 * t), Math::cos)),
                of(
                        "single precision",
                        OutputFunction.of(OUTPUTS, COLUMNS, t -> (float) Math.sin((float) t), Math::cos)),
                of("kinks elsewhere", OutputFunction.of(OUTPUTS, COLUMNS, Math::abs, Math::signum)),
                of("dead units", OutputFunction.of(OUTPUTS, COLUMNS, t -> Math.max(0, t), t -> t > 0 ? 1 : 0)),
                sum(
                        "kink at the point",
                        (k, i, x) -> (1 + (i + k) % 3) * Math.abs(x) + x * x,
                        (k, i, x) -> (1 + (i + k) % 3) * Math.signum(x) + 2 * x,
                        RowByRowTests::free,
                        positive(0)),
                sum(
                        "coordinates of 1e-3 to 1e3",
                        (k, i, x) -> Math.atan(x / units[i] + k),
                        (k, i, x) -> 1 / units[i] / (1 + (x / units[i] + k) * (x / units[i] + k)),
                        RowByRowTests::free,
                        units),
                sum(
                        "sparse",
                        (k, i, x) -> i == k ? Math.exp(x) : 0,
                        (k, i, x) -> i == k ? Math.exp(x) : 0,
                        RowByRowTests::free,
                        sines.point()),
                sum(
                        "edge of the domain",
                        (k, i, x) -> (1 + k) * x * Math.sqrt(x),
                        (k, i, x) -> (1 + k) * 1.5 * Math.sqrt(x),
                        x -> x.bounds(0, Double.POSITIVE_INFINITY),
                        positive(0)),
                sum(
                        "fixed coordinates",
                        (k, i, x) -> Math.cos(k + x),
                        (k, i, x) -> -Math.sin(k + x),
                        x -> x.fixed("constants", 2, 5),
                        sines.point()));
    }

    private static Stream<Spoiled> spoilings() {
        return Stream.of(
                new Spoiled("right", rows -> {}),
                new Spoiled("a tenth of an entry", rows -> rows[3][3] *= 1.1),
                new Spoiled("zeros", rows -> {
                    rows[1][1] = 0;
                    rows[5][8] = 0;
                }),
                new Spoiled("NaN", rows -> rows[2][4] = Double.NaN),
                new Spoiled("all doubled", rows -> {
                    for (double[] row : rows) {
                        Arrays.setAll(row, i -> 2 * row[i]);
                    }
                }),
                new Spoiled("sign of a column", rows -> {
                    for (double[] row : rows) {
                        row[4] = -row[4];
                    }
                }),
                new Spoiled("row of zeros", rows -> Arrays.fill(rows[2], 0)));
    }

    private static Stream<Arguments> all() {
        return cases().flatMap(each -> spoilings().map(spoiled -> Arguments.of(each, spoiled)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void verdictsAreThoseOfTheRows(Case of, Spoiled spoiled) {
        MultivariateMatrixFunction claimed = x -> {
            double[][] rows = of.jacobian().value(x);
            spoiled.spoiling().spoil(rows);
            return rows;
        };
        GradientReport matrix =
                GradientChecker.standard().checkJacobian(of.function(), claimed, of.declaration(), of.x());

        Verdict ofRows = Verdict.VACUOUS;
        BitSet wrong = new BitSet();
        boolean hasCompared = false;
        for (int k = 0; k < OUTPUTS; k++) {
            int output = k;
            GradientReport row = GradientChecker.standard()
                    .check(
                            x -> of.function().value(x)[output],
                            x -> claimed.value(x)[output],
                            of.declaration(),
                            of.x());
            ofRows = row.verdict() == Verdict.VACUOUS ? ofRows : ofRows.and(row.verdict());
            hasCompared |= row.count(EntryVerdict.AGREES) + row.count(EntryVerdict.AT_A_KINK) > 0;
            row.mismatches().forEach(mismatch -> wrong.set(output * COLUMNS + mismatch.entry()));
        }
        BitSet wrongInMatrix = new BitSet();
        matrix.mismatches().forEach(mismatch -> wrongInMatrix.set(mismatch.entry()));

        assertThat(wrongInMatrix).isEqualTo(wrong);
        assertThat(matrix.verdict()).isEqualTo(hasCompared && ofRows == Verdict.VACUOUS ? Verdict.AGREES : ofRows);
    }
}
