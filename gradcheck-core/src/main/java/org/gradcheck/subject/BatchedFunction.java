package org.gradcheck.subject;

import java.util.List;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;

/**
 * A function with many outputs that is evaluated at many points in one call, as a cluster or a GPU does in one job, or on all cores.
 *
 * <pre>{@code
 * BatchedFunction flow = points -> cluster.run(points);
 * GradientAssertions.assertJacobian(flow, model::jacobian, 0.3, 1.2);
 * GradientAssertions.assertJacobian(BatchedFunction.inParallel(model::flow), model::jacobian, 0.3, 1.2);
 * }</pre>
 *
 * <p>It is given wherever a check takes a function with many outputs. A check evaluates both sides of many columns in one call. To
 * measure the noise, it evaluates 6 or 8 points; to refine a column, both sides of one step. Verdict, report and number of
 * evaluations are the same as for a function that is evaluated point by point.
 */
@FunctionalInterface
public interface BatchedFunction extends MultivariateVectorFunction {

    /**
     * Evaluates the function at some points.
     *
     * @param points 1 to 1024 points, each with one entry for each coordinate; the arrays may be written to
     * @return the outputs at each point, in the same order; NaN or infinite where an output has no value
     * @throws IllegalArgumentException if the function refuses one of the points; each is then evaluated by itself
     * @throws ArithmeticException likewise
     */
    double[][] values(List<double[]> points);

    /**
     * Evaluates the function at one point.
     *
     * @param point the coordinates
     * @return the outputs
     */
    @Override
    default double[] value(double[] point) {
        double[][] values = values(List.of(point));
        if (values == null || values.length != 1) {
            throw new IllegalStateException("a batched function returned "
                    + (values == null ? "null" : "outputs of " + values.length + " points")
                    + " for 1 point; return one array of outputs for each point");
        }
        return values[0];
    }

    /**
     * Returns a function that is evaluated on several threads, those of the common pool.
     *
     * @param function a thread-safe function of its argument alone
     * @return the same function
     */
    static BatchedFunction inParallel(MultivariateVectorFunction function) {
        return points -> points.parallelStream().map(function::value).toArray(double[][]::new);
    }
}
