package org.gradcheck.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Feedforward network of dense layers with a cost. The cost of a batch is the mean of the {@link CostFunction} over its
 * examples, plus {@code weightDecay / 2} times the sum of all squared weights (not of the biases).
 *
 * <p>All parameters lie in one flat vector, layer by layer from the input; each layer has its weights row by row
 * ({@code units x inputs}) and then its biases. The shape is fixed; the parameters can be changed through live views.
 * {@link #output} and {@link #cost} may be called from several threads at once as long as none of them writes parameters.
 */
public final class FeedforwardNetwork {

    private final ParameterLayout layout;
    private final List<Layer> layers;
    private final double[] parameters;
    private final CostFunction costFunction;
    private final double weightDecay;

    FeedforwardNetwork(
            ParameterLayout layout,
            List<ActivationFunction> activations,
            CostFunction costFunction,
            double weightDecay,
            long seed) {
        this.layout = layout;
        this.costFunction = costFunction;
        this.weightDecay = weightDecay;
        parameters = new double[layout.parameterCount()];
        List<Layer> dense = new ArrayList<>();
        for (int l = 0; l < layout.depth(); l++) {
            dense.add(new Layer(parameters, l, layout.slice(l), activations.get(l)));
        }
        layers = List.copyOf(dense);
        initialize(new Well19937c(seed));
    }

    /**
     * Returns a builder of a network.
     *
     * @param inputs the number of inputs of the first layer, at least 1
     * @return a builder that has no layers yet
     * @throws IllegalArgumentException if there are no inputs
     */
    public static NetworkBuilder builder(int inputs) {
        return new NetworkBuilder(inputs);
    }

    /**
     * Returns the number of inputs of an example.
     *
     * @return at least 1
     */
    public int inputs() {
        return layers.get(0).inputs();
    }

    /**
     * Returns the number of outputs, which is the number of units of the last layer.
     *
     * @return at least 1
     */
    public int outputs() {
        return outputLayer().units();
    }

    /**
     * Returns the number of layers, not counting the inputs.
     *
     * @return at least 1
     */
    public int depth() {
        return layers.size();
    }

    /**
     * Returns one of the layers.
     *
     * @param index 0 for the layer next to the inputs, {@code depth() - 1} for the output layer
     * @return the layer
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public Layer layer(int index) {
        layout.requireLayer(index);
        return layers.get(index);
    }

    /**
     * Returns all layers from the input to the output.
     *
     * @return an immutable list of {@link #depth()} layers
     */
    public List<Layer> layers() {
        return layers;
    }

    /**
     * Returns the cost function of one example, of which {@link #cost} is the mean.
     *
     * @return the cost function
     */
    public CostFunction costFunction() {
        return costFunction;
    }

    /**
     * Returns the factor of half the sum of the squared weights in the cost.
     *
     * @return finite and not negative; 0 without weight decay
     */
    public double weightDecay() {
        return weightDecay;
    }

    /**
     * Returns all parameters as a live view: writing to it changes the network.
     *
     * @return a vector of the weights (row by row) and biases of each layer, from the input to the output
     */
    public RealVector parameters() {
        return new VectorView(parameters, 0, parameters.length);
    }

    /**
     * Computes the output of the network for one example.
     *
     * @param input one entry per input; not changed
     * @return a new array with one entry per output
     * @throws IllegalArgumentException if the length of the input is not {@link #inputs()}
     */
    public double[] output(double[] input) {
        Objects.requireNonNull(input, "the input of a network is null: pass an array with one entry per input");
        if (input.length != inputs()) {
            throw new IllegalArgumentException("input has " + input.length + " entries, the network " + layout.sizes()
                    + " takes " + inputs() + ": pass one entry per input, or build a network with builder("
                    + input.length + ")");
        }
        ForwardPass pass = new ForwardPass(this);
        pass.run(input);
        return pass.outputs(depth() - 1);
    }

    /**
     * Computes the cost of a batch: the mean over its examples, plus weight decay.
     *
     * @param batch examples with as many inputs and targets as the network has inputs and outputs
     * @return the cost; NaN if it depends on an input, target or parameter that is NaN
     * @throws IllegalArgumentException if the batch does not fit the network
     */
    public double cost(TrainingBatch batch) {
        batch.requireFits(this);
        ForwardPass pass = new ForwardPass(this);
        int last = depth() - 1;
        ActivationFunction output = outputLayer().activation();
        double sum = 0;
        for (int example = 0; example < batch.size(); example++) {
            pass.run(batch.input(example));
            sum += costFunction.ofExample(output, pass.preActivations(last), pass.outputs(last), batch.target(example));
        }
        return sum / batch.size() + decayCost();
    }

    /**
     * Returns the shape in one line, such as {@code 2-2-1 tanh, sigmoid}.
     *
     * @return the sizes from the inputs to the outputs, then the activations of the layers, equal neighbours named once
     */
    public String describe() {
        List<String> labels = new ArrayList<>();
        for (Layer layer : layers) {
            String label = layer.activation().label();
            if (labels.isEmpty() || !labels.get(labels.size() - 1).equals(label)) {
                labels.add(label);
            }
        }
        return layout.sizes() + " " + String.join(", ", labels);
    }

    /** Returns the description and the cost, such as {@code 2-2-1 tanh, sigmoid; quadratic, weight decay 0.01}. */
    @Override
    public String toString() {
        String decay = weightDecay == 0 ? "" : ", weight decay " + weightDecay;
        return describe() + "; " + costFunction.label() + decay;
    }

    ParameterLayout layout() {
        return layout;
    }

    /** Returns new zeros, one for each unit of each layer. */
    double[][] zeroPerUnit() {
        double[][] zeros = new double[depth()][];
        for (int l = 0; l < zeros.length; l++) {
            zeros[l] = new double[layers.get(l).units()];
        }
        return zeros;
    }

    private Layer outputLayer() {
        return layers.get(layers.size() - 1);
    }

    private double decayCost() {
        if (weightDecay == 0) {
            return 0;
        }
        double squares = 0;
        for (Layer layer : layers) {
            squares += layer.squaredWeights();
        }
        return weightDecay / 2 * squares;
    }

    private void initialize(RandomGenerator random) {
        for (Layer layer : layers) {
            Initialization initialization = Initialization.suiting(layer.activation());
            for (int p = layer.slice().offset(); p < layer.slice().end(); p++) {
                parameters[p] = p < layer.slice().biasOffset()
                        ? initialization.weight(layer.inputs(), layer.units(), random)
                        : Initialization.bias(random);
            }
        }
    }
}
