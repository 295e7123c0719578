package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.commons.math3.linear.OpenMapRealMatrix;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.report.EntryVerdict;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Sparse Jacobians: columns that share no row are displaced together, and entries outside the pattern are tested to be zero. */
class SparseJacobianTests {

    private static final int SIZE = 60;

    private final SparseFunction function = SparseFunction.tridiagonal(SIZE);

    private GradientReport check(SparseFunction.Spoiling spoiling) {
        return GradientChecker.standard().checkSparseJacobian(function, function.jacobian(spoiling), function.point());
    }

    private static String block(GradientReport report) {
        return report.toString()
                .lines()
                .filter(line -> line.startsWith("  Jacobian "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rightJacobianTakesTwoEvaluationsAGroup() {
        GradientReport report = check((pattern, rows) -> {});

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(3 * SIZE - 2);
        assertThat(report.blocks().get(0).note()).isEqualTo("the pattern of 60 x 60 in 3 groups of columns");
        assertThat(function.evaluations()).isLessThanOrEqualTo(2 * 3 + 48);
        assertThat(report.evaluations()).isEqualTo(function.evaluations());
    }

    @Test
    void evaluationsDoNotGrowWithTheMatrix() {
        SparseFunction wide = SparseFunction.band(3000, 10);

        GradientReport report = GradientChecker.standard().checkSparseJacobian(wide, wide.jacobian(), wide.point());

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(30_000);
        assertThat(wide.evaluations()).isLessThanOrEqualTo(100);
    }

    @Test
    void randomPatternTakesTwoEvaluationsAGroup() {
        SparseFunction random = SparseFunction.random(2000, 10);

        GradientReport report =
                GradientChecker.standard().checkSparseJacobian(random, random.jacobian(), random.point());

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(random.evaluations()).isLessThanOrEqualTo(2 * 26 + 45 + 14);
    }

    @Test
    void wrongEntryIsLocated() {
        GradientReport report = check((pattern, rows) -> rows[17][2] *= 1.001);

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[17][18]");
        assertThat(report.findings()).isEmpty();
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(3 * SIZE - 3);
        assertThat(function.evaluations()).isLessThanOrEqualTo(80);
    }

    @Test
    void wrongEntryHasItsValuesInTheUnitOfTheCoordinate() {
        GradientReport report = check((pattern, rows) -> rows[17][2] = 0);

        double wanted = function.jacobian().apply(function.point()).value(17, 2);
        assertThat(report.mismatches()).singleElement().satisfies(wrong -> {
            assertThat(wrong.analytic()).isZero();
            assertThat(Math.abs(wrong.numeric() - wanted)).isLessThanOrEqualTo(10 * wrong.error());
        });
    }

    @Test
    void entryThatThePatternLeavesOutIsFound() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {x[0] * x[1], x[1] + x[2], 3 * x[2], x[3] + 2 * x[0]},
                        x -> SparseRows.of(4, new int[][] {{0, 1}, {1, 2}, {2}, {3}}, new double[][] {
                            {x[1], x[0]}, {1, 1}, {3}, {1}
                        }),
                        0.5,
                        2,
                        3,
                        4);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .containsExactly(
                        new Finding(Finding.Kind.PATTERN_INCOMPLETE, "the pattern leaves out Jacobian[3][0] = 2.0"));
        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[3][0]");
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(6);
        assertThat(report.diagnosis()).isEmpty();
    }

    @Test
    void textNamesTheEntryThatThePatternLeavesOut() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {x[0] * x[1], 2 * x[0]},
                        x -> SparseRows.of(2, new int[][] {{0, 1}, {}}, new double[][] {{x[1], x[0]}, {}}),
                        0.5,
                        2);

