package org.gradcheck.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.MathArrays;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.network.TrainingBatch;
import org.jspecify.annotations.Nullable;

/**
 * Describes what is to be checked: where the parameters are, how the cost is evaluated, and where the gradient comes
 * from.
 *
 * <p>Code that keeps its parameters in arrays of its own names each of them, with the array in which its gradient is
 * left:
 *
 * <pre>{@code
 * subject.parameter("weights", net.weights, net.weightsGradient)
 *         .parameter("biases", net.biases, net.biasesGradient)
 *         .cost(() -> net.cost(batch))
 *         .backward(() -> net.backpropagate(batch));
 * }</pre>
 *
 * <p>A function of a flat vector names the point:
 *
 * <pre>{@code
 * subject.point(-1.2, 1.0).cost(x -> rosenbrock(x)).gradient(x -> rosenbrockGradient(x));
 * }</pre>
 *
 * <p>Parameters are displaced where they are stored, so the cost must read the very arrays that are given here; after
 * the check they are as they were, to the bit. A gradient is read right after it was computed, and copied. A subject is
 * a mutable description, to be used by one thread.
 */
public final class GradientSubject {

    private final String name;
    private final List<DescribedBlock> blocks = new ArrayList<>();
    private Consumer<double[]> backward = upstream -> {};
    private double @Nullable [] point;
    private @Nullable MultivariateVectorFunction gradientAtPoint;
    private @Nullable DoubleSupplier cost;
    private @Nullable DoubleSupplier networkCost;
    private @Nullable Supplier<double[]> output;
    private long seed;

    private GradientSubject(String name) {
        this.name = name;
    }

    /**
     * Begins the description of a subject.
     *
     * @param name what reports call it
     * @return a subject without parameters, cost and gradient
     */
    public static GradientSubject named(String name) {
        return new GradientSubject(name);
    }

    /**
     * Returns the name of this subject.
     *
     * @return the name that reports use
     */
    public String name() {
        return name;
    }

    /**
     * Adds a block of parameters and the array that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient an array of the same length, filled by {@link #backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, double[] values, double[] gradient) {
        return add(block, Storage.of(values), () -> Storage.of(gradient));
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
        return add(block, Storage.of(values), () -> Storage.of(gradient.get()));
    }

    /**
     * Adds a matrix of parameters and the matrix that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters, rows of equal length
     * @param gradient a matrix of the same shape, filled by {@link #backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, double[][] values, double[][] gradient) {
        return add(block, Storage.of(values), () -> Storage.of(gradient));
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
        return add(block, Storage.of(values), () -> Storage.of(gradient.get()));
    }

    /**
     * Adds a block of single-precision parameters and the array that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient an array of the same length, filled by {@link #backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, float[] values, float[] gradient) {
        return add(block, Storage.of(values), () -> Storage.of(gradient));
    }

    /**
     * Adds a matrix of single-precision parameters and the matrix that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters, rows of equal length
     * @param gradient a matrix of the same shape, filled by {@link #backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, float[][] values, float[][] gradient) {
        return add(block, Storage.of(values), () -> Storage.of(gradient));
    }

    /**
     * Adds a commons-math3 vector of parameters and the vector that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient a vector of the same dimension, filled by {@link #backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, RealVector values, RealVector gradient) {
        return add(block, Storage.of(values), () -> Storage.of(gradient));
    }

    /**
     * Adds a commons-math3 matrix of parameters and the matrix that holds its gradient.
     *
     * @param block the name of the block
     * @param values the live parameters
     * @param gradient a matrix of the same shape, filled by {@link #backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject parameter(String block, RealMatrix values, RealMatrix gradient) {
        return add(block, Storage.of(values), () -> Storage.of(gradient));
    }

    /**
     * Adds all parameters of a built-in network, as the blocks {@code layer 0 weights}, {@code layer 0 biases} and so on,
     * and sets its cost on a batch.
     *
     * @param network the network whose parameters are displaced
     * @param batch the examples over which the cost is averaged
     * @param gradient the gradient to be checked, filled by {@link #backward(Runnable)} or filled already
     * @return this subject
     */
    public GradientSubject network(FeedforwardNetwork network, TrainingBatch batch, NetworkGradient gradient) {
        int offset = 0;
        for (int layer = 0; layer < network.depth(); layer++) {
            int filled = layer;
            Storage weights = Storage.of(network.layer(layer).weights());
            add(
                    "layer " + layer + " weights",
                    weights,
                    Optional.of(new NetworkOracle(network, batch, layer, NetworkOracle.Part.WEIGHTS, offset)),
                    () -> Storage.of(gradient.weights(filled)));
            offset += weights.shape().entries();
            Storage biases = Storage.of(network.layer(layer).biases());
            add(
                    "layer " + layer + " biases",
                    biases,
                    Optional.of(new NetworkOracle(network, batch, layer, NetworkOracle.Part.BIASES, offset)),
                    () -> Storage.of(gradient.biases(filled)));
            offset += biases.shape().entries();
        }
        networkCost = () -> network.cost(batch);
        return cost(networkCost);
    }

    /**
     * Sets the point at which functions of a flat vector are checked: one block with the name {@code x}.
     *
     * @param x the coordinates; copied
     * @return this subject
     * @throws IllegalStateException if the subject has a point already
     */
    public GradientSubject point(double... x) {
        if (point != null) {
            throw new IllegalStateException(name + " has a point already; describe a second point as a second subject");
        }
        point = x.clone();
        return add(
                "x",
                Storage.of(point),
                () -> Storage.of(gradientFunction().value(livePoint().clone())));
    }

