package org.gradcheck.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.differentiation.ParameterVector;
import org.jspecify.annotations.Nullable;

/**
 * A derivative of a vector-valued function at a point: what the user's code says it is, asked twice, and the scalar costs
 * whose gradients that would be.
 *
 * @param name what texts call it, such as {@code Jacobian}
 * @param first what the code returned first: the rows of a matrix, or products; copied when it was returned
 * @param again what it returned when it was asked once more at the same point
 * @param objectives the costs, each with one block of parameters and with its part of {@code first} as its gradient
 */
public record VectorDerivative(String name, List<double[]> first, List<double[]> again, List<Objective> objectives) {

    /**
     * Copies the lists.
     *
     * @param name what texts call it
     * @param first what the code returned first
     * @param again what it returned when it was asked once more
     * @param objectives the costs with their gradients
     */
    public VectorDerivative {
        first = List.copyOf(first);
        again = List.copyOf(again);
        objectives = List.copyOf(objectives);
    }

    /**
     * Returns the blocks of all objectives.
     *
     * @return the blocks in the order of the objectives
     */
    public List<ParameterBlock> blocks() {
        return objectives.stream()
                .flatMap(objective -> objective.blocks().stream())
                .toList();
    }

    /**
     * Does what {@link #ofJacobian(MultivariateVectorFunction, MultivariateMatrixFunction, Consumer, double...)} does for
     * coordinates of which nothing is declared.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block
     * @throws IllegalArgumentException if the matrix at the point has another shape
     */
    public static VectorDerivative ofJacobian(
            MultivariateVectorFunction function, MultivariateMatrixFunction jacobian, double... x) {
        return ofJacobian(function, jacobian, coordinates -> {}, x);
    }

    /**
     * Describes a Jacobian as the gradients of all outputs.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the columns
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block, {@code output 0} and so on
     * @throws IllegalArgumentException if the Jacobian at the point is not {@code outputs x coordinates}
     */
    public static VectorDerivative ofJacobian(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        int outputs = outputsOf(function, x);
        ExpectedMatrix byRows = new ExpectedMatrix(
                "Jacobian",
                sizeOf(outputs, x),
                outputs,
                x.length,
                ", or say that it is by columns (checkJacobianColumns, assertJacobianColumns)");
        return ofRows(byRows.name(), function, x.clone(), declaration, () -> byRows.rowsOf(jacobian.value(x.clone())));
    }

    /**
     * Does what {@link #ofJacobianColumns(MultivariateVectorFunction, MultivariateMatrixFunction, Consumer, double...)} does for
     * coordinates of which nothing is declared.
     *
     * @param function the function
     * @param columns its Jacobian, {@code coordinates x outputs}
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block
     * @throws IllegalArgumentException if the matrix at the point has another shape
     */
    public static VectorDerivative ofJacobianColumns(
            MultivariateVectorFunction function, MultivariateMatrixFunction columns, double... x) {
        return ofJacobianColumns(function, columns, coordinates -> {}, x);
    }

    /**
     * Describes a Jacobian by columns as the gradients of all outputs.
     *
     * @param function the function
     * @param columns the columns of its Jacobian, {@code coordinates x outputs}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the columns
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block, {@code output 0} and so on
     * @throws IllegalArgumentException if the matrix at the point is not {@code coordinates x outputs}
     */
    public static VectorDerivative ofJacobianColumns(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction columns,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        int outputs = outputsOf(function, x);
        ExpectedMatrix byColumns = new ExpectedMatrix(
                "Jacobian by columns",
                sizeOf(outputs, x),
                x.length,
                outputs,
                ", or say that it is by rows (checkJacobian, assertJacobian)");
        return ofRows(byColumns.name(), function, x.clone(), declaration, () -> {
            List<double[]> found = byColumns.rowsOf(columns.value(x.clone()));
            return IntStream.range(0, outputs)
                    .mapToObj(output ->
                            found.stream().mapToDouble(column -> column[output]).toArray())
                    .toList();
        });
    }

    private static int outputsOf(MultivariateVectorFunction function, double[] x) {
        double @Nullable [] found = function.value(x.clone());
        if (found == null) {
            throw new IllegalArgumentException("the function returned null; return one entry for each output");
        }
        return found.length;
    }

    private static String sizeOf(int outputs, double[] x) {
        return "the function has " + Plural.of(outputs, "output") + " of " + Plural.of(x.length, "coordinate");
    }

    /**
     * Describes a Hessian as the Jacobian of a gradient.
     *
     * @param gradient the gradient of a cost
     * @param hessian the second derivatives of the cost, {@code coordinates x coordinates}
     * @param x the point at which both are compared; copied
     * @return for each coordinate an objective with one block, {@code output 0} and so on
     * @throws IllegalArgumentException if the gradient at the point has not one entry for each coordinate, or the Hessian is
     *     not {@code coordinates x coordinates}
     */
    public static VectorDerivative ofHessian(
            MultivariateVectorFunction gradient, MultivariateMatrixFunction hessian, double... x) {
        requireGradient(gradient, x);
        String owner = "the point has " + Plural.of(x.length, "coordinate");
        ExpectedMatrix square = new ExpectedMatrix("Hessian", owner, x.length, x.length, "");
        return ofRows(
                square.name(), gradient, x.clone(), coordinates -> {}, () -> square.rowsOf(hessian.value(x.clone())));
    }

