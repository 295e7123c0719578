package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/** Descriptions of Jacobians and Hessians: row {@code i} of the matrix is the gradient of output {@code i} of the function. */
public final class MatrixDerivatives {

    private MatrixDerivatives() {}

    /**
     * Describes a Jacobian, whose rows are the gradients of the outputs.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the columns
     * @param x the point at which both are compared; copied
     * @return a matrix {@code outputs x coordinates}, whose evaluation throws an {@link IllegalArgumentException} if the user's
     *     matrix has another shape
     */
    public static VectorDerivative jacobian(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        CountedFunction counted = new CountedFunction("function", function);
        double[] outputs = counted.value(x.clone());
        ExpectedMatrix byRows = new ExpectedMatrix(
                "Jacobian",
                sizeOf(outputs, x),
                outputs.length,
                x.length,
                ", or say that it is by columns (checkJacobianColumns, assertJacobianColumns)");
        DeclaredPoint point = new DeclaredPoint(byRows.name(), declaration, x);
        return ofJacobian(byRows.name(), point, outputs, counted, () -> byRows.rowsOf(jacobian.value(point.x())));
    }

    /**
     * Describes a Jacobian that is given by its columns.
     *
     * @param function the function
     * @param columns the columns of its Jacobian, {@code coordinates x outputs}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the columns
     * @param x the point at which both are compared; copied
     * @return a matrix {@code outputs x coordinates}, whose evaluation throws an {@link IllegalArgumentException} if the user's
     *     matrix has another shape
     */
    public static VectorDerivative jacobianColumns(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction columns,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        CountedFunction counted = new CountedFunction("function", function);
        double[] outputs = counted.value(x.clone());
        ExpectedMatrix byColumns = new ExpectedMatrix(
                "Jacobian by columns",
                sizeOf(outputs, x),
                x.length,
                outputs.length,
                ", or say that it is by rows (checkJacobian, assertJacobian)");
        DeclaredPoint point = new DeclaredPoint(byColumns.name(), declaration, x);
        return ofJacobian(
                byColumns.name(), point, outputs, counted, () -> byColumns.transposed(columns.value(point.x())));
    }

    /**
     * Describes a Hessian as the Jacobian of a gradient.
     *
     * @param gradient the gradient of a cost
     * @param hessian the second derivatives of the cost, {@code coordinates x coordinates}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the gradient and of the
     *     Hessian's rows and columns
     * @param x the point at which both are compared; copied
     * @return a symmetric matrix {@code coordinates x coordinates}, whose evaluation throws an {@link IllegalArgumentException} if the
     *     user's matrix has another shape
     * @throws IllegalArgumentException if the gradient at the point has not one entry for each coordinate
     */
    public static VectorDerivative hessian(
            MultivariateVectorFunction gradient,
            MultivariateMatrixFunction hessian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        CountedFunction counted = new CountedFunction("gradient", gradient);
        double[] atPoint = ExpectedVector.gradientAt(x, counted);
        String owner = "the point has " + Plural.of(x.length, "coordinate");
        ExpectedMatrix square = new ExpectedMatrix("Hessian", owner, x.length, x.length, "");
        DeclaredPoint point = new DeclaredPoint(square.name(), declaration, x);
        List<String> names = point.coordinates().entryNames();
        OutputSource source = new OutputSource(counted, point::x, point::inOrder);
        return new VectorDerivative(
                square.name(),
                counted.name(),
                point.coordinates(),
                matrix(square.name(), x.length, names, point),
                names,
                point.inOrder(atPoint),
                source,
                () -> point.inOrder(square.rowsOf(hessian.value(point.x()))).stream()
                        .map(point::inOrder)
                        .toList(),
                () -> point.evaluateElsewhere(counted).isPresent(),
                true,
                (random, displaced) -> source.along(point.coordinates().values(), random, displaced));
    }

    private static VectorDerivative ofJacobian(
            String name,
            DeclaredPoint point,
            double[] outputs,
            CountedFunction function,
            Supplier<List<double[]>> rows) {
        List<String> names = point.outputNames(outputs.length);
        OutputSource source = new OutputSource(function, point::x, UnaryOperator.identity());
        return new VectorDerivative(
                name,
                function.name(),
                point.coordinates(),
                matrix("Jacobian", outputs.length, names, point),
                names,
                outputs,
                source,
                () -> rows.get().stream().map(point::inOrder).toList(),
                () -> point.evaluateElsewhere(function).isPresent(),
                false,
                (random, displaced) -> source.along(point.coordinates().values(), random, displaced));
    }

    private static ParameterBlock matrix(String name, int rows, List<String> rowNames, DeclaredPoint point) {
        ParameterBlock coordinates = point.coordinates();
        int columns = coordinates.shape().entries();
        return point.labelled(
                name, Shape.of(rows, columns), MatrixNames.of(rows, rowNames, columns, coordinates.entryNames()));
    }

    private static String sizeOf(double[] outputs, double[] x) {
        return "the function has " + Plural.of(outputs.length, "output") + " of " + Plural.of(x.length, "coordinate");
    }
}
