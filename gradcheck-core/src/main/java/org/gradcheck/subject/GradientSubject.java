package org.gradcheck.subject;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.util.Pair;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;

/**
 * Description of a gradient check: the parameters, the cost and the analytic gradient. The code under test stays as it is.
 *
 * <table>
 * <caption>Methods by use</caption>
 * <tr><th>code</th><th>cost</th><th>gradient</th></tr>
 * <tr><td>keeps its parameters in arrays</td><td>{@code cost, costInPlace}</td>
 * <td>{@code backward, backwardInPlace}, or suppliers in {@code parameter}</td></tr>
 * <tr><td>is a function of a flat vector</td><td>{@code cost, costAt}</td>
 * <td>{@code gradient, gradientInto, gradientOverwriting}</td></tr>
 * <tr><td>returns both in one call, or is an object</td><td>{@code pair, model}</td><td>{@code pair, model}</td></tr>
 * <tr><td>is a layer with an output</td><td>{@code output, floatOutput}</td>
 * <td>{@code backward, backwardFrom, floatBackward}</td></tr>
 * <tr><td>evaluates many points in one call</td><td>{@code batchedCost}</td><td>any of the above</td></tr>
 * <tr><td>draws random numbers</td><td>{@code stochasticCost, stochasticCostAt}, or {@code randomness}</td>
 * <td>{@code stochasticBackward, stochasticGradient}</td></tr>
 * </table>
 *
 * <p>{@link #examples} gives diagnoses the batch size; {@link #gradientIsSumOver} divides the gradient by it as well.
 *
 * <h2>Parameters in arrays</h2>
 *
 * <p>Code that keeps its parameters itself names each of its arrays, with the array in which its gradient is left:
 *
 * <pre>{@code
 * GradientSubject subject = GradientSubject.named("line fit")
 *         .parameter("line", fit.line, fit.lineGradient)
 *         .cost(fit::cost)
 *         .backward(fit::backward)
 *         .declare("line", line -> line.names("offset", "slope"));
 * GradientChecker.standard().check(subject).assertPassed();
 * }</pre>
 *
 * <p>If the gradient is right, the text of the report is
 *
 * <pre>
 * line fit: all 2 entries agree, errors above 7e-08 would show (48 cost evaluations)
 *   line  2  agrees  2 right, errors above 7e-08 would show
 * </pre>
 *
 * <p>If the slope is summed over three examples while the cost is their mean, it is
 *
 * <pre>
 * line fit: 1 of 2 entries disagrees: line[slope] (52 cost evaluations)
 *   line  2  DISAGREES  1 right, 1 wrong, errors above 7e-08 would show
 *   worst entries      analytic       numeric  error bar
 *   line[slope]    4.000000e+00  1.333333e+00    2.3e-11
 * Cause: isolated wrong entries (ISOLATED_ENTRIES) in line
 *   1 of 2 entries wrong, the others right: [slope]; analytic = 3.000000 x numeric there
 *   remedy: look at what is special about these entries: an index, a boundary, a branch
 * </pre>
 *
 * <p>In a {@code @GradientCheck} method the subject is a parameter, which is checked when the method ends. Parameters may
 * be in {@code double[]}, {@code double[][]}, {@code float[]}, {@code float[][]}, buffers, commons-math3 vectors and matrices, and
 * in any {@link ParameterStorage}; instead of an array, a supplier may return their gradient. Tensors of any number of dimensions
 * may share one flat array or buffer, each at its offset:
 *
 * <pre>{@code
 * subject.parameter("embedding", model.memory, model.gradients, 0, Shape.of(vocabulary, channels))
 *         .parameter("kernel", model.memory, model.gradients, vocabulary * channels, Shape.of(3, 3, 16, 32));
 * }</pre>
 *
 * <h2>Functions of a flat vector</h2>
 *
 * <pre>{@code
 * subject.point(-1.2, 1.0).cost(f::value).gradient(f::gradient);                 // the array may be used again
 * subject.point(-1.2, 1.0).cost(f::value).gradientInto(f::addGradient);          // is handed zeros
 * subject.point(-1.2, 1.0).cost(f::value).gradientOverwriting(f::gradientInto);  // is handed NaN
 * subject.point(-1.2, 1.0).pair(f::evaluate, Evaluation::value, Evaluation::gradient);
 * subject.point(-1.2, 1.0).model(m::setParameters, m::getValue, m::getGradient); // called in this order
 * }</pre>
 *
 * <h2>Layers</h2>
 *
 * <p>A layer has an output instead of a cost, and takes the gradient that flows in from above; its input is a block like
 * its parameters:
 *
 * <pre>{@code
 * subject.parameter("weights", layer.weights, layer.weightsGradient)
 *         .parameter("input", input, layer.inputGradient)
 *         .output(() -> layer.forward(input))
 *         .backward(upstream -> layer.backward(upstream));
 * }</pre>
 *
 * <p>A layer in single precision is described by {@link #floatOutput} and {@link #floatBackward}.
 *
 * <h2>Stages</h2>
 *
 * <p>Steps of the forward pass that leave their values in arrays may be declared by {@code stage}, in their order. If the gradient disagrees,
 * the report names the stage in whose backward the error enters; see {@link SubjectStages}.
 *
 * <pre>{@code
 * subject.stage("hidden", net.hidden, net.dHidden, net::hidden).stage("logits", net.logits, net.dLogits, net::output);
 * }</pre>
 *
 * <h2>Kotlin and Groovy, and overloaded methods</h2>
 *
 * <p>Kotlin and Groovy cannot distinguish lambdas by their number of arguments, and Java cannot resolve a reference such as
 * {@code net::backward} to an overloaded method. Use {@link #costInPlace} or {@link #costAt} for {@code cost}, and {@link
 * #backwardInPlace} or {@link #backwardFrom} for {@code backward}.
 *
 * <pre>{@code
 * subject.point(-1.2, 1.0).costAt { f.value(it) }.gradient { f.gradient(it) }
 * subject.parameter("line", fit.line, fit.lineGradient).costInPlace { fit.cost() }.backwardInPlace { fit.backward() }
 * }</pre>
 *
 * <h2>Declarations, and guarantees</h2>
 *
 * <p>{@link #declare} sets bounds, fixed entries, names, scale and order; {@link #maximizing}, {@link #gradientIsSumOver} and
 * {@link #gradientFollowsCost} set conventions; {@link #alsoAt}, {@link #alsoAround} and {@link #alsoAfter} add points. Reports list the declarations.
 * For Jacobians, Hessians and their products with vectors see {@code GradientAssertions}.
 *
 * <p>Parameters are displaced where they are stored, so the cost must read the given arrays; the check restores them to the
 * bit. Functions get copies of the point, and may write to them. A gradient is copied right after it was computed. NaN or
 * infinity in a gradient never agrees. A subject is a mutable description for one thread.
 */
