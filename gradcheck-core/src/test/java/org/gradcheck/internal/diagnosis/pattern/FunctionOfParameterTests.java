package org.gradcheck.internal.diagnosis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.gradcheck.internal.diagnosis.DiagnosisText;
import org.gradcheck.internal.diagnosis.Measured;
import org.junit.jupiter.api.Test;

class FunctionOfParameterTests {

    private static final double[] W = {0.5, 1.25, 2, 0.75, 0.6, 1.1};
    private static final double[] RIGHT = {0.31, 0.17, -0.43, 0.59, 0.23, -0.11};

    @Test
    void derivativeByTheLogarithm() {
        assertThat(diagnosed(x -> x)).isEqualTo("""
                OTHER_VARIABLE in w
                analytic = parameter x numeric in all 6 entries: the derivative by ln(parameter)
                divide by the parameter: the cost is checked by the parameter itself""");
    }

    @Test
    void derivativeByTheSquare() {
        assertThat(diagnosed(x -> 1 / (2 * x))).isEqualTo("""
                OTHER_VARIABLE in w
                analytic = 1 / (2 parameter) x numeric in all 6 entries: the derivative by parameter^2
                multiply by 2 x the parameter: the cost is checked by the parameter itself""");
    }

    @Test
    void derivativeOfTheExponentialOnceTooOften() {
        assertThat(diagnosed(Math::exp)).isEqualTo("""
                OTHER_VARIABLE in w
                analytic = exp(parameter) x numeric in all 6 entries: the derivative of exp(parameter) once too often
                divide by exp(parameter): the chain rule takes the derivative of exp(parameter) once""");
    }

    /** A factor of each entry that is no function of the parameter. */
    @Test
    void anotherFactorHasNoName() {
        assertThat(diagnosed(x -> x + 0.3 * x * x)).isEmpty();
    }

    private static String diagnosed(DoubleUnaryOperator factor) {
        double[] analytic = IntStream.range(0, W.length)
                .mapToDouble(i -> factor.applyAsDouble(W[i]) * RIGHT[i])
                .toArray();
        return DiagnosisText.of(Measured.diagnoses(Measured.vector("w", W, analytic, RIGHT)));
    }
}
