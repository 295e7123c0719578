package org.gradcheck;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradcheck.report.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quadratics of all scales, at points of all sizes, beside constants of all sizes: no unit may change a verdict. */
class QuadraticScaleTests {

    /**
     * A constant drowns a cost that is smaller than this part of it. One unit in the last place is 2e-16 of the constant;
     * over a displacement of the parameter's own size that is 2e-4 of the slope, and a step that is 30 times smaller,
     * beyond which few costs are smooth, still leaves less than the 1 % that an error bar may have.
     */
    private static final double RESOLVED = 1e-12;

    private record Row(double scale, double pointSize, double constant) {

        boolean isResolved() {
            return scale * pointSize * pointSize >= RESOLVED * Math.abs(constant);
        }

        VerdictCase times(double factor) {
            return VerdictCase.of(
                    factor + " x gradient of quadratic, scale " + scale + ", point " + pointSize + ", plus " + constant,
                    random -> Costs.quadratic(random, 20, pointSize)
                            .times(scale)
                            .plus(constant)
                            .butGradient(g -> map(g, factor)));
        }

        private static double[] map(double[] g, double factor) {
            return Arrays.stream(g).map(v -> factor * v).toArray();
        }
    }

    @ParameterizedTest
    @MethodSource("resolvedAndRight")
    void aRightGradientPassesAtEachScale(VerdictCase row) {
        row.assertVerdict(Verdict.AGREES);
    }

    @ParameterizedTest
    @MethodSource("resolvedAndWrong")
    void aWrongGradientIsCalledWrongAtEachScale(VerdictCase row) {
        row.assertVerdict(Verdict.DISAGREES);
    }

    @ParameterizedTest
    @MethodSource("drownedAndRight")
    void aLargeConstantDoesNotMakeARightGradientDisagree(VerdictCase row) {
        row.assertVerdictIsNot(Verdict.DISAGREES);
    }

    static Stream<VerdictCase> resolvedAndRight() {
        return rows().filter(Row::isResolved).map(row -> row.times(1));
    }

    static Stream<VerdictCase> resolvedAndWrong() {
        return rows().filter(Row::isResolved).flatMap(row -> Stream.of(row.times(2), row.times(0.5), row.times(-1)));
    }

    static Stream<VerdictCase> drownedAndRight() {
        return rows().filter(row -> !row.isResolved()).map(row -> row.times(1));
    }

    private static Stream<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (double scale : new double[] {1e-12, 1e-9, 1e-6, 1e-3, 1, 1e3, 1e6, 1e9, 1e12}) {
            for (double pointSize : new double[] {1e-12, 1e-6, 1, 1e2, 1e6}) {
                for (double constant : new double[] {0, 1e4, 1e8, -1e8}) {
                    rows.add(new Row(scale, pointSize, constant));
                }
            }
        }
        return rows.stream();
    }
}
