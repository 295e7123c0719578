package org.gradcheck.subject;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.differentiation.ParameterVector;

/**
 * A scalar cost of live parameters, with the analytic gradient that is claimed for it.
 *
 * @param blocks the parameters
 * @param cost evaluates the cost at the parameters as they are stored
 * @param gradient evaluates the analytic gradient there: for each block a new array with its entries in row-major order
 */
public record Objective(List<ParameterBlock> blocks, DoubleSupplier cost, Supplier<List<double[]>> gradient) {

    /**
     * Copies the list of blocks.
     *
     * @param blocks the parameters
     * @param cost evaluates the cost
     * @param gradient evaluates the analytic gradient
     */
    public Objective {
        blocks = List.copyOf(blocks);
    }

    /**
     * Describes a vector-valued function as one cost for each of its outputs.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block, {@code output 0} and so on
     * @throws IllegalArgumentException if the Jacobian at the point is not {@code outputs x coordinates}
     */
    public static List<Objective> ofJacobian(
            MultivariateVectorFunction function, MultivariateMatrixFunction jacobian, double... x) {
        double[] point = x.clone();
        int outputs = function.value(point.clone()).length;
        Storage analytic = Storage.of(jacobian.value(point.clone()));
        Shape wanted = Shape.of(outputs, point.length);
        if (!analytic.shape().equals(wanted)) {
            throw new IllegalArgumentException("the Jacobian is " + analytic.shape() + ", but the function has "
                    + outputs + " outputs of " + point.length + " coordinates; return a matrix of " + wanted);
        }
        double[] entries = analytic.copy();
        return IntStream.range(0, outputs)
                .mapToObj(output -> new Objective(
                        List.of(new ParameterBlock(
                                "output " + output, Shape.of(point.length), ParameterVector.of(point))),
                        () -> function.value(point)[output],
                        () -> List.of(Arrays.copyOfRange(entries, output * point.length, (output + 1) * point.length))))
                .toList();
    }
}