public final class GradientSubject extends SubjectOutputs {

    private GradientSubject(SubjectDescription description) {
        super(description);
    }

    /**
     * Begins the description of a subject.
     *
     * @param name the name in reports
     * @return a subject without parameters, cost and gradient
     * @throws IllegalArgumentException if the name is null
     */
    public static GradientSubject named(String name) {
        if (name == null) {
            throw new IllegalArgumentException("the name of the subject is null; give it one, such as 'encoder'");
        }
        return new GradientSubject(new SubjectDescription(name));
    }

    /**
     * Returns the name of this subject.
     *
     * @return the name that reports use
     */
    public String name() {
        return description.name();
    }

    /**
     * Adds all parameters of a built-in network, as the blocks {@code layer 0 weights}, {@code layer 0 biases} and so on,
     * and sets its cost on a batch.
     *
     * @param network the network whose parameters are displaced
     * @param batch the examples over which the cost is averaged
     * @param gradient the gradient to be checked, filled by {@link #backward(Runnable)} or filled already
     * @return this subject
     * @throws IllegalArgumentException if the subject has such blocks already
     */
    public GradientSubject network(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        description.evaluateNetwork(network, batch, gradient);
        return this;
    }

    /** {@return the layers of the built-in network, from the inputs to the outputs; empty without {@link #network}} */
    public List<NetworkLayer> layers() {
        return List.copyOf(description.layers());
    }

    /**
     * Sets the point at which functions of a flat vector are checked: one block with the name {@code x}.
     *
     * @param x the coordinates; copied
     * @return this subject
     * @throws IllegalStateException if the subject has a point already
     */
    public GradientSubject point(double... x) {
        description.point(description.require("point", "its coordinates", x).clone());
        return this;
    }

    /**
     * Sets the cost of code that keeps its parameters itself. Kotlin and Groovy, which cannot tell the two {@code cost}
     * methods apart, say {@code costInPlace}.
     *
     * @param cost evaluates the cost at the parameters as they are stored
     * @return this subject
     */
    public GradientSubject cost(DoubleSupplier cost) {
        return costInPlace(cost);
    }

    /**
     * Same as {@link #cost(DoubleSupplier)}, under a name that is not overloaded.
     *
     * @param cost evaluates the cost at the parameters as they are stored
     * @return this subject
     */
    public GradientSubject costInPlace(DoubleSupplier cost) {
        description.evaluateCost(description.require("cost", cost));
        return this;
    }

    /**
     * Sets the cost of a function of a flat vector; its point is set by {@link #point}. Kotlin and Groovy say
     * {@code costAt}.
     *
     * @param cost evaluates the cost at the point it is given
     * @return this subject
     */
    public GradientSubject cost(MultivariateFunction cost) {
        return costAt(cost);
    }

    /**
     * Same as {@link #cost(MultivariateFunction)}, under a name that is not overloaded.
     *
     * @param cost evaluates the cost at the point it is given
     * @return this subject
     */
    public GradientSubject costAt(MultivariateFunction cost) {
        description.require("cost", cost);
        return costInPlace(() -> cost.value(description.livePoint().clone()));
    }

