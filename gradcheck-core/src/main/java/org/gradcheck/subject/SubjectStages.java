package org.gradcheck.subject;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The part of a {@link GradientSubject} that describes the stages of a cost: steps of its forward pass, each of which leaves its
 * values in an array. Backward leaves the derivative of the cost by these values in another array.
 *
 * <pre>{@code
 * subject.parameter("w1", net.w1, net.dw1)
 *         .parameter("w2", net.w2, net.dw2)
 *         .stage("hidden", net.hidden, net.dHidden, net::hidden)
 *         .stage("logits", net.logits, net.dLogits, net::output)
 *         .cost(net::loss)
 *         .backward(net::backward);
 * }</pre>
 *
 * <p>The cost is then evaluated as the forwards of all stages in their order, followed by {@code cost} or {@code output}. While the
 * gradient is right, stages need no further evaluations. If it disagrees, {@link
 * org.gradcheck.report.GradientReport#wrongStages} names the stages whose backward is wrong, after at most 100 evaluations a stage; {@code
 * GradientChecker.checkOutputs} names none.
 *
 * <p>A forward must write the array that was given, and read the values of earlier stages from theirs. Each stage has arrays of its own.
 * The gradient of a stage is the derivative of the cost by its values as they are right after its forward has run, and must
 * still be in its array when backward ends. The values are displaced; when the check ends, each array has the values that it had when
 * the check began, to the bit. NaN or infinity in the gradient of a stage never agrees. A value that is NaN or infinite is not displaced.
 *
 * <p>Each method throws an {@link IllegalArgumentException} if the subject has a stage or a block of that name already, if one of them has
 * entries of the same array or buffer, if the name is blank or that of the last step, {@code cost}, if rows differ in length, or if the values,
 * the supplier or the forward are {@code null}. The check throws one if the gradient has another shape than the values, or is in the same
 * array as another gradient, or as parameters or values. It throws an {@link IllegalStateException} for a batched cost,
 * {@code replicas} or the built-in network. Instances are not thread-safe.
 */
public abstract sealed class SubjectStages extends ParameterBlocks permits SubjectDeclarations {

    /**
     * A stage as the user has described it.
     *
     * @param block its name, its values and the source of their gradient
     * @param forward computes the values
     */
    record Description(BlockDescription block, Runnable forward) {

        String name() {
            return block.name();
        }
    }

    SubjectStages() {}

