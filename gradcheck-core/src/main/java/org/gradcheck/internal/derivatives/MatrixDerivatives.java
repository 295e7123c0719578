package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.Objective;

/**
 * Jacobians and Hessians, described as gradients of scalar costs: row {@code i} of the matrix is the gradient of output
 * {@code i} of the function.
 */
public final class MatrixDerivatives {

    private MatrixDerivatives() {}

    /**
     * Describes a Jacobian, whose rows are the gradients of the outputs.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the columns
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block, {@code output 0} and so on
     * @throws IllegalArgumentException if the Jacobian at the point is not {@code outputs x coordinates}
     */
    public static VectorDerivative jacobian(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        int outputs = ExpectedVector.outputsOf(function, x).length;
        ExpectedMatrix byRows = new ExpectedMatrix(
                "Jacobian",
                sizeOf(outputs, x),
                outputs,
                x.length,
                ", or say that it is by columns (checkJacobianColumns, assertJacobianColumns)");
        DeclaredPoint point = new DeclaredPoint(byRows.name(), declaration, x);
        return ofRows(byRows.name(), "function", point, function, () -> byRows.rowsOf(jacobian.value(point.x())));
    }

    /**
     * Describes a Jacobian that is given by its columns.
     *
     * @param function the function
     * @param columns the columns of its Jacobian, {@code coordinates x outputs}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the columns
     * @param x the point at which both are compared; copied
     * @return for each output an objective with one block, {@code output 0} and so on
     * @throws IllegalArgumentException if the matrix at the point is not {@code coordinates x outputs}
     */
    public static VectorDerivative jacobianColumns(
            MultivariateVectorFunction function,
            MultivariateMatrixFunction columns,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        int outputs = ExpectedVector.outputsOf(function, x).length;
        ExpectedMatrix byColumns = new ExpectedMatrix(
                "Jacobian by columns",
                sizeOf(outputs, x),
                x.length,
                outputs,
                ", or say that it is by rows (checkJacobian, assertJacobian)");
        DeclaredPoint point = new DeclaredPoint(byColumns.name(), declaration, x);
        return ofRows(byColumns.name(), "function", point, function, () -> {
            List<double[]> found = byColumns.rowsOf(columns.value(point.x()));
            return IntStream.range(0, outputs)
                    .mapToObj(output ->
                            found.stream().mapToDouble(column -> column[output]).toArray())
                    .toList();
        });
    }

    /**
     * Describes a Hessian as the Jacobian of a gradient.
     *
     * @param gradient the gradient of a cost
     * @param hessian the second derivatives of the cost, {@code coordinates x coordinates}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the gradient and of the
     *     Hessian's rows and columns
     * @param x the point at which both are compared; copied
     * @return for each coordinate an objective with one block, {@code output 0} and so on
     * @throws IllegalArgumentException if the gradient at the point has not one entry for each coordinate, or the Hessian is
     *     not {@code coordinates x coordinates}
     */
    public static VectorDerivative hessian(
            MultivariateVectorFunction gradient,
            MultivariateMatrixFunction hessian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        ExpectedVector.requireGradient(gradient, x);
        String owner = "the point has " + Plural.of(x.length, "coordinate");
        ExpectedMatrix square = new ExpectedMatrix("Hessian", owner, x.length, x.length, "");
        DeclaredPoint point = new DeclaredPoint(square.name(), declaration, x);
        return ofRows(
                square.name(),
                "gradient",
                point,
                at -> point.inOrder(gradient.value(at)),
                () -> point.inOrder(square.rowsOf(hessian.value(point.x()))));
    }

    private static String sizeOf(int outputs, double[] x) {
        return "the function has " + Plural.of(outputs, "output") + " of " + Plural.of(x.length, "coordinate");
    }

    /** Evaluates the rows. Function and rows are sorted alike, and the entries of each row by coordinates. */
    private static VectorDerivative ofRows(
            String name,
            String functionName,
            DeclaredPoint point,
            MultivariateVectorFunction function,
            Supplier<List<double[]>> rows) {
        return VectorDerivative.evaluated(
                name,
                functionName,
                () -> rows.get().stream().map(point::inOrder).toList(),
                () -> point.evaluateElsewhere(function),
                first -> IntStream.range(0, first.size())
                        .mapToObj(output -> new Objective(
                                List.of(point.named("output " + output)),
                                () -> function.value(point.x())[output],
                                () -> List.of(first.get(output).clone())))
                        .toList());
    }
}