    /**
     * Sets the cost of code that keeps its parameters itself.
     *
     * @param cost evaluates the cost at the parameters as they are stored
     * @return this subject
     */
    public GradientSubject cost(DoubleSupplier cost) {
        this.cost = cost;
        return this;
    }

    /**
     * Sets the cost of a function of a flat vector; its point is set by {@link #point}.
     *
     * @param cost evaluates the cost at the point it is given
     * @return this subject
     */
    public GradientSubject cost(MultivariateFunction cost) {
        return cost(() -> cost.value(livePoint()));
    }

    /**
     * Sets the gradient of a function of a flat vector; its point is set by {@link #point}.
     *
     * @param gradient evaluates the gradient at the point it is given, one entry a coordinate
     * @return this subject
     */
    public GradientSubject gradient(MultivariateVectorFunction gradient) {
        gradientAtPoint = gradient;
        return this;
    }

    /**
     * Sets the output of a layer, which {@link #backward(Consumer)} differentiates. What is checked is the cost
     * {@code u . output} for a random upstream gradient {@code u} with entries between -1 and 1.
     *
     * @param output evaluates the output at the parameters as they are stored
     * @return this subject
     */
    public GradientSubject output(Supplier<double[]> output) {
        this.output = output;
        return this;
    }

    /**
     * Sets the call that computes the gradients of the parameters into their arrays.
     *
     * @param backward fills the gradient arrays for the parameters as they are stored
     * @return this subject
     */
    public GradientSubject backward(Runnable backward) {
        return backward(upstream -> backward.run());
    }

    /**
     * Sets the call that computes the vector-Jacobian product of a layer into the gradient arrays of its parameters.
     *
     * @param backward takes the upstream gradient, one entry for each entry of the output, and fills the arrays
     * @return this subject
     */
    public GradientSubject backward(Consumer<double[]> backward) {
        this.backward = backward;
        return this;
    }

    /**
     * Sets the seed of the upstream gradient of {@link #output}; 0 by default.
     *
     * @param seed the same seed gives the same upstream gradient
     * @return this subject
     */
    public GradientSubject seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Completes the description.
     *
     * @return the cost with its live parameters and its analytic gradient
     * @throws IllegalStateException if there are no parameters, no cost, or both a cost and an output
     */
    public Objective objective() {
        if (blocks.isEmpty()) {
            throw new IllegalStateException(name + " has nothing to check: add parameter(...) or point(...)");
        }
        double[] upstream = output == null ? new double[0] : randomUpstream(output.get().length);
        return new Objective(
                blocks.stream().map(this::completed).toList(),
                output == null ? statedCost() : costOf(output, upstream),
                () -> gradientFrom(upstream));
    }

    private List<double[]> gradientFrom(double[] upstream) {
        backward.accept(upstream.clone());
        return blocks.stream().map(DescribedBlock::gradientEntries).toList();
    }

    private DoubleSupplier statedCost() {
        if (cost == null) {
            throw new IllegalStateException(name + " has no cost: add cost(...), or output(...) and backward(...)");
        }
        return cost;
    }

    private DoubleSupplier costOf(Supplier<double[]> layerOutput, double[] upstream) {
        if (cost != null) {
            throw new IllegalStateException(
                    name + " has both a cost and an output; keep the one that backward(...) differentiates");
        }
        return () -> {
            double[] y = layerOutput.get();
            if (y.length != upstream.length) {
                throw new IllegalStateException("the output of " + name + " had " + upstream.length
                        + " entries and has " + y.length + " now; its length must not change");
            }
            return MathArrays.linearCombination(upstream, y);
        };
    }

    private double[] randomUpstream(int length) {
        RandomGenerator random = new Well19937c(seed);
        double[] upstream = new double[length];
        Arrays.setAll(upstream, i -> 2 * random.nextDouble() - 1);
        return upstream;
    }

    private double[] livePoint() {
        if (point == null) {
            throw new IllegalStateException(name + " has a function of a vector but no vector: add point(...)");
        }
        return point;
    }

    private MultivariateVectorFunction gradientFunction() {
        if (gradientAtPoint == null) {
            throw new IllegalStateException(name + " has a point but no gradient: add gradient(...)");
        }
        return gradientAtPoint;
    }

    private GradientSubject add(String block, Storage values, Supplier<Storage> gradient) {
        add(block, values, Optional.empty(), gradient);
        return this;
    }

    private void add(String block, Storage values, Optional<SecondOracle> oracle, Supplier<Storage> gradient) {
        blocks.add(new DescribedBlock(new ParameterBlock(block, values.shape(), values.entries(), oracle), gradient));
    }

    /** A second oracle knows the cost of the network, not another one that was set after it. */
    private ParameterBlock completed(DescribedBlock described) {
        return cost == networkCost ? described.block() : described.block().withoutSecondOracle();
    }

    private record DescribedBlock(ParameterBlock block, Supplier<Storage> gradient) {

        double[] gradientEntries() {
            Storage found = gradient.get();
            if (!found.shape().equals(block.shape())) {
                throw new IllegalArgumentException("the gradient of '" + block.name() + "' is " + found.shape()
                        + ", but its parameters are " + block.shape() + "; give one gradient entry for each parameter");
            }
            return found.copy();
        }
    }
}
