package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.api.Test;

/** Texts of reports about a matrix: one block, with the rows and columns that are wrong. */
class MatrixTextTests {

    private final OutputFunction function = OutputFunction.sines(12, 8);

    private List<String> check(OutputFunction.Spoiling spoiling) {
        return GradientChecker.standard()
                .checkJacobian(function, function.jacobian(spoiling), function.point())
                .toString()
                .lines()
                .toList();
    }

    private static String block(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("  Jacobian "))
                .findFirst()
                .orElseThrow();
    }

    private static String evidence(List<String> lines) {
        int cause = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("Cause"))
                .findFirst()
                .orElseThrow());
        return lines.get(cause) + "\n" + lines.get(cause + 1);
    }

    @Test
    void rightMatrixIsOneLine() {
        List<String> lines = check(jacobian -> {});

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).startsWith("jacobian: all 96 entries agree, errors above ");
        assertThat(lines.get(1)).startsWith("  Jacobian  12 x 8  agrees  96 right, errors above ");
    }

    @Test
    void wrongEntryIsNamedByRowAndColumn() {
        List<String> lines = check(jacobian -> jacobian[7][3] *= 1.001);

        assertThat(lines.get(0)).isEqualTo("jacobian: 1 of 96 entries disagrees: Jacobian[7][3] (65 cost evaluations)");
        assertThat(block(lines)).endsWith("  DISAGREES  95 right, 1 wrong, errors above 3e-05 would show");
    }

    @Test
    void signOfAColumnIsNamed() {
        List<String> lines = check(jacobian -> {
            for (double[] row : jacobian) {
                row[5] = -row[5];
            }
        });

        assertThat(block(lines)).endsWith(": all of column 5 wrong");
        assertThat(evidence(lines)).isEqualTo("""
                Cause: a factor of its own for each column (CONSTANT_COLUMN_FACTOR) in Jacobian
                  analytic = -1.000000 x numeric in column 5, the other 7 columns are right""");
    }

    @Test
    void rowOfZerosIsNamed() {
        assertThat(block(check(jacobian -> Arrays.fill(jacobian[4], 0)))).endsWith(": all of row 4 wrong");
    }

    @Test
    void rowsAndColumnsOfAFewEntriesAreNamed() {
        assertThat(block(check(jacobian -> {
                    jacobian[7][3] *= 1.001;
                    jacobian[2][3] *= 1.1;
                    jacobian[2][5] = 0;
                })))
                .endsWith(": wrong in rows 2 and 7, columns 3 and 5");
    }

    @Test
    void permutedColumnsAreNamed() {
        assertThat(evidence(check(jacobian -> {
                    for (double[] row : jacobian) {
                        double second = row[2];
                        row[2] = row[5];
                        row[5] = second;
                    }
                })))
                .isEqualTo("""
                        Cause: right values in another order (REORDERED) in Jacobian
                          the right values are there: column 2 has the values of column 5, column 5 has the values of column 2""");
    }

    @Test
    void transposedMatrixIsNamed() {
        OutputFunction square = OutputFunction.sines(6, 6);
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        square,
                        square.jacobian(jacobian -> {
                            for (int i = 0; i < 6; i++) {
                                for (int j = 0; j < i; j++) {
                                    double below = jacobian[i][j];
                                    jacobian[i][j] = jacobian[j][i];
                                    jacobian[j][i] = below;
                                }
                            }
                        }),
                        square.point());

        assertThat(evidence(report.toString().lines().toList())).isEqualTo("""
                Cause: matrix transposed (TRANSPOSED) in Jacobian
                  analytic[i][j] = numeric[j][i] in the whole 6 x 6 matrix""");
    }

    @Test
    void outputsOfTheSameNameAreRefused() {
        assertThatThrownBy(() -> GradientChecker.standard()
                        .checkJacobian(
                                function, function::jacobian, x -> x.outputNames("a", "a", ""), function.point()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "outputNames(...) of 'x' gives the name 'a' to outputs 0 and 1 and an empty name to output 2;"
                                + " give each output a name of its own, or leave outputNames(...) out");
    }

    /** A function of a vector has no units that may be dead. */
    @Test
    void functionThatDoesNotMoveIsVacuousForThatReason() {
        GradientReport report = GradientChecker.standard()
                .checkVectorJacobianProduct(x -> new double[] {7, 8}, (x, u) -> new double[2], 1, 2);

        assertThat(report.toString())
                .endsWith(
                        "  vector-Jacobian product  2 x 2  VACUOUS  4 unexercised: the function does not depend on the"
                                + " coordinates here");
    }

    @Test
    void namesStandInPlaceOfNumbers() {
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        x -> new double[] {x[0] * x[1], x[1], 3 * x[0]},
                        x -> new double[][] {{x[1], -x[0]}, {0, -1}, {3, 0}},
                        x -> x.names("speed", "angle").outputNames("lift", "drag", "thrust"),
                        0.5,
                        2);

        assertThat(report.toString()).contains("Jacobian[drag][angle] ", ": all of column angle wrong");
    }

    @Test
    void hessianIsNamedByCoordinates() {
        GradientReport report = GradientChecker.standard()
                .checkHessian(
                        x -> new double[] {2 * x[0] * x[1], x[0] * x[0]},
                        x -> new double[][] {{2 * x[1], 2 * x[0]}, {2 * x[0] + 0.1, 0}},
                        x -> x.names("rate", "volume"),
                        1,
                        2);

        assertThat(report.mismatches()).extracting(wrong -> wrong.name()).containsExactly("Hessian[volume][rate]");
    }

    @Test
    void outputsThatAreNotFiniteAreLeftOut() {
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        x -> {
                            double[] y = function.value(x);
                            y[3] = Double.NaN;
                            return y;
                        },
                        function::jacobian,
                        function.point());

        assertThat(report.verdict()).isEqualTo(Verdict.UNRESOLVED);
        assertThat(report.toString()).contains("""
                  output 3 is NaN at the point; check where the function is finite
                  Jacobian  12 x 8  agrees  88 right, 8 unresolved, errors above \
                """);
    }

    @Test
    void outputsThatIgnoreTheCoordinatesAreNamed() {
        GradientReport report = GradientChecker.standard()
                .checkJacobian(
                        x -> {
                            double[] y = function.value(x);
                            y[3] = 6;
                            y[5] = 7;
                            return y;
                        },
                        function::jacobian,
                        function.point());

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_IGNORES_PARAMETERS,
                        "the function does not change whatever the coordinates are, in rows 3 and 5; does it read a copy of"
                                + " them?"));
    }
}