    /**
     * Adds a stage whose values are in an array, and the array that holds their gradient.
     *
     * @param stage the name of the stage
     * @param values the array that the forward writes
     * @param gradient an array of the same length, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, double[] values, double[] gradient, Runnable forward) {
        return addStage(
                stage, Storage.of(quoted(stage), values), GradientSource.given(stage, gradient, Storage::of), forward);
    }

    /**
     * Adds a stage whose values are in an array, and a supplier of their gradient.
     *
     * @param stage the name of the stage
     * @param values the array that the forward writes
     * @param gradient returns an array of the same length, after backward has run
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, double[] values, Supplier<double[]> gradient, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), values),
                GradientSource.computed(stage, gradient, Storage::of),
                forward);
    }

    /**
     * Adds a stage whose values are in a matrix, and the matrix that holds their gradient.
     *
     * @param stage the name of the stage
     * @param values the matrix that the forward writes, rows of equal length
     * @param gradient a matrix of the same shape, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, double[][] values, double[][] gradient, Runnable forward) {
        return addStage(
                stage, Storage.of(quoted(stage), values), GradientSource.given(stage, gradient, Storage::of), forward);
    }

    /**
     * Adds a stage whose values are in a matrix, and a supplier of their gradient.
     *
     * @param stage the name of the stage
     * @param values the matrix that the forward writes, rows of equal length
     * @param gradient returns a matrix of the same shape, after backward has run
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, double[][] values, Supplier<double[][]> gradient, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), values),
                GradientSource.computed(stage, gradient, Storage::of),
                forward);
    }

    /**
     * Adds a stage whose values are in an array of single precision, and the array that holds their gradient.
     *
     * @param stage the name of the stage
     * @param values the array that the forward writes
     * @param gradient an array of the same length, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, float[] values, float[] gradient, Runnable forward) {
        return addStage(
                stage, Storage.of(quoted(stage), values), GradientSource.given(stage, gradient, Storage::of), forward);
    }

    /**
     * Adds a stage whose values are in an array of single precision, and a supplier of their gradient.
     *
     * @param stage the name of the stage
     * @param values the array that the forward writes
     * @param gradient returns an array of the same length, after backward has run
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, float[] values, Supplier<float[]> gradient, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), values),
                GradientSource.computed(stage, gradient, Storage::of),
                forward);
    }

    /**
     * Adds a stage whose values are in a matrix of single precision, and the matrix that holds their gradient.
     *
     * @param stage the name of the stage
     * @param values the matrix that the forward writes, rows of equal length
     * @param gradient a matrix of the same shape, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, float[][] values, float[][] gradient, Runnable forward) {
        return addStage(
                stage, Storage.of(quoted(stage), values), GradientSource.given(stage, gradient, Storage::of), forward);
    }

    /**
     * Adds a stage whose values are in a matrix of single precision, and a supplier of their gradient.
     *
     * @param stage the name of the stage
     * @param values the matrix that the forward writes, rows of equal length
     * @param gradient returns a matrix of the same shape, after backward has run
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, float[][] values, Supplier<float[][]> gradient, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), values),
                GradientSource.computed(stage, gradient, Storage::of),
                forward);
    }

    /**
     * Adds a stage whose values are in a commons-math3 vector, and the vector that holds their gradient.
     *
     * @param stage the name of the stage
     * @param values the vector that the forward writes
     * @param gradient a vector of the same dimension, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, RealVector values, RealVector gradient, Runnable forward) {
        return addStage(
                stage, Storage.of(quoted(stage), values), GradientSource.given(stage, gradient, Storage::of), forward);
    }

    /**
     * Adds a stage whose values are in a commons-math3 vector, and a supplier of their gradient.
     *
     * @param stage the name of the stage
     * @param values the vector that the forward writes
     * @param gradient returns a vector of the same dimension, after backward has run
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, RealVector values, Supplier<RealVector> gradient, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), values),
                GradientSource.computed(stage, gradient, Storage::of),
                forward);
    }

    /**
     * Adds a stage whose values are in a commons-math3 matrix, and the matrix that holds their gradient.
     *
     * @param stage the name of the stage
     * @param values the matrix that the forward writes
     * @param gradient a matrix of the same shape, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, RealMatrix values, RealMatrix gradient, Runnable forward) {
        return addStage(
                stage, Storage.of(quoted(stage), values), GradientSource.given(stage, gradient, Storage::of), forward);
    }

    /**
     * Adds a stage whose values are in a commons-math3 matrix, and a supplier of their gradient.
     *
     * @param stage the name of the stage
     * @param values the matrix that the forward writes
     * @param gradient returns a matrix of the same shape, after backward has run
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, RealMatrix values, Supplier<RealMatrix> gradient, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), values),
                GradientSource.computed(stage, gradient, Storage::of),
                forward);
    }

    /**
     * Adds a stage whose values are a tensor in a flat array, with its gradient at the same place of another array.
     *
     * <p>Stages may share arrays but no entries.
     *
     * @param stage the name of the stage
     * @param memory the array that the forward writes; its other entries are neither read nor written by the check
     * @param gradients an array that holds the gradient at the same offset
     * @param offset the index of the first entry in both arrays, 0 or more
     * @param shape the sizes of the tensor, outermost first; its entries follow each other in row-major order
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(
            String stage, double[] memory, double[] gradients, int offset, Shape shape, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), memory, offset, shape),
                GradientSource.given(stage, gradients, (what, found) -> Storage.of(what, found, offset, shape)),
                forward);
    }

    /**
     * Adds a stage whose values are a tensor of single precision in a flat array, with its gradient at the same place of another array.
     *
     * <p>Stages may share arrays but no entries.
     *
     * @param stage the name of the stage
     * @param memory the array that the forward writes; its other entries are neither read nor written by the check
     * @param gradients an array that holds the gradient at the same offset
     * @param offset the index of the first entry in both arrays, 0 or more
     * @param shape the sizes of the tensor, outermost first; its entries follow each other in row-major order
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(
            String stage, float[] memory, float[] gradients, int offset, Shape shape, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), memory, offset, shape),
                GradientSource.given(stage, gradients, (what, found) -> Storage.of(what, found, offset, shape)),
                forward);
    }

    /**
     * Adds a stage whose values are in a buffer, direct or not, and the buffer that holds their gradient.
     *
     * <p>Positions and limits stay as they are. Two direct buffers over the same memory cannot be recognised.
     *
     * @param stage the name of the stage
     * @param values the buffer that the forward writes, from index 0 to the limit; not read-only
     * @param gradient a buffer with the same limit, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, DoubleBuffer values, DoubleBuffer gradient, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), Storage.writable(quoted(stage), values)),
                GradientSource.given(stage, gradient, Storage::of),
                forward);
    }

    /**
     * Adds a stage whose values are a tensor in a buffer, with its gradient at the same place of another buffer.
     *
     * @param stage the name of the stage
     * @param memory the buffer that the forward writes; not read-only
     * @param gradients a buffer that holds the gradient at the same offset
     * @param offset the index of the first entry in both buffers, counted from 0 whatever their positions are
     * @param shape the sizes of the tensor, outermost first; its entries follow each other in row-major order
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(
            String stage, DoubleBuffer memory, DoubleBuffer gradients, int offset, Shape shape, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), Storage.writable(quoted(stage), memory), offset, shape),
                GradientSource.given(stage, gradients, (what, found) -> Storage.of(what, found, offset, shape)),
                forward);
    }

    /**
     * Adds a stage whose values are in a buffer of single precision, direct or not, and the buffer that holds their gradient.
     *
     * <p>Positions and limits stay as they are. Two direct buffers over the same memory cannot be recognised.
     *
     * @param stage the name of the stage
     * @param values the buffer that the forward writes, from index 0 to the limit; not read-only
     * @param gradient a buffer with the same limit, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, FloatBuffer values, FloatBuffer gradient, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), Storage.writable(quoted(stage), values)),
                GradientSource.given(stage, gradient, Storage::of),
                forward);
    }

    /**
     * Adds a stage whose values are a tensor of single precision in a buffer, with its gradient at the same place of another buffer.
     *
     * @param stage the name of the stage
     * @param memory the buffer that the forward writes; not read-only
     * @param gradients a buffer that holds the gradient at the same offset
     * @param offset the index of the first entry in both buffers, counted from 0 whatever their positions are
     * @param shape the sizes of the tensor, outermost first; its entries follow each other in row-major order
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(
            String stage, FloatBuffer memory, FloatBuffer gradients, int offset, Shape shape, Runnable forward) {
        return addStage(
                stage,
                Storage.of(quoted(stage), Storage.writable(quoted(stage), memory), offset, shape),
                GradientSource.given(stage, gradients, (what, found) -> Storage.of(what, found, offset, shape)),
                forward);
    }

    /**
     * Adds a stage whose values are in a storage of their own, such as a native tensor, with their gradient in another one.
     *
     * @param stage the name of the stage
     * @param values the storage that the forward writes
     * @param gradient a storage of the same shape, filled by {@link GradientSubject#backward(Runnable)} or filled already
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, ParameterStorage values, ParameterStorage gradient, Runnable forward) {
        return addStage(
                stage, Storage.of(quoted(stage), values), GradientSource.given(stage, gradient, Storage::of), forward);
    }

    /**
     * Adds a stage whose values are in a storage of their own, and a supplier of their gradient.
     *
     * @param stage the name of the stage
     * @param values the storage that the forward writes
     * @param gradient returns an array with one entry for each value, in row-major order, after backward has run
     * @param forward computes the values from the parameters and the values of earlier stages
     * @return this subject
     */
    public GradientSubject stage(String stage, ParameterStorage values, Supplier<double[]> gradient, Runnable forward) {
        Storage storage = Storage.of(quoted(stage), values);
        return addStage(
                stage,
                storage,
                GradientSource.computed(
                        stage,
                        gradient,
                        (what, found) -> Storage.of(what, found).as(storage.shape())),
                forward);
    }

    abstract GradientSubject addStage(String stage, Storage values, GradientSource gradient, Runnable forward);
}
