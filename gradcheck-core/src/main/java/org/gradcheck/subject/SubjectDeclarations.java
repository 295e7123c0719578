package org.gradcheck.subject;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The part of a {@link GradientSubject} with its declarations: bounds and fixed entries, conventions of the gradient, and
 * further points.
 */
public abstract sealed class SubjectDeclarations extends SubjectStages permits SubjectOutputs {

    final SubjectDescription description;

    SubjectDeclarations(SubjectDescription description) {
        this.description = description;
    }

    /**
     * Declares properties of a block: bounds, fixed entries, scale, names, order of the gradient.
     *
     * @param block the name of a block that was added before; {@code x} is that of {@link GradientSubject#point}
     * @param declare declares the properties
     * @return this subject
     * @throws IllegalArgumentException if there is no such block
     */
    public GradientSubject declare(String block, Consumer<BlockDeclaration> declare) {
        description.require("declare", declare).accept(description.block(block).declaration());
        return self();
    }

    /**
     * Declares that the gradient points uphill for a cost that is given with the opposite sign, as in code that maximises:
     * each entry is negated before it is compared.
     *
     * @return this subject
     * @throws IllegalStateException if that is declared already
     */
    public GradientSubject maximizing() {
        description.convert("maximizing", -1, "maximizing, so the gradient is that of -cost");
        return self();
    }

    /**
     * Declares that the gradient is a sum over examples while the cost is their mean: each entry is divided by their number
     * before it is compared.
     *
     * @param examples the number of examples, 1 or more
     * @return this subject
     * @throws IllegalArgumentException if there are none
     * @throws IllegalStateException if that is declared already
     */
    public GradientSubject gradientIsSumOver(int examples) {
        if (examples < 1) {
            throw new IllegalArgumentException(
                    "the gradient is said to be a sum over " + examples + " examples; give their number, 1 or more");
        }
        description.convert(
                "gradientIsSumOver",
                1.0 / examples,
                "the gradient is a sum over " + examples + " examples, the cost their mean");
        return self();
    }

    /**
     * Declares that the gradient belongs to the point at which the cost was evaluated last, as in an objective that keeps
     * intermediate results of its value. The cost is then evaluated at the point right before each computation of the gradient.
     *
     * <pre>{@code
     * subject.point(0.3, -1.2).costAt(objective::value).gradient(x -> objective.gradientThere()).gradientFollowsCost();
     * }</pre>
     *
     * <p>Without this declaration a gradient must be a function of the point: it is computed once more after the cost was evaluated
     * at another point, and disagrees if it differs there. {@link GradientSubject#backward} needs no declaration, since the forward
     * pass always comes first.
     *
     * @return this subject
     */
    public GradientSubject gradientFollowsCost() {
        description.followCost();
        return self();
    }

    /**
     * Sets the batch size of the cost, so that a diagnosis can distinguish a sum over the examples from their mean. It
     * changes no verdict.
     *
     * @param number the number of examples, 1 or more
     * @return this subject
     * @throws IllegalArgumentException if there are none
     */
    public GradientSubject examples(int number) {
        if (number < 1) {
            throw new IllegalArgumentException(
                    "the cost is said to be taken over " + number + " examples; give their number, 1 or more");
        }
        description.examples = OptionalInt.of(number);
        return self();
    }

