package org.gradcheck.samples.libraries.commonsmath;

import static org.gradcheck.GradientAssertions.assertGradient;
import static org.gradcheck.GradientAssertions.assertJacobian;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.analysis.differentiation.DerivativeStructure;
import org.apache.commons.math3.analysis.differentiation.GradientFunction;
import org.apache.commons.math3.analysis.differentiation.JacobianFunction;
import org.apache.commons.math3.analysis.differentiation.MultivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.differentiation.MultivariateDifferentiableVectorFunction;
import org.apache.commons.math3.analysis.differentiation.UnivariateDifferentiableFunction;
import org.apache.commons.math3.analysis.function.Acosh;
import org.apache.commons.math3.analysis.function.Logit;
import org.apache.commons.math3.analysis.function.Sigmoid;
import org.apache.commons.math3.analysis.function.Sinc;
import org.apache.commons.math3.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link DerivativeStructure} carries derivatives through each of its operations; they are those of the plain ones. */
class AutomaticDifferentiationTest {

    private static final MultivariateFunction PLAIN = x -> FastMath.atan2(x[1], x[0])
            + FastMath.hypot(x[0], x[1]) * FastMath.cbrt(x[2])
            + FastMath.pow(x[0], 2.5) / FastMath.log1p(x[2])
            - FastMath.tanh(x[1]) * FastMath.asin(x[2] / 4);

    @Test
    void gradientOfAnExpression() {
        assertGradient(PLAIN, new GradientFunction(expression()), 0.7, -1.3, 2.1);
    }

    @Test
    void jacobianOfPolarCoordinates() {
        MultivariateVectorFunction plain = x -> new double[] {x[0] * FastMath.cos(x[1]), x[0] * FastMath.sin(x[1])};
        assertJacobian(plain, new JacobianFunction(polar()), 2.0, 0.4);
    }

    @Test
    void functionsThatKnowTheirDerivative() {
        assertDerivative(new Sigmoid(-1, 2), 0.3);
        assertDerivative(new Logit(-1, 2), 0.3);
        assertDerivative(new Acosh(), 1.5);
    }

    /** Close to zero, sinc and its derivative are series. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 0.3, 1e-2, -1e-2})
    void sinc(double x) {
        assertDerivative(new Sinc(), x);
    }

    private static void assertDerivative(UnivariateDifferentiableFunction function, double at) {
        assertGradient(
                x -> function.value(x[0]),
                x -> new double[] {
                    function.value(new DerivativeStructure(1, 1, 0, x[0])).getPartialDerivative(1)
                },
                at);
    }

    private static MultivariateDifferentiableFunction expression() {
        return new MultivariateDifferentiableFunction() {
            @Override
            public double value(double[] x) {
                return PLAIN.value(x);
            }

            @Override
            public DerivativeStructure value(DerivativeStructure[] x) {
                return DerivativeStructure.atan2(x[1], x[0])
                        .add(DerivativeStructure.hypot(x[0], x[1]).multiply(x[2].cbrt()))
                        .add(x[0].pow(2.5).divide(x[2].log1p()))
                        .subtract(x[1].tanh().multiply(x[2].divide(4).asin()));
            }
        };
    }

    private static MultivariateDifferentiableVectorFunction polar() {
        return new MultivariateDifferentiableVectorFunction() {
            @Override
            public double[] value(double[] x) {
                return new double[] {x[0] * FastMath.cos(x[1]), x[0] * FastMath.sin(x[1])};
            }

            @Override
            public DerivativeStructure[] value(DerivativeStructure[] x) {
                return new DerivativeStructure[] {x[0].multiply(x[1].cos()), x[0].multiply(x[1].sin())};
            }
        };
    }
}
