package org.gradcheck.network;

import java.util.Arrays;

/**
 * Numbers of dead and saturated units of a layer over a batch. They explain why parameters of the layer are unexercised.
 *
 * @param inputsAreZero whether all inputs of the layer are 0 in all examples
 * @param deadUnits the number of units whose output and its derivative are 0 in all examples
 * @param saturatedUnits the number of other units that hardly respond to their pre-activations: in all examples the derivative
 *     of their activation is below 1e-8. For the output layer the derivative of the cost must be below 1e-8 as well, since
 *     cross-entropies depend on the pre-activation of a saturated, wrong output
 * @param units the number of units of the layer
 */
public record LayerActivity(boolean inputsAreZero, int deadUnits, int saturatedUnits, int units) {

    /** Derivative of an activation below which rounding hides most of the effect of the layers before it. */
    private static final double SATURATED = 1e-8;

    /**
     * Runs a batch through a network and counts the dead and saturated units of one layer.
     *
     * @param network the network
     * @param batch the examples
     * @param layer 0 for the layer next to the inputs
     * @return the activity of the layer
     * @throws IllegalArgumentException if the batch does not fit the network
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    public static LayerActivity of(FeedforwardNetwork network, TrainingBatch batch, int layer) {
        batch.requireFits(network);
        int units = network.layer(layer).units();
        boolean zero = true;
        double[] steepest = new double[units];
        double[] largest = new double[units];
        ForwardPass pass = new ForwardPass(network);
        for (int example = 0; example < batch.size(); example++) {
            pass.run(batch.input(example));
            zero &= Arrays.stream(pass.inputOf(layer)).allMatch(input -> input == 0);
            double[] slopes =
                    slopes(network.layer(layer).activation(), pass.preActivations(layer), pass.outputs(layer));
            double[] ofCost = layer == network.depth() - 1
                    ? outputDelta(network, pass, batch.target(example))
                    : new double[units];
            for (int unit = 0; unit < units; unit++) {
                double slope = Math.max(Math.abs(slopes[unit]), Math.abs(ofCost[unit]));
                steepest[unit] = Math.max(steepest[unit], slope);
                largest[unit] = Math.max(largest[unit], Math.abs(pass.outputs(layer)[unit]));
            }
        }
        return count(zero, steepest, largest);
    }

    /** Returns the derivative of each output with respect to the pre-activation of its unit; a (1 - a) for softmax. */
    private static double[] slopes(ActivationFunction activation, double[] z, double[] a) {
        if (!activation.isElementwise()) {
            return Arrays.stream(a).map(output -> output * (1 - output)).toArray();
        }
        double[] slopes = new double[a.length];
        Arrays.fill(slopes, 1);
        activation.backpropagate(z, a, slopes);
        return slopes;
    }

    private static double[] outputDelta(FeedforwardNetwork network, ForwardPass pass, double[] target) {
        int output = network.depth() - 1;
        double[] delta = new double[target.length];
        network.costFunction()
                .outputDelta(
                        network.layer(output).activation(),
                        pass.preActivations(output),
                        pass.outputs(output),
                        target,
                        delta);
        return delta;
    }

    /**
     * Returns whether the layer blocks all values and all measurable derivatives.
     *
     * @return true if all units are dead or saturated
     */
    public boolean isBlocking() {
        return deadUnits + saturatedUnits == units;
    }

    private static LayerActivity count(boolean inputsAreZero, double[] steepest, double[] largest) {
        int dead = 0;
        int saturated = 0;
        for (int unit = 0; unit < steepest.length; unit++) {
            if (steepest[unit] == 0 && largest[unit] == 0) {
                dead++;
            } else if (steepest[unit] < SATURATED) {
                saturated++;
            }
        }
        return new LayerActivity(inputsAreZero, dead, saturated, steepest.length);
    }
}
