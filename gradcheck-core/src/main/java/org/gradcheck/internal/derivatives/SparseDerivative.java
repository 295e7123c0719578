package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.differentiation.SparseRows;
import org.gradcheck.internal.text.Plural;
import org.gradcheck.subject.BlockDeclaration;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A Jacobian of which the user gives the entries that may differ from zero.
 *
 * @param coordinates the coordinates that the function is differentiated by; live
 * @param outputNames a name for each output; empty if they are numbered
 * @param outputsAtPoint the outputs at the point
 * @param outputs evaluates all outputs
 * @param rows evaluates the user's Jacobian at the coordinates as they are stored, with its columns in their order
 * @param elsewhere evaluates the function at another point and restores the coordinates; false if it has no finite value at any
 *     point that was tried
 */
@SuppressWarnings("ArrayRecordComponent") // a description that is never compared
public record SparseDerivative(
        ParameterBlock coordinates,
        List<String> outputNames,
        double[] outputsAtPoint,
        OutputSource outputs,
        Supplier<SparseRows> rows,
        BooleanSupplier elsewhere) {

    /** The name of the matrix in reports. */
    public static final String NAME = "Jacobian";

    /**
     * Describes a sparse Jacobian.
     *
     * @param function the function
     * @param jacobian its Jacobian, {@code outputs x coordinates}
     * @param declaration declares names, bounds and the like of the coordinates, and the order of the columns
     * @param x the point at which both are compared; copied
     * @return a description whose {@code rows} throw an {@link IllegalArgumentException} if the matrix has another shape
     */
    public static SparseDerivative of(
            MultivariateVectorFunction function,
            Function<double[], SparseRows> jacobian,
            Consumer<BlockDeclaration> declaration,
            double... x) {
        CountedFunction counted = new CountedFunction("function", function);
        double[] outputs = counted.value(x.clone());
        DeclaredPoint point = new DeclaredPoint("sparse Jacobian", declaration, x);
        return new SparseDerivative(
                point.coordinates(),
                point.outputNames(outputs.length),
                outputs,
                new OutputSource(counted, point::x, UnaryOperator.identity()),
                () -> point.inOrder(required(jacobian.apply(point.x()), outputs.length, x.length)),
                () -> point.evaluateElsewhere(counted).isPresent());
    }

    private static SparseRows required(@Nullable SparseRows rows, int outputs, int coordinates) {
        if (rows == null || rows.rows() != outputs || rows.columns() != coordinates) {
            throw new IllegalArgumentException("the sparse Jacobian is "
                    + (rows == null ? "null" : Shape.of(rows.rows(), rows.columns())) + ", but the function has "
                    + Plural.of(outputs, "output") + " of " + Plural.of(coordinates, "coordinate")
                    + "; return a matrix of " + Shape.of(outputs, coordinates));
        }
        return rows;
    }

    /**
     * Returns the number of rows of the matrix.
     *
     * @return the number of outputs
     */
    public int size() {
        return outputsAtPoint.length;
    }

    /**
     * Returns the outputs along directions that each displace one group of coordinates.
     *
     * @param groups the coordinates of each group
     * @param bits the number of random bits of the weight of a coordinate; 0 for weights of 1/2 or 1, which make displacements exact
     * @param random draws the weights
     * @return lines with one {@code t} for each group
     */
    public OutputLine displacing(int[][] groups, int bits, RandomGenerator random) {
        return outputs.along(new GroupedDirections(coordinates.values(), groups, bits, random));
    }

    /**
     * Returns the block of some entries in reports.
     *
     * @param entries the number of entries
     * @param names a name for each, such as {@code 3][7}; empty if the entries are not known
     * @return a list of entries, since the number of all entries may exceed the largest {@code int}
     */
    public ParameterBlock block(int entries, List<String> names) {
        return new ParameterBlock(
                NAME, Shape.of(entries), coordinates.values(), names, coordinates.fixedBecause(), Optional.empty());
    }

    /**
     * Returns the same Jacobian as a matrix of all entries, to be compared along random directions.
     *
     * @return a derivative without rows
     * @throws IllegalArgumentException if the matrix has more entries than the largest {@code int}
     */
    public VectorDerivative asMatrix() {
        int columns = coordinates.values().size();
        if ((long) size() * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("the sparse Jacobian is " + Shape.of(size(), columns)
                    + " and has rows with very many entries, or is to be screened; check parts of fewer outputs");
        }
        ParameterBlock matrix = new ParameterBlock(
                NAME,
                Shape.of(size(), columns),
                coordinates.values(),
                MatrixNames.of(size(), outputNames, columns, coordinates.entryNames()),
                coordinates.fixedBecause(),
                Optional.empty());
        return new VectorDerivative(
                "sparse Jacobian",
                "function",
                coordinates,
                matrix,
                outputNames,
                outputsAtPoint,
                outputs,
                List::of,
                elsewhere,
                false,
                (random, part) -> outputs.along(coordinates.values(), random, part));
    }
}
