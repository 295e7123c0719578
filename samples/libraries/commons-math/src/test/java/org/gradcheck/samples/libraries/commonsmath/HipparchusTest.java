package org.gradcheck.samples.libraries.commonsmath;

import static org.gradcheck.GradientAssertions.assertGradient;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;
import org.hipparchus.analysis.ParametricUnivariateFunction;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.function.Gaussian;
import org.hipparchus.analysis.function.HarmonicOscillator;
import org.hipparchus.analysis.function.Logistic;
import org.hipparchus.analysis.function.Sigmoid;
import org.hipparchus.analysis.polynomials.PolynomialFunction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** The same curves in Hipparchus, which went its own way from commons-math. */
class HipparchusTest {

    @GradientCheck
    void gaussian(@RandomPoint(size = 3, min = 0.5, max = 2) double[] parameters, GradientSubject subject) {
        curve(new Gaussian.Parametric(), parameters, subject);
    }

    @GradientCheck
    void harmonicOscillator(@RandomPoint(size = 3) double[] parameters, GradientSubject subject) {
        curve(new HarmonicOscillator.Parametric(), parameters, subject);
    }

    @GradientCheck
    void logistic(@RandomPoint(size = 6, min = 0.5, max = 2) double[] parameters, GradientSubject subject) {
        curve(new Logistic.Parametric(), parameters, subject);
    }

    @GradientCheck
    void polynomial(@RandomPoint(size = 5) double[] coefficients, GradientSubject subject) {
        curve(new PolynomialFunction.Parametric(), coefficients, subject);
    }

    @GradientCheck
    void sigmoid(@RandomPoint(size = 2) double[] bounds, GradientSubject subject) {
        curve(new Sigmoid.Parametric(), bounds, subject);
    }

    @Test
    void automaticDifferentiation() {
        assertGradient(
                x -> FastMath.atan2(x[1], x[0]) + FastMath.hypot(x[0], x[1]) * FastMath.cbrt(x[2]),
                x -> {
                    Gradient a = Gradient.variable(3, 0, x[0]);
                    Gradient b = Gradient.variable(3, 1, x[1]);
                    Gradient c = Gradient.variable(3, 2, x[2]);
                    return FastMath.atan2(b, a)
                            .add(FastMath.hypot(a, b).multiply(FastMath.cbrt(c)))
                            .getGradient();
                },
                0.7,
                -1.3,
                2.1);
    }

    private static void curve(ParametricUnivariateFunction curve, double[] parameters, GradientSubject subject) {
        subject.point(parameters).cost(p -> curve.value(0.4, p)).gradient(p -> curve.gradient(0.4, p));
    }
}
