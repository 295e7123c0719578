package org.gradcheck.subject;

import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.differentiation.ParameterVector;

/** Vector-valued functions with one of their derivatives, described as scalar objectives. */
public final class VectorFunctionObjectives {

    private VectorFunctionObjectives() {}

    /**
     * Describes a Jacobian as the gradients of all outputs.
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
        Storage analytic = Storage.of("the Jacobian", jacobian.value(point.clone()));
        Shape wanted = Shape.of(outputs, point.length);
        if (!analytic.shape().equals(wanted)) {
            throw new IllegalArgumentException("the Jacobian is " + analytic.shape() + ", but the function has "
                    + outputs + " outputs of " + point.length + " coordinates; return a matrix of " + wanted);
        }
        double[] entries = analytic.entries().toArray();
        return IntStream.range(0, outputs)
                .mapToObj(output -> new Objective(
                        List.of(new ParameterBlock(
                                "output " + output, Shape.of(point.length), ParameterVector.of(point))),
                        () -> function.value(point.clone())[output],
                        () -> List.of(Arrays.copyOfRange(entries, output * point.length, (output + 1) * point.length))))
                .toList();
    }

    /**
     * Describes a vector-Jacobian product as the gradient of {@code u . f(x)} for random {@code u}.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param random draws the vectors {@code u}
     * @param x the point at which both are compared; copied
     * @return an objective for each of two vectors {@code u}
     */
    public static List<Objective> ofVectorJacobianProduct(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double... x) {
        double[] point = x.clone();
        int outputs = function.value(point.clone()).length;
        return IntStream.rangeClosed(1, 2)
                .mapToObj(number -> {
                    double[] u = RandomVector.uniform(outputs, random);
                    return new Objective(
                            List.of(new ParameterBlock(
                                    "upstream " + number, Shape.of(point.length), ParameterVector.of(point))),
                            () -> MathArrays.linearCombination(u, function.value(point.clone())),
                            () -> List.of(requireLength(
                                    "vector-Jacobian product",
                                    product.apply(point.clone(), u.clone()),
                                    point.length,
                                    "the point",
                                    "coordinate")));
                })
                .toList();
    }

    /**
     * Describes a Jacobian-vector product as the derivatives of {@code f(x + t v)} at {@code t = 0} for a random
     * {@code v}.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code v}, one entry for each coordinate, and returns one entry for each output
     * @param random draws the vector {@code v}
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block, {@code output 0} and so on, whose only entry is {@code t}
     */
    public static List<Objective> ofJacobianVectorProduct(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double... x) {
        double[] v = RandomVector.uniform(x.length, random);
        double[] point = x.clone();
        int outputs = function.value(point.clone()).length;
        double[] analytic = requireLength(
                "Jacobian-vector product", product.apply(point.clone(), v.clone()), outputs, "the function", "output");
        double[] t = {0};
        return IntStream.range(0, outputs)
                .mapToObj(output -> new Objective(
                        List.of(new ParameterBlock("output " + output, Shape.of(1), ParameterVector.of(t))),
                        () -> function.value(MathArrays.ebeAdd(point, MathArrays.scale(t[0], v)))[output],
                        () -> List.of(new double[] {analytic[output]})))
                .toList();
    }

    private static double[] requireLength(String what, double[] found, int wanted, String owner, String unit) {
        if (found.length != wanted) {
            throw new IllegalArgumentException("the " + what + " has " + found.length + " entries, but " + owner
                    + " has " + wanted + " " + unit + "s; return one entry for each " + unit);
        }
        return found;
    }
}
