package org.gradcheck.samples.libraries.comparison;

import java.util.List;
import org.apache.commons.math3.analysis.ParametricUnivariateFunction;
import org.apache.commons.math3.analysis.function.Gaussian;
import org.apache.commons.math3.analysis.function.HarmonicOscillator;
import org.apache.commons.math3.analysis.function.Logistic;
import org.apache.commons.math3.analysis.function.Logit;
import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.analysis.interpolation.BicubicSplineInterpolatingFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;

/** Parametric curves of commons-math, in plain numbers and in the units of a laboratory. */
final class CurveCases {

    private CurveCases() {}

    static List<Case> all() {
        return List.of(
                curve("Gaussian", new Gaussian.Parametric(), 0.4, 1.2, 0.1, 0.8),
                curve("Gaussian, a spectral line in metres", new Gaussian.Parametric(), 5.8905e-7, 1, 5.89e-7, 1e-10),
                curve("HarmonicOscillator", new HarmonicOscillator.Parametric(), 0.4, 1.2, 3, 0.5),
                curve("HarmonicOscillator, 2.4 GHz", new HarmonicOscillator.Parametric(), 1e-7, 1, 1.5e10, 0.5),
                curve("Logistic", new Logistic.Parametric(), 0.4, 1.5, 0.7, 0.9, 1.1, 0.6, 1.3),
                curve("Polynomial, pressure in pascal", new PolynomialFunction.Parametric(), 101325, 20, 1e-3, -2e-9),
                curve("Sigmoid", new Sigmoid.Parametric(), 0.4, -1, 2),
                logit(),
                bicubicSpline());
    }

    private static Case curve(String name, ParametricUnivariateFunction curve, double at, double... parameters) {
        return Case.right(name, p -> curve.value(at, p), p -> curve.gradient(at, p), parameters);
    }

    private static Case logit() {
        Logit.Parametric logit = new Logit.Parametric();
        return Case.wrong("Logit", p -> logit.value(0.4, p), p -> logit.gradient(0.4, p), -0.3, 2.2);
    }

    @SuppressWarnings("deprecation")
    private static Case bicubicSpline() {
        double[] nodes = {0, 0.5, 1};
        double[][] square = {{0, 0.25, 1}, {0.25, 0.5, 1.25}, {1, 1.25, 2}};
        double[][] byX = {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}};
        double[][] byY = {{0, 1, 2}, {0, 1, 2}, {0, 1, 2}};
        BicubicSplineInterpolatingFunction spline =
                new BicubicSplineInterpolatingFunction(nodes, nodes, square, byX, byY, new double[3][3], true);
        return Case.wrong(
                "Bicubic spline, partial derivatives",
                p -> spline.value(p[0], p[1]),
                p -> partials(spline, p),
                0.6,
                0.3);
    }

    @SuppressWarnings("deprecation")
    private static double[] partials(BicubicSplineInterpolatingFunction spline, double[] p) {
        return new double[] {spline.partialDerivativeX(p[0], p[1]), spline.partialDerivativeY(p[0], p[1])};
    }
}
