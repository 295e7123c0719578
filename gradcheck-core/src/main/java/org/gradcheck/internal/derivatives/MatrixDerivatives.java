package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.analysis.MultivariateMatrixFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.GradientSubject;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;

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
        int outputs = ExpectedVector.outputsOf(function, x);
        ExpectedMatrix byRows = new ExpectedMatrix(
                "Jacobian",
                sizeOf(outputs, x),
                outputs,
                x.length,
                ", or say that it is by columns (checkJacobianColumns, assertJacobianColumns)");
        return ofRows(byRows.name(), function, x.clone(), declaration, () -> byRows.rowsOf(jacobian.value(x.clone())));
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
        int outputs = ExpectedVector.outputsOf(function, x);
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
    public static VectorDerivative hessian(
            MultivariateVectorFunction gradient, MultivariateMatrixFunction hessian, double... x) {
        ExpectedVector.requireGradient(gradient, x);
        String owner = "the point has " + Plural.of(x.length, "coordinate");
        ExpectedMatrix square = new ExpectedMatrix("Hessian", owner, x.length, x.length, "");
        return ofRows(
                square.name(), gradient, x.clone(), coordinates -> {}, () -> square.rowsOf(hessian.value(x.clone())));
    }

    private static String sizeOf(int outputs, double[] x) {
        return "the function has " + Plural.of(outputs, "output") + " of " + Plural.of(x.length, "coordinate");
    }

    /** Evaluates the rows twice and sorts their entries as the coordinates' declaration says. */
    private static VectorDerivative ofRows(
            String name,
            MultivariateVectorFunction function,
            double[] point,
            Consumer<BlockDeclaration> declaration,
            Supplier<List<double[]>> rows) {
        double[][] row = {point};
        Objective declared = GradientSubject.named(name)
                .parameter("x", point, () -> row[0])
                .cost(() -> Double.NaN)
                .declare("x", declaration)
                .objective();
        ParameterBlock coordinates = declared.blocks().get(0);
        UnaryOperator<double[]> inOrder = columns -> {
            row[0] = columns;
            return declared.gradient().get().get(0);
        };
        List<double[]> first = rows.get().stream().map(inOrder).toList();
        List<double[]> again = rows.get().stream().map(inOrder).toList();
        List<Objective> objectives = IntStream.range(0, first.size())
                .mapToObj(output -> new Objective(
                        List.of(new ParameterBlock(
                                "output " + output,
                                coordinates.shape(),
                                coordinates.values(),
                                coordinates.entryNames(),
                                coordinates.fixedBecause(),
                                Optional.empty())),
                        () -> function.value(point.clone())[output],
                        () -> List.of(first.get(output).clone())))
                .toList();
        return new VectorDerivative(name, first, again, objectives);
    }
}