    /**
     * Checks at random points as well, each a step away from the one before. The gradient must be computed anew there, by
     * {@link GradientSubject#backward}, {@link GradientSubject#gradient} or suppliers.
     *
     * @param count the number of further points
     * @param radius the largest step of each parameter, relative to its size; more than 0 and finite
     * @return this subject
     * @throws IllegalArgumentException if there are no points, or they would all be the same
     */
    public GradientSubject alsoAround(int count, double radius) {
        if (count < 1 || !(radius > 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException("alsoAround(" + count + ", " + radius
                    + ") describes no points; give 1 or more of them and a finite radius of more than 0");
        }
        for (int number = 1; number <= count; number++) {
            int which = number;
            description.checkAlso("at random point " + number, () -> description.displaceAll(which, radius));
        }
        return self();
    }

    /**
     * Checks at another point of a function of a flat vector as well; reports call the second one {@code x at point 2},
     * and its first entry {@code x[0] at point 2}.
     *
     * @param x the coordinates, as many as those of {@link GradientSubject#point}, which is called before; copied
     * @return this subject
     * @throws IllegalStateException if the subject has no point yet
     * @throws IllegalArgumentException if there are more or fewer coordinates
     */
    public GradientSubject alsoAt(double... x) {
        description.checkAlso(
                description.require("alsoAt", "the coordinates", x).clone());
        return self();
    }

    /**
     * Checks at the point that a change of the parameters leads to as well, such as some steps of training. The parameters
     * are restored at the end.
     *
     * @param where the name of the point in reports, such as {@code after epoch 1}
     * @param move changes the parameters where they are stored
     * @return this subject
     */
    public GradientSubject alsoAfter(String where, Runnable move) {
        description.checkAlso(
                description.require("alsoAfter", "a name for the point", where),
                description.require("alsoAfter", move));
        return self();
    }

    /**
     * Sets the seed of the random numbers of this subject: the upstream gradient of {@link GradientSubject#output} and
     * the points of {@link #alsoAround}; 0 by default, and another one for each invocation of a test.
     *
     * @param seed the same seed gives the same choices
     * @return this subject
     */
    public GradientSubject seed(long seed) {
        description.seed = seed;
        return self();
    }

    /**
     * Sets a cost that is evaluated at many points at once, in place of one that is evaluated where the parameters are.
     *
     * <pre>{@code
     * subject.point(-1.2, 1.0)
     *         .batchedCost(perturbations -> engine.costs(perturbations.stream().map(it -> it.values("x")).toList()))
     *         .gradient(f::gradient);
     * }</pre>
     *
     * @param cost evaluates the cost at a list of points
     * @return this subject
     */
    public GradientSubject batchedCost(BatchedCost cost) {
        description.evaluateInBatches(description.require("batchedCost", cost));
        return self();
    }

    /**
     * Sets a supplier of equal subjects with parameters and a cost of their own, so that costs are evaluated on all cores in
     * parallel. Verdicts, report and number of evaluations stay the same.
     *
     * <pre>{@code
     * GradientSubject subject = describe(new Fit(data)).replicas(() -> describe(new Fit(data)));
     * }</pre>
     *
     * <p>Each must describe the same blocks, with the same declarations and the same values to the bit, and the same cost;
     * its gradient is not computed. The blocks of two replicas must not be in the same arrays. At further points the values
     * of the parameters are copied to the replicas, and nothing else is. The first exception, in the order of the entries,
     * reaches the caller as if entries were examined one after another. A built-in network needs no replicas and makes
     * none; nor does a check along random directions, which takes a few dozen evaluations, each chosen by the results before it.
     *
     * @param replicas makes a new subject at each call, all on the thread of the check; their costs are then evaluated on
     *     threads of their own
     * @return this subject
     */
    public GradientSubject replicas(Supplier<GradientSubject> replicas) {
        description.replicate(description.require("replicas", replicas));
        return self();
    }

    /**
     * Sets a cost with random numbers, such as dropout, reparametrised noise or sampled actions. The check compares expectations: the mean
     * of the gradient of many samples with the slope of the mean cost. It needs {@link #stochasticBackward}, or {@link
     * #stochasticGradient} for a point.
     *
     * <pre>{@code
     * subject.parameter("weights", net.weights, net.weightsGradient)
     *         .stochasticCost(random -> net.cost(random))
     *         .stochasticBackward(random -> net.backward(random));
     * }</pre>
     *
     * <p>Each sample has a seed. For one sample the cost is evaluated at several points and the gradient is computed, each time with a new
     * generator of the same seed, so that both draw the same numbers if they draw them in the same order. All random numbers must
     * come from it. {@link #seed} chooses the samples: the same seed gives the same report.
     *
     * <p>The gradient must be right on the average at all parameters near the point, because each sample is evaluated a little away from it: all
     * parameters are displaced at once, each to a random side (simultaneous perturbation; Spall, 1992). The cost at both ends has the same
     * random numbers.
     *
     * <p>A cost or gradient of NaN or infinity is an error at the point: such a cost ends the check, such an entry of the gradient disagrees. Elsewhere it
     * ends the domain of the cost, as {@link IllegalArgumentException} and {@link ArithmeticException} do, and closer points are taken. Other exceptions
     * reach the caller. Samples are evaluated one after the other, on the thread of the check. Tolerances, the step size and the mode of a checker have
     * no effect.
     *
     * @param cost evaluates the cost of one sample at the parameters as they are stored; takes the generator of its random numbers
     * @return this subject
     */
    public GradientSubject stochasticCost(ToDoubleFunction<RandomGenerator> cost) {
        description.stochasticCost = Optional.of(description.require("stochasticCost", cost));
        return self();
    }

    /**
     * Sets the cost with random numbers of a function of a flat vector, like {@link #stochasticCost}; its point is set by {@link
     * GradientSubject#point}.
     *
     * <pre>{@code
     * subject.point(0.4, 0.7).stochasticCostAt((x, random) -> f.value(x, random)).stochasticGradient((x, random) -> f.gradient(x, random));
     * }</pre>
     *
     * @param cost evaluates the cost of one sample; takes the point, which it may write to, and the generator of its random numbers
     * @return this subject
     */
    public GradientSubject stochasticCostAt(ToDoubleBiFunction<double[], RandomGenerator> cost) {
        description.require("stochasticCostAt", cost);
        return stochasticCost(
                random -> cost.applyAsDouble(description.livePoint().clone(), random));
    }

    /**
     * Sets the call that computes the gradient of one sample of {@link #stochasticCost} into the arrays of the parameters.
     *
     * @param backward fills the gradient arrays for the parameters as they are stored; takes a generator of the same seed as the cost
     * @return this subject
     */
    public GradientSubject stochasticBackward(Consumer<RandomGenerator> backward) {
        description.origin =
                new GradientOrigin.OfSample(description.require("stochasticBackward", backward), description::sample);
        return self();
    }

    /**
     * Sets the gradient of one sample of {@link #stochasticCostAt}.
     *
     * @param gradient evaluates the gradient, one entry a coordinate; takes the point and a generator of the same seed as the cost; may
     *     reuse its array
     * @return this subject
     */
    public GradientSubject stochasticGradient(BiFunction<double[], RandomGenerator, double[]> gradient) {
        description.require("stochasticGradient", gradient);
        description.evaluateGradientOfSample(
                random -> gradient.apply(description.livePoint().clone(), random));
        return self();
    }

    /**
     * Sets what to reset before each evaluation of a cost with random numbers, and before each computation of its gradient, so that
     * both are functions of the parameters: the gradient of one sample is checked. To check the mean over samples, describe the cost
     * by {@link #stochasticCost}.
     *
     * <pre>{@code
     * subject.cost(net::cost).backward(net::backward).randomness(seed -> net.random.setSeed(seed));
     * }</pre>
     *
     * @param reset takes the seed of this subject, the same at each call
     * @return this subject
     */
    public GradientSubject randomness(LongConsumer reset) {
        description.reset = Optional.of(description.require("randomness", reset));
        return self();
    }

    abstract GradientSubject self();
}
