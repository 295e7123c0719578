package org.gradcheck.subject;

import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The part of a {@link GradientSubject} that describes the parameters and their gradients: arrays, matrices and vectors, each
 * with a gradient in the same kind of array.
 *
 * <p>Each method throws an {@link IllegalArgumentException} if the subject has a block of that name already, if one of its
 * blocks is in the same array, if rows differ in length, or if the parameters or the supplier are {@code null}. A gradient is
 * read when the subject is checked.
 */
public abstract sealed class ParameterBlocks permits SubjectDeclarations {

    ParameterBlocks() {}

    /**
     * Adds a block of parameters and the array that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient an array of the same length, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, double[] values, double[] gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a block of parameters and a supplier of its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient computes an array of the same length
     * @return this subject
     */
    public GradientSubject parameter(String block, double[] values, Supplier<double[]> gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.computed(block, gradient, Storage::of));
    }

    /**
     * Adds a matrix of parameters and the matrix that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters, rows of equal length
     * @param gradient a matrix of the same shape, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, double[][] values, double[][] gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a matrix of parameters and a supplier of its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters, rows of equal length
     * @param gradient computes a matrix of the same shape
     * @return this subject
     */
    public GradientSubject parameter(String block, double[][] values, Supplier<double[][]> gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.computed(block, gradient, Storage::of));
    }

    /**
     * Adds a block of single-precision parameters and the array that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient an array of the same length, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, float[] values, float[] gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a matrix of single-precision parameters and the matrix that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters, rows of equal length
     * @param gradient a matrix of the same shape, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, float[][] values, float[][] gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a block of single-precision parameters and a supplier of its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient computes an array of the same length
     * @return this subject
     */
    public GradientSubject parameter(String block, float[] values, Supplier<float[]> gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.computed(block, gradient, Storage::of));
    }

    /**
     * Adds a matrix of single-precision parameters and a supplier of its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters, rows of equal length
     * @param gradient computes a matrix of the same shape
     * @return this subject
     */
    public GradientSubject parameter(String block, float[][] values, Supplier<float[][]> gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.computed(block, gradient, Storage::of));
    }

    /**
     * Adds parameters in a storage of their own, such as a native tensor.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient computes an array with one entry for each of them, in row-major order
     * @return this subject
     */
    public GradientSubject parameter(String block, ParameterStorage values, Supplier<double[]> gradient) {
        Storage storage = Storage.of(quoted(block), values);
        return add(
                block,
                storage,
                GradientSource.computed(
                        block,
                        gradient,
                        (what, found) -> Storage.of(what, found).as(storage.shape())));
    }

    /**
     * Adds parameters in a storage of their own, with their gradient in another one.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient a storage of the same shape, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, ParameterStorage values, ParameterStorage gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a commons-math3 vector of parameters and the vector that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient a vector of the same dimension, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, RealVector values, RealVector gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a commons-math3 vector of parameters and a supplier of its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient computes a vector of the same dimension
     * @return this subject
     */
    public GradientSubject parameter(String block, RealVector values, Supplier<RealVector> gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.computed(block, gradient, Storage::of));
    }

    /**
     * Adds a commons-math3 matrix of parameters and the matrix that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient a matrix of the same shape, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, RealMatrix values, RealMatrix gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a commons-math3 matrix of parameters and a supplier of its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient computes a matrix of the same shape
     * @return this subject
     */
    public GradientSubject parameter(String block, RealMatrix values, Supplier<RealMatrix> gradient) {
        return add(block, Storage.of(quoted(block), values), GradientSource.computed(block, gradient, Storage::of));
    }

    abstract GradientSubject add(String block, Storage values, GradientSource gradient);

    private static String quoted(String block) {
        return "'" + block + "'";
    }
}
