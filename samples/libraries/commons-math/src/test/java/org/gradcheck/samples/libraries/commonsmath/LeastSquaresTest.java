package org.gradcheck.samples.libraries.commonsmath;

import static org.gradcheck.GradientAssertions.assertJacobian;

import java.util.Arrays;
import org.apache.commons.math3.analysis.function.Gaussian;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresProblem;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DiagonalMatrix;
import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** A weighted fit of a bell curve. Its residuals are target minus model, its Jacobian is that of the model. */
class LeastSquaresTest {

    private static final double[] TIMES = {-1, -0.3, 0.2, 0.9, 1.7};

    private final Gaussian.Parametric bell = new Gaussian.Parametric();

    private final LeastSquaresProblem problem = new LeastSquaresBuilder()
            .model(
                    p -> Arrays.stream(TIMES).map(t -> bell.value(t, p)).toArray(),
                    p -> Arrays.stream(TIMES).mapToObj(t -> bell.gradient(t, p)).toArray(double[][]::new))
            .target(new double[] {0.2, 0.7, 1.1, 0.6, 0.1})
            .weight(new DiagonalMatrix(new double[] {1, 4, 2, 0.5, 3}))
            .build();

    @Test
    void jacobianOfTheWeightedModel() {
        assertJacobian(
                p -> at(p).getResiduals().mapMultiply(-1).toArray(),
                p -> at(p).getJacobian().getData(),
                1.2,
                0.1,
                0.8);
    }

    @GradientCheck
    void halfTheSumOfSquares(@RandomPoint(size = 3, min = 0.5, max = 2) double[] parameters, GradientSubject subject) {
        subject.point(parameters)
                .cost(p -> 0.5 * Math.pow(at(p).getCost(), 2))
                .gradient(p -> at(p).getJacobian()
                        .preMultiply(at(p).getResiduals().mapMultiply(-1))
                        .toArray());
    }

    private LeastSquaresProblem.Evaluation at(double[] parameters) {
        return problem.evaluate(new ArrayRealVector(parameters));
    }
}