    /**
     * Sets the gradient of a function of a flat vector; its point is set by {@link #point}.
     *
     * @param gradient evaluates the gradient at the point it is given, one entry a coordinate; may reuse its array
     * @return this subject
     */
    public GradientSubject gradient(MultivariateVectorFunction gradient) {
        description.require("gradient", gradient);
        description.evaluateGradient(
                () -> gradient.value(description.livePoint().clone()));
        return this;
    }

    /**
     * Sets a gradient that is written or added to an array, which is filled with zeros before.
     *
     * @param gradient takes the point and the array for its gradient
     * @return this subject
     */
    public GradientSubject gradientInto(BiConsumer<double[], double[]> gradient) {
        return gradientInto(0, description.require("gradientInto", gradient));
    }

    /**
     * Sets a gradient that must overwrite its array. The array is filled with NaN before, which remains in entries that the
     * gradient leaves alone or adds to.
     *
     * @param gradient takes the point and the array for its gradient
     * @return this subject
     */
    public GradientSubject gradientOverwriting(BiConsumer<double[], double[]> gradient) {
        return gradientInto(Double.NaN, description.require("gradientOverwriting", gradient));
    }

    private GradientSubject gradientInto(double initial, BiConsumer<double[], double[]> gradient) {
        return gradient(x -> {
            double[] result = new double[x.length];
            Arrays.fill(result, initial);
            gradient.accept(x, result);
            return result;
        });
    }

    /**
     * Sets a function that gives both the cost and its gradient in one call. If {@link #cost} is set as well, both values
     * must agree to a relative 1e-9, or to their measured rounding errors.
     *
     * @param pair evaluates cost and gradient at the point it is given
     * @return this subject
     */
    public GradientSubject pair(Function<double[], Pair<Double, double[]>> pair) {
        description.require("pair", pair);
        return pair(
                pair, found -> description.requireFound("the value of pair(...)", found.getFirst()), Pair::getSecond);
    }

    /**
     * Sets a function whose result object holds both the cost and its gradient, like {@link #pair(Function)}.
     *
     * @param <E> the type of the result
     * @param evaluation evaluates cost and gradient at the point it is given
     * @param value gets the cost out of it
     * @param gradient gets the gradient out of it, one entry a coordinate
     * @return this subject
     */
    public <E> GradientSubject pair(
            Function<double[], E> evaluation,
            ToDoubleFunction<? super E> value,
            Function<? super E, double[]> gradient) {
        description.require("pair", evaluation);
        description.require("pair", value);
        description.require("pair", gradient);
        Function<double[], E> evaluated = x -> description.requireFound("the result of pair(...)", evaluation.apply(x));
        description.evaluateStatedValue(() ->
                value.applyAsDouble(evaluated.apply(description.livePoint().clone())));
        return gradient(x -> gradient.apply(evaluated.apply(x)));
    }

    /**
     * Sets an object that takes its parameters first and then returns its value and its gradient, in this order.
     *
     * @param parameters takes the point
     * @param value returns the cost at the point it took last
     * @param gradient returns the gradient there, one entry a coordinate
     * @return this subject
     */
    public GradientSubject model(Consumer<double[]> parameters, DoubleSupplier value, Supplier<double[]> gradient) {
        description.require("model", parameters);
        description.require("model", value);
        description.require("model", gradient);
        return costAt(x -> {
                    parameters.accept(x);
                    return value.getAsDouble();
                })
                .gradient(x -> {
                    parameters.accept(x);
                    double unused = value.getAsDouble(); // models cache intermediate results of the value
                    return gradient.get();
                });
    }

    /**
     * Sets the call that computes the gradients of the parameters into their arrays. Kotlin and Groovy, and Java where
     * {@code net::backward} is overloaded, cannot tell the two {@code backward} methods apart: say {@code backwardInPlace}.
     *
     * @param backward fills the gradient arrays for the parameters as they are stored
     * @return this subject
     */
    public GradientSubject backward(Runnable backward) {
        return backwardInPlace(backward);
    }

    /**
     * Same as {@link #backward(Runnable)}, under a name that is not overloaded.
     *
     * @param backward fills the gradient arrays for the parameters as they are stored
     * @return this subject
     */
    public GradientSubject backwardInPlace(Runnable backward) {
        description.origin = new GradientOrigin.OfCost(description.require("backward", backward));
        return this;
    }

    /**
     * Completes the description.
     *
     * @return the cost with its live parameters and its analytic gradient
     * @throws IllegalStateException if there are no parameters, no cost, both a cost and an output, an output without a
     *     {@code backward} that takes its upstream gradient or the reverse, or further points at which nothing computes the
     *     gradient
     */
    public Objective objective() {
        return description.objective();
    }

    @Override
    GradientSubject add(String block, Storage values, GradientSource gradient) {
        description.add(new BlockDescription(block, values, Optional.empty(), gradient));
        return this;
    }

    @Override
    GradientSubject addStage(String stage, Storage values, GradientSource gradient, Runnable forward) {
        description.add(new SubjectStages.Description(
                new BlockDescription(stage, values, Optional.empty(), gradient), forward));
        return this;
    }

    @Override
    GradientSubject self() {
        return this;
    }
}
