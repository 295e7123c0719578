package org.gradcheck.subject;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The part of a {@link GradientSubject} that describes the parameters and their gradients: arrays, buffers, matrices and
 * vectors, each with a gradient of the same kind.
 *
 * <p>Each method throws an {@link IllegalArgumentException} if the subject has a block of that name already, if one of its
 * blocks has entries of the same array or buffer, if rows differ in length, or if the parameters or the supplier are {@code
 * null}. A gradient is read when the subject is checked.
 */
public abstract sealed class ParameterBlocks permits SubjectStages {

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
     * Adds a tensor that lies in a flat array, with its gradient at the same place of another array.
     *
     * <pre>{@code
     * subject.parameter("embedding", memory, gradients, 0, Shape.of(vocabulary, channels))
     *         .parameter("kernel", memory, gradients, vocabulary * channels, Shape.of(3, 3, 16, 32))
     *         .cost(...)
     *         .backward(...);
     * }</pre>
     *
     * <p>Reports name an entry by its index along each dimension, such as {@code kernel[0][2][15][31]}. Blocks may share arrays
     * but no entries: a tensor that is used twice, such as a tied embedding, is one block.
     *
     * @param block the name of the block
     * @param memory the array that holds the live parameters; its other entries are neither read nor written
     * @param gradients an array that holds the gradient at the same offset, filled by {@link GradientSubject#backward(Runnable)}
     *     or filled already
     * @param offset the index of the first entry in both arrays, 0 or more
     * @param shape the sizes of the tensor, outermost first, of any number of dimensions; its entries follow each other in
     *     row-major order
     * @return this subject
     * @throws IllegalArgumentException also if the array of the parameters ends before the tensor does, and when the subject is
     *     checked, if that of the gradients does
     */
    public GradientSubject parameter(String block, double[] memory, double[] gradients, int offset, Shape shape) {
        return add(
                block,
                Storage.of(quoted(block), memory, offset, shape),
                GradientSource.given(block, gradients, (what, found) -> Storage.of(what, found, offset, shape)));
    }

    /**
     * Adds a tensor of single precision that lies in a flat array, with its gradient at the same place of another array; see
     * {@link #parameter(String, double[], double[], int, Shape)}.
     *
     * @param block the name of the block
     * @param memory the array that holds the live parameters; its other entries are neither read nor written
     * @param gradients an array that holds the gradient at the same offset, filled by {@link GradientSubject#backward(Runnable)}
     *     or filled already
     * @param offset the index of the first entry in both arrays, 0 or more
     * @param shape the sizes of the tensor, outermost first; its entries follow each other in row-major order
     * @return this subject
     * @throws IllegalArgumentException also if the array of the parameters ends before the tensor does, and when the subject is
     *     checked, if that of the gradients does
     */
    public GradientSubject parameter(String block, float[] memory, float[] gradients, int offset, Shape shape) {
        return add(
                block,
                Storage.of(quoted(block), memory, offset, shape),
                GradientSource.given(block, gradients, (what, found) -> Storage.of(what, found, offset, shape)));
    }

    /**
     * Adds a block of parameters in a buffer, direct or not, and the buffer that holds its gradient. The entries are those from
     * index 0 to the limit. They are read and written by their index, and the position and the limit of both buffers stay as they
     * are.
     *
     * <p>Buffers that share an array must not share entries. Two direct buffers over the same memory cannot be recognised:
     * describe it once.
     *
     * @param block the name of the block
     * @param values the live parameters; not read-only
     * @param gradient a buffer with the same limit, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     * @throws IllegalArgumentException also if the buffer of the parameters is read-only
     */
    public GradientSubject parameter(String block, DoubleBuffer values, DoubleBuffer gradient) {
        Storage storage = Storage.of(quoted(block), Storage.writable(quoted(block), values));
        return add(block, storage, GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a block of single-precision parameters in a buffer, and the buffer that holds its gradient; see {@link
     * #parameter(String, DoubleBuffer, DoubleBuffer)}.
     *
     * @param block the name of the block
     * @param values the live parameters; not read-only
     * @param gradient a buffer with the same limit, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @return this subject
     * @throws IllegalArgumentException also if the buffer of the parameters is read-only
     */
    public GradientSubject parameter(String block, FloatBuffer values, FloatBuffer gradient) {
        Storage storage = Storage.of(quoted(block), Storage.writable(quoted(block), values));
        return add(block, storage, GradientSource.given(block, gradient, Storage::of));
    }

    /**
     * Adds a tensor that lies in a buffer, direct or not, with its gradient at the same place of another buffer. The rules of
     * {@link #parameter(String, DoubleBuffer, DoubleBuffer)} and {@link #parameter(String, double[], double[], int, Shape)} hold.
     *
     * @param block the name of the block
     * @param memory the buffer that holds the live parameters; not read-only
     * @param gradients a buffer that holds the gradient at the same offset
     * @param offset the index of the first entry in both buffers, counted from 0 whatever their positions are
     * @param shape the sizes of the tensor, outermost first; its entries follow each other in row-major order
     * @return this subject
     * @throws IllegalArgumentException also if the buffer of the parameters is read-only, or if the tensor does not end before the
     *     limit
     */
    public GradientSubject parameter(
            String block, DoubleBuffer memory, DoubleBuffer gradients, int offset, Shape shape) {
        Storage storage = Storage.of(quoted(block), Storage.writable(quoted(block), memory), offset, shape);
        return add(
                block,
                storage,
                GradientSource.given(block, gradients, (what, found) -> Storage.of(what, found, offset, shape)));
    }

    /**
     * Adds a tensor of single precision that lies in a buffer, direct or not, with its gradient at the same place of another
     * buffer; see {@link #parameter(String, DoubleBuffer, DoubleBuffer, int, Shape)}.
     *
     * @param block the name of the block
     * @param memory the buffer that holds the live parameters; not read-only
     * @param gradients a buffer that holds the gradient at the same offset
     * @param offset the index of the first entry in both buffers, counted from 0 whatever their positions are
     * @param shape the sizes of the tensor, outermost first; its entries follow each other in row-major order
     * @return this subject
     * @throws IllegalArgumentException also if the buffer of the parameters is read-only, or if the tensor does not end before the
     *     limit
     */
    public GradientSubject parameter(String block, FloatBuffer memory, FloatBuffer gradients, int offset, Shape shape) {
        Storage storage = Storage.of(quoted(block), Storage.writable(quoted(block), memory), offset, shape);
        return add(
                block,
                storage,
                GradientSource.given(block, gradients, (what, found) -> Storage.of(what, found, offset, shape)));
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

    static String quoted(String block) {
        return "'" + block + "'";
    }
}
