package org.gradcheck.samples.libraries.commonsmath;

import org.apache.commons.math3.analysis.ParametricUnivariateFunction;
import org.apache.commons.math3.analysis.function.Gaussian;
import org.apache.commons.math3.analysis.function.HarmonicOscillator;
import org.apache.commons.math3.analysis.function.Logistic;
import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;

/** Curves that are fitted: their derivatives by the parameters. */
class ParametricFunctionsTest {

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

    private static void curve(ParametricUnivariateFunction curve, double[] parameters, GradientSubject subject) {
        subject.point(parameters).cost(p -> curve.value(0.4, p)).gradient(p -> curve.gradient(0.4, p));
    }
}
