package org.gradcheck.internal.derivatives;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.internal.parameters.EntryRange;
import org.gradcheck.subject.ParameterBlock;

/**
 * A derivative of a function with many outputs: a matrix {@code outputs x coordinates}, whose rows are the gradients of the
 * outputs. A product with a vector is a matrix of one column, {@code t} of the line {@code x + t v}.
 *
 * <p>Nothing is evaluated before it is requested, except the outputs at the point, which tell how many there are.
 *
 * @param name the name in messages, such as {@code Jacobian by columns}
 * @param function the name of the function in messages: {@code function}, or {@code gradient} for second derivatives
 * @param coordinates the coordinates that the function is differentiated by; live
 * @param matrix the name, the shape and the entries of the matrix in reports; its values are the coordinates
 * @param outputNames a name for each output; empty if they are numbered
 * @param outputsAtPoint the outputs at the point
 * @param outputs evaluates all outputs
 * @param rows evaluates the user's derivative at the coordinates as they are stored: for each output a new array with one entry
 *     for each coordinate
 * @param elsewhere evaluates the function at another point and restores the coordinates; false if it has no finite value at any
 *     point that was tried
 * @param isSymmetric whether the matrix must be symmetric
 * @param line draws a line through the point, which displaces the coordinates of a range that are not fixed
 */
@SuppressWarnings("ArrayRecordComponent") // a description that is never compared
public record VectorDerivative(
        String name,
        String function,
        ParameterBlock coordinates,
        ParameterBlock matrix,
        List<String> outputNames,
        double[] outputsAtPoint,
        OutputSource outputs,
        Supplier<List<double[]>> rows,
        BooleanSupplier elsewhere,
        boolean isSymmetric,
        BiFunction<RandomGenerator, EntryRange, OutputLine> line) {

    /**
     * Returns the number of rows of the matrix.
     *
     * @return the number of outputs
     */
    public int size() {
        return outputsAtPoint.length;
    }

    /**
     * Returns whether the outputs are those of a layer, and the coordinates its parameters.
     *
     * @return false for a function of coordinates
     */
    public boolean isOfLayer() {
        return function.equals(LayerDerivatives.FUNCTION);
    }
}
