package org.gradcheck.samples.libraries.commonsmath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.commons.math3.analysis.function.Logit;
import org.apache.commons.math3.analysis.interpolation.BicubicSplineInterpolatingFunction;
import org.gradcheck.GradientChecker;
import org.gradcheck.diagnosis.Cause;
import org.gradcheck.diagnosis.Diagnosis;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.samples.libraries.findings.Finding;
import org.junit.jupiter.api.Test;

/** Where commons-math3 3.6.1 and Hipparchus 4.0 disagree with their own values; told in FINDINGS.md. */
class FindingsTest {

    /** The derivative of log((x - lo) / (hi - x)) by hi is -1 / (hi - x). */
    @Test
    void logitByItsUpperBound() throws IOException {
        Logit.Parametric logit = new Logit.Parametric();
        assertUpperBoundDisagrees(
                GradientChecker.standard().check(p -> logit.value(0.4, p), p -> logit.gradient(0.4, p), -0.3, 2.2));
    }

    @Test
    void logitOfHipparchusByItsUpperBound() throws IOException {
        org.hipparchus.analysis.function.Logit.Parametric logit =
                new org.hipparchus.analysis.function.Logit.Parametric();
        assertUpperBoundDisagrees(
                GradientChecker.standard().check(p -> logit.value(0.4, p), p -> logit.gradient(0.4, p), -0.3, 2.2));
    }

    private static void assertUpperBoundDisagrees(GradientReport report) throws IOException {
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.ISOLATED_ENTRIES);
        new Finding("commons-math3 3.6.1, hipparchus-core 4.0: `Logit.Parametric.gradient`").quotes(report);
    }

    /** Each partial derivative is that by the coordinate in units of its cell. */
    @Test
    void partialsOfABicubicSpline() throws IOException {
        GradientReport report = checkPartials(spline(0.5, 0.5));
        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.diagnosis()).map(Diagnosis::cause).contains(Cause.CONSTANT_FACTOR);
        new Finding(
                        "commons-math3 3.6.1: `BicubicSplineInterpolatingFunction.partialDerivativeX`, `partialDerivativeY`")
                .quotes(report);
    }

    @Test
    void partialsOfABicubicSplineWithCellsOfSizeOne() {
        checkPartials(spline(1, 1)).assertPassed();
    }

    @SuppressWarnings("deprecation")
    private static GradientReport checkPartials(BicubicSplineInterpolatingFunction spline) {
        return GradientChecker.standard().check(p -> spline.value(p[0], p[1]), p -> partials(spline, p), 0.6, 0.3);
    }

    @SuppressWarnings("deprecation")
    private static double[] partials(BicubicSplineInterpolatingFunction spline, double[] p) {
        return new double[] {spline.partialDerivativeX(p[0], p[1]), spline.partialDerivativeY(p[0], p[1])};
    }

    /** The function sin(x) + x y^2 on cells of the given size. */
    @SuppressWarnings("deprecation") // the class that replaced this one has no partial derivatives
    private static BicubicSplineInterpolatingFunction spline(double cellX, double cellY) {
        double[] x = {0, cellX, 2 * cellX, 3 * cellX};
        double[] y = {0, cellY, 2 * cellY, 3 * cellY};
        double[][] f = new double[x.length][y.length];
        double[][] byX = new double[x.length][y.length];
        double[][] byY = new double[x.length][y.length];
        double[][] byBoth = new double[x.length][y.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                f[i][j] = Math.sin(x[i]) + x[i] * y[j] * y[j];
                byX[i][j] = Math.cos(x[i]) + y[j] * y[j];
                byY[i][j] = 2 * x[i] * y[j];
                byBoth[i][j] = 2 * y[j];
            }
        }
        return new BicubicSplineInterpolatingFunction(x, y, f, byX, byY, byBoth, true);
    }
}
