package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.RandomVector;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/** Products of Jacobians and Hessians with random vectors, described as gradients of scalar costs. */
public final class DerivativeProducts {

    private DerivativeProducts() {}

    /**
     * Describes a vector-Jacobian product as the gradient of {@code u . f(x)} for random {@code u}.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param random draws the vectors {@code u}
     * @param x the point at which both are compared; copied
     * @return an objective for each of two vectors {@code u}
     * @throws IllegalArgumentException if a product has not one entry for each coordinate
     */
    public static VectorDerivative vectorJacobian(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double... x) {
        double[] point = x.clone();
        int outputs = ExpectedVector.outputsOf(function, x);
        List<double[]> upstream = Stream.generate(() -> RandomVector.uniform(outputs, random))
                .limit(2)
                .toList();
        ExpectedVector wanted = ExpectedVector.ofPoint("vector-Jacobian product", x);
        Supplier<List<double[]>> products = () -> upstream.stream()
                .map(u -> product.apply(point.clone(), u.clone()))
                .map(wanted::copyOf)
                .toList();
        List<double[]> first = products.get();
        List<Objective> objectives = IntStream.range(0, upstream.size())
                .mapToObj(i -> objective(
                        "upstream " + (i + 1),
                        point,
                        () -> MathArrays.linearCombination(upstream.get(i), function.value(point.clone())),
                        () -> first.get(i).clone()))
                .toList();
        return new VectorDerivative(wanted.name(), first, products.get(), objectives);
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
     * @throws IllegalArgumentException if the product has not one entry for each output
     */
    public static VectorDerivative jacobianVector(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double... x) {
        int outputs = ExpectedVector.outputsOf(function, x);
        return inDirection(
                new ExpectedVector("Jacobian-vector product", "the function", "output", outputs),
                function,
                product,
                random,
                x);
    }

    /**
     * Describes a Hessian-vector product as the Jacobian-vector product of a gradient.
     *
     * @param gradient the gradient of a cost
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param random draws the vector {@code v}
     * @param x the point at which both are compared; copied
     * @return for each coordinate an objective with one block, {@code output 0} and so on, whose only entry is {@code t}
     * @throws IllegalArgumentException if the gradient or the product has not one entry for each coordinate
     */
    public static VectorDerivative hessianVector(
            MultivariateVectorFunction gradient,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double... x) {
        ExpectedVector.requireGradient(gradient, x);
        return inDirection(ExpectedVector.ofPoint("Hessian-vector product", x), gradient, product, random, x);
    }

    private static VectorDerivative inDirection(
            ExpectedVector wanted,
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double[] x) {
        double[] point = x.clone();
        double[] v = RandomVector.uniform(x.length, random);
        Supplier<double[]> products = () -> wanted.copyOf(product.apply(point.clone(), v.clone()));
        double[] first = products.get();
        double[] again = products.get();
        double[] t = {0};
        List<Objective> objectives = IntStream.range(0, first.length)
                .mapToObj(output -> objective(
                        "output " + output,
                        t,
                        () -> function.value(MathArrays.ebeAdd(point, MathArrays.scale(t[0], v)))[output],
                        () -> new double[] {first[output]}))
                .toList();
        return new VectorDerivative(wanted.name(), List.of(first), List.of(again), objectives);
    }

    private static Objective objective(String block, double[] live, DoubleSupplier cost, Supplier<double[]> gradient) {
        return new Objective(
                List.of(new ParameterBlock(block, Shape.of(live.length), ParameterVector.of(live))),
                cost,
                () -> List.of(gradient.get()));
    }
}
