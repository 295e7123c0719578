package org.gradcheck.subject;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gradcheck.internal.memory.SinglePrecision;
import org.gradcheck.internal.text.DistinctNames;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@link GradientSubject} that describes a layer: its output, and the call that takes the gradient that flows
 * into the output.
 */
public abstract sealed class SubjectOutputs extends SubjectDeclarations permits GradientSubject {

    SubjectOutputs(SubjectDescription description) {
        super(description);
    }

    /**
     * Sets the output of a layer, which {@link #backward(Consumer)} differentiates. The checked cost is
     * {@code u . output} for a random upstream gradient {@code u} with entries between -1 and 1.
     *
     * @param output evaluates the output at the parameters as they are stored
     * @return this subject
     */
    public GradientSubject output(Supplier<double[]> output) {
        description.evaluateOutput(description.require("output", output));
        return self();
    }

    /**
     * Sets the output of a layer in single precision, which {@link #floatBackward} or {@link #backward(Consumer)} differentiates.
     * The checked cost is {@code u . output} as for {@link #output}, summed in double precision.
     *
     * <pre>{@code
     * subject.parameter("weights", layer.weights, layer.weightsGradient)
     *         .floatOutput(() -> layer.forward(input))
     *         .floatBackward(upstream -> layer.backward(upstream));
     * }</pre>
     *
     * @param output evaluates the output at the parameters as they are stored
     * @return this subject
     */
    public GradientSubject floatOutput(Supplier<float[]> output) {
        description.require("floatOutput", output);
        description.evaluateOutput(() -> widened(output.get()));
        return self();
    }

    private static double @Nullable [] widened(float @Nullable [] output) {
        return output == null ? null : SinglePrecision.widened(output);
    }

    /**
     * Names the entries of the output of a layer, for the reports of {@code GradientChecker.checkOutputs}.
     *
     * @param names one name for each entry of {@link GradientSubject#output}, used in place of its number; none to number them
     * @return this subject
     * @throws IllegalArgumentException if a name is null or blank, or two outputs have the same one. The check throws one if the
     *     layer has another number of outputs, and an {@link IllegalStateException} if the subject has no {@link
     *     GradientSubject#output}
     */
    public GradientSubject outputNames(String... names) {
        for (String name : names) {
            description.require("outputNames", "a name for each output", name);
        }
        description.outputNames = DistinctNames.ofOutputs(description.name(), names);
        return self();
    }

    /**
     * Sets the call that computes the vector-Jacobian product of a layer into the gradient arrays of its parameters.
     * Kotlin and Groovy, and Java where the method that is referred to is overloaded, say {@code backwardFrom}.
     *
     * @param backward takes the upstream gradient, one entry for each entry of the output, and fills the arrays
     * @return this subject
     */
    public GradientSubject backward(Consumer<double[]> backward) {
        return backwardFrom(backward);
    }

    /**
     * Same as {@link #backward(Consumer)}, under a name that is not overloaded.
     *
     * @param backward takes the upstream gradient, one entry for each entry of the output, and fills the arrays
     * @return this subject
     */
    public GradientSubject backwardFrom(Consumer<double[]> backward) {
        description.origin = new GradientOrigin.OfOutput(description.require("backward", backward));
        return self();
    }

    /**
     * Same as {@link #backward(Consumer)} for a layer that takes its upstream gradient in single precision. The entries of the
     * random upstream gradient are then numbers of single precision.
     *
     * @param backward takes the upstream gradient, one entry for each entry of the output, and fills the arrays
     * @return this subject
     */
    public GradientSubject floatBackward(Consumer<float[]> backward) {
        description.origin = new GradientOrigin.OfFloatOutput(description.require("floatBackward", backward));
        return self();
    }
}