    private static VectorDerivative ofRows(
            String name,
            MultivariateVectorFunction function,
            double[] point,
            Consumer<BlockDeclaration> declaration,
            Supplier<List<double[]>> rows) {
        BlockDeclaration coordinates = new BlockDeclaration("x", ParameterVector.of(point));
        declaration.accept(coordinates);
        Supplier<List<double[]>> inOrder =
                () -> rows.get().stream().map(coordinates::inOrder).toList();
        List<double[]> first = inOrder.get();
        List<double[]> again = inOrder.get();
        List<Objective> objectives = IntStream.range(0, first.size())
                .mapToObj(output -> new Objective(
                        List.of(new ParameterBlock(
                                "output " + output,
                                Shape.of(point.length),
                                coordinates.declared(),
                                coordinates.names(),
                                coordinates.reasons(),
                                Optional.empty())),
                        () -> function.value(point.clone())[output],
                        () -> List.of(first.get(output).clone())))
                .toList();
        return new VectorDerivative(name, first, again, objectives);
    }

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
    public static VectorDerivative ofVectorJacobianProduct(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double... x) {
        double[] point = x.clone();
        int outputs = outputsOf(function, x);
        List<double[]> upstream = Stream.generate(() -> RandomVector.uniform(outputs, random))
                .limit(2)
                .toList();
        Supplier<List<double[]>> products = () -> upstream.stream()
                .map(u -> product.apply(point.clone(), u.clone()))
                .map(found -> copyOf("the vector-Jacobian product", found, point.length, "the point", "coordinate"))
                .toList();
        List<double[]> first = products.get();
        List<Objective> objectives = IntStream.range(0, upstream.size())
                .mapToObj(i -> objective(
                        "upstream " + (i + 1),
                        point,
                        () -> MathArrays.linearCombination(upstream.get(i), function.value(point.clone())),
                        () -> first.get(i).clone()))
                .toList();
        return new VectorDerivative("vector-Jacobian product", first, products.get(), objectives);
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
    public static VectorDerivative ofJacobianVectorProduct(
            MultivariateVectorFunction function,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double... x) {
        int outputs = outputsOf(function, x);
        double[] v = RandomVector.uniform(x.length, random);
        return ofDirection(
                "Jacobian-vector product",
                function,
                x.clone(),
                v,
                () -> copyOf(
                        "the Jacobian-vector product",
                        product.apply(x.clone(), v.clone()),
                        outputs,
                        "the function",
                        "output"));
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
    public static VectorDerivative ofHessianVectorProduct(
            MultivariateVectorFunction gradient,
            BinaryOperator<double[]> product,
            RandomGenerator random,
            double... x) {
        requireGradient(gradient, x);
        double[] v = RandomVector.uniform(x.length, random);
        return ofDirection(
                "Hessian-vector product",
                gradient,
                x.clone(),
                v,
                () -> copyOf(
                        "the Hessian-vector product",
                        product.apply(x.clone(), v.clone()),
                        x.length,
                        "the point",
                        "coordinate"));
    }

    private static VectorDerivative ofDirection(
            String name, MultivariateVectorFunction function, double[] point, double[] v, Supplier<double[]> product) {
        double[] first = product.get();
        double[] again = product.get();
        double[] t = {0};
        List<Objective> objectives = IntStream.range(0, first.length)
                .mapToObj(output -> objective(
                        "output " + output,
                        t,
                        () -> function.value(MathArrays.ebeAdd(point, MathArrays.scale(t[0], v)))[output],
                        () -> new double[] {first[output]}))
                .toList();
        return new VectorDerivative(name, List.of(first), List.of(again), objectives);
    }

    private static Objective objective(String block, double[] live, DoubleSupplier cost, Supplier<double[]> gradient) {
        return new Objective(
                List.of(new ParameterBlock(block, Shape.of(live.length), ParameterVector.of(live))),
                cost,
                () -> List.of(gradient.get()));
    }

    private static void requireGradient(MultivariateVectorFunction gradient, double[] x) {
        copyOf("the gradient", gradient.value(x.clone()), x.length, "the point", "coordinate");
    }

    /** Code may use its result array again. */
    private static double[] copyOf(String what, double @Nullable [] found, int wanted, String owner, String unit) {
        if (found == null || found.length != wanted) {
            String size = found == null ? "is null" : "has " + Plural.of(found.length, "entry");
            throw new IllegalArgumentException(what + " " + size + ", but " + owner + " has " + Plural.of(wanted, unit)
                    + "; return one entry for each " + unit);
        }
        return found.clone();
    }
}
