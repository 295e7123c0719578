package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.Objective;

/**
 * Products of Jacobians and Hessians with random vectors, described as gradients of scalar costs. The vectors are drawn in units:
 * {@code v} by the scale of the coordinates, {@code u} by the inverse size of the outputs.
 */
public final class DerivativeProducts {

    /** Vectors {@code u} of a vector-Jacobian product. Chosen: errors of two rows that cancel for one vector do not for both. */
    private static final int UPSTREAM_VECTORS = 2;

    /** Points that tell the sizes of the outputs. Chosen: a change that cancels along one direction does not along both. */
    private static final int POINTS_OF_SIZES = 2;

    private DerivativeProducts() {}

    /**
     * Describes a vector-Jacobian product as the gradient of {@code u . f(x)} for random {@code u}.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param random draws the vectors {@code u}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the product
     * @param x the point at which both are compared; copied
     * @return an objective for each of two vectors {@code u}
     * @throws IllegalArgumentException if a product has not one entry for each coordinate
     */
    public static VectorDerivative vectorJacobian(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        ExpectedVector wanted = ExpectedVector.ofPoint("vector-Jacobian product", x);
        DeclaredPoint point = new DeclaredPoint(wanted.name(), declaration, x);
        List<DeclaredPoint.Elsewhere> elsewhere = Stream.generate(() -> point.evaluateElsewhere(function))
                .limit(POINTS_OF_SIZES)
                .flatMap(Optional::stream)
                .toList();
        OutputSizes sizes = new OutputSizes(ExpectedVector.outputsOf(function, x), elsewhere);
        List<double[]> upstream = Stream.generate(() -> sizes.drawUpstream(random))
                .limit(UPSTREAM_VECTORS)
                .toList();
        Supplier<List<double[]>> products = () -> upstream.stream()
                .map(u -> product.apply(point.x(), u.clone()))
                .map(wanted::copyOf)
                .map(point::inOrder)
                .toList();
        return VectorDerivative.evaluated(
                wanted.name(),
                "function",
                products,
                () -> point.evaluateElsewhere(function),
                first -> IntStream.range(0, upstream.size())
                        .mapToObj(i -> new Objective(
                                List.of(point.named("upstream " + (i + 1))),
                                () -> MathArrays.linearCombination(upstream.get(i), function.value(point.x())),
                                () -> List.of(first.get(i).clone())))
                        .toList());
    }

    /**
     * Describes a Jacobian-vector product as the derivatives of {@code f(x + t v)} at {@code t = 0} for a random
     * {@code v}.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code v}, one entry for each coordinate, and returns one entry for each output
     * @param random draws the vector {@code v}
     * @param declaration declares bounds, fixed entries and the like of the coordinates, and the order of {@code v}
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block, {@code output 0} and so on, whose only entry is {@code t}
     * @throws IllegalArgumentException if the product has not one entry for each output
     */
    public static VectorDerivative jacobianVector(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        String name = "Jacobian-vector product";
        DeclaredPoint point = new DeclaredPoint(name, declaration, x);
        int outputs = ExpectedVector.outputsOf(function, x).length;
        ExpectedVector wanted = new ExpectedVector(name, "the function", "output", outputs);
        return inDirection(point, wanted, "function", function, product, random, UnaryOperator.identity());
    }

    /**
     * Describes a Hessian-vector product as the Jacobian-vector product of a gradient.
     *
     * @param gradient the gradient of a cost
     * @param product takes {@code x} and {@code v} and returns one entry for each coordinate
     * @param random draws the vector {@code v}
     * @param declaration declares bounds, fixed entries and the like of the coordinates, and the order of {@code v} and of
     *     the product
     * @param x the point at which both are compared; copied
     * @return for each coordinate an objective with one block, {@code output 0} and so on, whose only entry is {@code t}
     * @throws IllegalArgumentException if the gradient or the product has not one entry for each coordinate
     */
    public static VectorDerivative hessianVector(
            MultivariateVectorFunction gradient,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        ExpectedVector wanted = ExpectedVector.ofPoint("Hessian-vector product", x);
        DeclaredPoint point = new DeclaredPoint(wanted.name(), declaration, x);
        ExpectedVector.requireGradient(gradient, x);
        return inDirection(point, wanted, "gradient", gradient, product, random, point::inOrder);
    }

    /** Describes a product with a random vector; the outputs of function and product are sorted alike. */
    private static VectorDerivative inDirection(
            DeclaredPoint point,
            ExpectedVector wanted,
            String functionName,
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            UnaryOperator<double[]> sorted) {
        CoordinateDirection direction =
                new CoordinateDirection(point.coordinates().values(), random);
        Supplier<List<double[]>> products =
                () -> List.of(sorted.apply(wanted.copyOf(product.apply(point.x(), point.inUsersOrder(direction.v())))));
        return VectorDerivative.evaluated(
                wanted.name(),
                functionName,
                products,
                () -> point.evaluateElsewhere(function),
                first -> IntStream.range(0, first.get(0).length)
                        .mapToObj(output -> new Objective(
                                List.of(direction.block("output " + output)),
                                () -> sorted.apply(function.value(direction.x()))[output],
                                () -> List.of(new double[] {first.get(0)[output]})))
                        .toList());
    }
}