        assertThat(report.toString()).isEqualTo("""
                jacobian: 1 of 3 entries disagrees: Jacobian[1][0] (83 cost evaluations)
                  the pattern leaves out Jacobian[1][0] = 2.0
                  Jacobian  3  DISAGREES  2 right, 1 wrong, errors above 7e-08 would show: the pattern of 2 x 2 in 2 groups of columns
                  worst entries       analytic       numeric  error bar
                  Jacobian[1][0]  0.000000e+00  2.000000e+00    1.9e-10""");
    }

    @Test
    void entryOutsideThePatternIsTakenOffTheStoredEntryOfItsGroup() {
        GradientReport report = check((pattern, rows) -> SparseFunction.leaveOut(30, 0, pattern, rows));

        double wanted = function.jacobian().apply(function.point()).value(30, 0);
        assertThat(report.mismatches()).singleElement().satisfies(wrong -> {
            assertThat(wrong.name()).isEqualTo("Jacobian[30][29]");
            assertThat(Math.abs(wrong.numeric() - wanted)).isLessThanOrEqualTo(10 * wrong.error());
        });
        assertThat(block(report))
                .endsWith(
                        "  177 right, 1 wrong, errors above 3e-05 would show: the pattern of 60 x 60 in 3 groups of columns");
    }

    @Test
    void wrongEntryAndOneOutsideThePatternAreToldApart() {
        GradientReport report = check((pattern, rows) -> {
            rows[30][1] *= 2;
            rows[30][2] *= 3;
            SparseFunction.leaveOut(30, 0, pattern, rows);
        });

        assertThat(report.mismatches())
                .extracting(wrong -> wrong.name())
                .containsExactlyInAnyOrder("Jacobian[30][29]", "Jacobian[30][30]", "Jacobian[30][31]");
    }

    @Test
    void diagonalThatThePatternLeavesOutIsFoundInAllRows() {
        GradientReport report = check((pattern, rows) -> {
            for (int row = 1; row < SIZE - 1; row++) {
                SparseFunction.leaveOut(row, 2, pattern, rows);
            }
        });

        assertThat(report.mismatches()).hasSize(SIZE - 2);
        assertThat(report.findings())
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .matches("the pattern leaves out Jacobian\\[\\d+]\\[\\d+] = 0\\.\\d+ and 57 other entries");
        assertThat(function.evaluations()).isLessThanOrEqualTo(150);
    }

    @Test
    void factorOfAllEntriesIsNamed() {
        GradientReport report = check((pattern, rows) -> {
            for (double[] row : rows) {
                Arrays.setAll(row, k -> 2 * row[k]);
            }
        });

        assertThat(report.mismatches()).hasSize(3 * SIZE - 2);
        assertThat(report.toString()).contains("Cause: constant factor (CONSTANT_FACTOR) in Jacobian\n");
    }

    @Test
    void signOfAColumnIsNamed() {
        GradientReport report = check((pattern, rows) -> {
            rows[8][2] *= -1;
            rows[9][1] *= -1;
            rows[10][0] *= -1;
        });

        assertThat(block(report)).endsWith(" in 3 groups of columns; all of column 9 wrong");
        assertThat(report.diagnosis())
                .map(cause -> cause.evidence())
                .contains("analytic = -1.000000 x numeric in column 9, the other 59 columns are right");
    }

    @Test
    void transposedMatrixIsNamed() {
        SparseFunction small = SparseFunction.band(12, 2);
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        small,
                        x -> {
                            SparseRows right = small.jacobian().apply(x);
                            OpenMapRealMatrix transposed = new OpenMapRealMatrix(12, 12);
                            for (int row = 0; row < 12; row++) {
                                for (int k = 0; k < right.entriesOf(row); k++) {
                                    transposed.setEntry(right.column(row, k), row, right.value(row, k));
                                }
                            }
                            return SparseRows.of(transposed);
                        },
                        small.point());

        assertThat(report.toString()).contains("Cause: matrix transposed (TRANSPOSED) in Jacobian\n");
    }

    @Test
    void namesStandInPlaceOfNumbers() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {x[0] * x[1], x[1], 3 * x[0]},
                        x -> SparseRows.of(2, new int[][] {{0, 1}, {1}, {0}}, new double[][] {{x[1], x[0]}, {-1}, {3}}),
                        x -> x.names("speed", "angle").outputNames("lift", "drag", "thrust"),
                        0.5,
                        2);

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[drag][angle]");
    }

    @Test
    void columnsHaveTheDeclaredOrder() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {2 * x[0], 3 * x[1], 4 * x[2]},
                        x -> SparseRows.of(3, new int[][] {{1}, {2}, {0}}, new double[][] {{2}, {3}, {4}}),
                        x -> x.gradientOrder(2, 0, 1),
                        1,
                        2,
                        3);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void fixedCoordinatesAreNotDisplaced() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> {
                            assertThat(x[1]).isEqualTo(2);
                            return new double[] {x[0] * x[1], x[2]};
                        },
                        x -> SparseRows.of(3, new int[][] {{0, 1}, {2}}, new double[][] {{x[1], 77}, {1}}),
                        x -> x.fixed("a constant", 1),
                        1,
                        2,
                        3);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.FIXED)).isEqualTo(1);
    }

    @Test
    void fixedCoordinatesLeaveNothingToCompare() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {x[0] * x[1], x[2]},
                        x -> SparseRows.of(3, new int[][] {{0, 1}, {2}}, new double[][] {{x[1], x[0]}, {1}}),
                        x -> x.fixed("a constant", 0, 1, 2),
                        1,
                        2,
                        3);

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(report.blocks().get(0).note()).isEqualTo("the pattern of 2 x 3 in 0 groups of columns; a constant");
    }

    @Test
    void rowOfFixedCoordinatesIsNotStationary() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {x[0] * x[1], x[2]},
                        x -> SparseRows.of(3, new int[][] {{0, 1}, {2}}, new double[][] {{x[1], x[0]}, {1}}),
                        x -> x.fixed("a constant", 0, 1),
                        1,
                        2,
                        3);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.blocks().get(0).note()).isEqualTo("the pattern of 2 x 3 in 1 group of columns; a constant");
    }

    /** Row 0 is NaN at the point, so that its entries have no numeric value; row 1 has a wrong entry. */
    @Test
    void worstEntryIsInARowThatWasExamined() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {Math.log(-x[0]), 2 * x[1]},
                        x -> SparseRows.of(2, new int[][] {{0}, {1}}, new double[][] {{1 / x[0]}, {3}}),
                        1,
                        2);

        assertThat(report.worst()).map(entry -> entry.name()).contains("Jacobian[1][1]");
        assertThat(report.count(EntryVerdict.UNRESOLVED)).isEqualTo(1);
    }

    @Test
    void boundsAreNotCrossed() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> {
                            assertThat(x[0]).isGreaterThanOrEqualTo(0);
                            assertThat(x[1]).isLessThanOrEqualTo(1);
                            return new double[] {Math.exp(x[0]), Math.exp(x[1])};
                        },
                        x -> SparseRows.of(2, new int[][] {{0}, {1}}, new double[][] {{Math.exp(x[0])}, {Math.exp(x[1])}
                        }),
                        x -> x.bounds(0, 1),
                        0,
                        1);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
    }

    @Test
    void entryThatIsNotANumberDisagrees() {
        GradientReport report = check((pattern, rows) -> rows[5][1] = Double.NaN);

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[5][5]");
    }

    @Test
    void emptyRowIsTestedToBeZero() {
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> new double[] {7, x[0] + x[1]},
                        x -> SparseRows.of(2, new int[][] {{}, {0, 1}}, new double[][] {{}, {1, 1}}),
                        1,
                        2);

        assertThat(report.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(report.count(EntryVerdict.AGREES)).isEqualTo(2);
    }

    @Test
    void fullRowsAreScreened() {
        int size = 3000;
        GradientReport report = GradientChecker.standard()
                .checkSparseJacobian(
                        x -> {
                            double[] y = new double[size];
                            Arrays.setAll(y, k -> Math.sin(x[k]));
                            y[0] = Arrays.stream(x).map(Math::sin).sum();
                            return y;
                        },
                        x -> {
                            int[][] pattern = new int[size][];
                            double[][] rows = new double[size][];
                            Arrays.setAll(pattern, k -> new int[] {k});
                            Arrays.setAll(rows, k -> new double[] {Math.cos(x[k])});
                            pattern[0] = new int[size];
                            Arrays.setAll(pattern[0], column -> column);
                            rows[0] = Arrays.stream(x).map(Math::cos).toArray();
                            rows[2000][0] *= 1.01;
                            return SparseRows.of(size, pattern, rows);
                        },
                        SparseFunction.tridiagonal(size).point());

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Jacobian[2000][2000]");
        assertThat(report.evaluations()).isLessThanOrEqualTo(150);
    }

    @Test
    void changingPatternIsNamed() {
        int[] calls = {0};
        GradientReport report = check((pattern, rows) -> {
            if (calls[0]++ > 0) {
                SparseFunction.leaveOut(3, 0, pattern, rows);
            }
        });

        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.GRADIENT_NOT_REPEATABLE,
                        "the sparse Jacobian has another pattern when it is computed a second time at the same point; return the"
                                + " same entries each time, zeros included"));
    }
}
