package org.gradcheck.internal.derivatives;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/**
 * Products of Jacobians and Hessians with random vectors. The vectors are drawn in units: {@code v} by the scale of the coordinates,
 * {@code u} by the inverse size of the outputs.
 */
public final class DerivativeProducts {

    /** Vectors {@code u} of a vector-Jacobian product. Chosen: errors of two rows that cancel for one vector do not for both. */
    private static final List<String> UPSTREAM_NAMES = List.of("random u1", "random u2");

    private static final int UPSTREAM_VECTORS = UPSTREAM_NAMES.size();

    /** Points that tell the sizes of the outputs. Chosen: a change that cancels along one direction does not along both. */
    private static final int POINTS_OF_SIZES = 2;

    /** Smallest limit of the evaluations with which these points are used. Formula: the point itself, and three tries for each. */
    private static final int FEWEST_FOR_SIZES = 1 + 3 * POINTS_OF_SIZES;

    private DerivativeProducts() {}

    /**
     * Describes a vector-Jacobian product as the gradients of {@code u . f(x)} for random {@code u}.
     *
     * @param function the function {@code f}
     * @param product takes {@code x} and {@code u}, one entry for each output, and returns one entry for each coordinate
     * @param random draws the vectors {@code u}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the product
     * @param most the limit of the evaluations of the check
     * @param x the point at which both are compared; copied
     * @return a matrix with one row for each of two vectors {@code u}, whose evaluation throws an {@link IllegalArgumentException}
     *     if a product has not one entry for each coordinate
     */
    public static VectorDerivative vectorJacobian(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            Consumer<BlockDeclaration> declaration,
            long most,
            double... x) {
        ExpectedVector wanted = ExpectedVector.ofPoint("vector-Jacobian product", x);
        CountedFunction counted = new CountedFunction("function", function);
        double[] outputs = counted.value(x.clone());
        DeclaredPoint point = new DeclaredPoint(wanted.name(), declaration, x);
        List<DeclaredPoint.Elsewhere> elsewhere = Stream.generate(() -> point.evaluateElsewhere(counted))
                .limit(most < FEWEST_FOR_SIZES ? 0 : POINTS_OF_SIZES)
                .flatMap(Optional::stream)
                .toList();
        OutputSizes sizes = new OutputSizes(outputs, elsewhere);
        List<double[]> upstream = Stream.generate(() -> sizes.drawUpstream(random))
                .limit(UPSTREAM_VECTORS)
                .toList();
        UnaryOperator<double[]> costs = values -> upstream.stream()
                .mapToDouble(u -> values.length == 0 ? 0 : MathArrays.linearCombination(u, values))
                .toArray();
        OutputSource source = OutputSource.ofSums(counted, point::x, costs, upstream);
        return new VectorDerivative(
                wanted.name(),
                counted.name(),
                point.coordinates(),
                upstreamMatrix(wanted.name(), point),
                UPSTREAM_NAMES,
                costs.apply(outputs),
                source,
                () -> upstream.stream()
                        .map(u -> product.apply(point.x(), u.clone()))
                        .map(wanted::copyOf)
                        .map(point::inOrder)
                        .toList(),
                () -> point.evaluateElsewhere(counted).isPresent(),
                false,
                (seeded, displaced) -> source.along(point.coordinates().values(), seeded, displaced));
    }

    private static ParameterBlock upstreamMatrix(String name, DeclaredPoint point) {
        ParameterBlock coordinates = point.coordinates();
        int columns = coordinates.shape().entries();
        return point.labelled(
                name,
                Shape.of(UPSTREAM_VECTORS, columns),
                MatrixNames.of(UPSTREAM_VECTORS, UPSTREAM_NAMES, columns, coordinates.entryNames()));
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
     * @return a matrix with one row for each output and one column for {@code t}, whose evaluation throws an {@link
     *     IllegalArgumentException} if the product has not one entry for each output
     */
    public static VectorDerivative jacobianVector(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        CountedFunction counted = new CountedFunction("function", function);
        double[] outputs = counted.value(x.clone());
        ExpectedVector wanted = new ExpectedVector("Jacobian-vector product", "the function", "output", outputs.length);
        DeclaredPoint point = new DeclaredPoint(wanted.name(), declaration, x);
        return inDirection(
                point,
                wanted,
                outputs,
                point.outputNames(outputs.length),
                counted,
                product,
                random,
                UnaryOperator.identity());
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
     * @return a matrix with one row for each coordinate and one column for {@code t}, whose evaluation throws an {@link
     *     IllegalArgumentException} if the product has not one entry for each coordinate
     * @throws IllegalArgumentException if the gradient has not one entry for each coordinate
     */
    public static VectorDerivative hessianVector(
            MultivariateVectorFunction gradient,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        ExpectedVector wanted = ExpectedVector.ofPoint("Hessian-vector product", x);
        CountedFunction counted = new CountedFunction("gradient", gradient);
        DeclaredPoint point = new DeclaredPoint(wanted.name(), declaration, x);
        double[] atPoint = ExpectedVector.gradientAt(x, counted);
        List<String> names = point.coordinates().entryNames();
        return inDirection(point, wanted, point.inOrder(atPoint), names, counted, product, random, point::inOrder);
    }

    /**
     * Describes a product with a random vector; the outputs of function and product are sorted alike.
     *
     * @param names a name for each output; empty if they are numbered
     */
    private static VectorDerivative inDirection(
            DeclaredPoint point,
            ExpectedVector wanted,
            double[] outputs,
            List<String> names,
            CountedFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            UnaryOperator<double[]> sorted) {
        CoordinateDirection direction =
                new CoordinateDirection(point.coordinates().values(), random);
        ParameterBlock line = direction.block("t");
        OutputSource source = new OutputSource(function, direction::x, sorted);
        return new VectorDerivative(
                wanted.name(),
                function.name(),
                line,
                new ParameterBlock(
                        wanted.name(),
                        Shape.of(outputs.length),
                        line.values(),
                        names,
                        Optional.empty(),
                        Optional.empty()),
                names,
                outputs,
                source,
                () -> rowsOf(sorted.apply(wanted.copyOf(product.apply(point.x(), point.inUsersOrder(direction.v()))))),
                () -> point.evaluateElsewhere(function).isPresent(),
                false,
                (seeded, all) -> new OutputLine(line, new double[] {1}, source));
    }

    private static List<double[]> rowsOf(double[] column) {
        return Arrays.stream(column).mapToObj(entry -> new double[] {entry}).toList();
    }
}
