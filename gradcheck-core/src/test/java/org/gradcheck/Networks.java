package org.gradcheck;

import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.network.Activation;
import org.gradcheck.network.CostFunction;
import org.gradcheck.network.FeedforwardNetwork;
import org.gradcheck.network.TrainingBatch;

/** Networks in places where differences are hard to take, with their right gradients. */
final class Networks {

    private Networks() {}

    /** A network in which nothing is special: 5-7-3, smooth. */
    static NetworkClaim plain(RandomGenerator random) {
        return NetworkClaim.of(random, Activation.TANH, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 0, 5, 7, 3);
    }

    /** One pre-activation of one example lies at a given distance from the kink, on a given side. */
    static NetworkClaim nearKink(RandomGenerator random, Activation hidden, double preActivation) {
        NetworkClaim drawn =
                NetworkClaim.of(random, hidden, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 0, 5, 7, 3);
        double[] input = drawn.batch().inputs().getRow(random.nextInt(5));
        int unit = random.nextInt(7);
        double z = drawn.network().layer(0).preActivations(input)[unit];
        drawn.network().layer(0).biases().addToEntry(unit, preActivation - z);
        return NetworkClaim.of(drawn.network(), drawn.batch());
    }

    /** Inputs of given sizes, one for each input, and weights by which pre-activations are of size 1 all the same. */
    static NetworkClaim withInputsOfSize(RandomGenerator random, Activation hidden, double... sizes) {
        NetworkClaim drawn =
                NetworkClaim.of(random, hidden, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 0, sizes.length, 7, 3);
        RealMatrix inputs = drawn.batch().inputs().copy();
        RealMatrix weights = drawn.network().layer(0).weights();
        for (int i = 0; i < sizes.length; i++) {
            for (int b = 0; b < inputs.getRowDimension(); b++) {
                inputs.multiplyEntry(b, i, sizes[i]);
            }
            for (int unit = 0; unit < weights.getRowDimension(); unit++) {
                weights.multiplyEntry(unit, i, 1 / sizes[i]);
            }
        }
        return NetworkClaim.of(
                drawn.network(),
                TrainingBatch.of(inputs.getData(), drawn.batch().targets().getData()));
    }

    /** The first units of the hidden layer are saturated: their pre-activations are about 30 or -30. */
    static NetworkClaim withSaturatedUnits(RandomGenerator random, Activation hidden, int saturated, double z) {
        NetworkClaim drawn =
                NetworkClaim.of(random, hidden, Activation.IDENTITY, CostFunction.QUADRATIC, 5, 0, 5, 7, 3);
        RealVector biases = drawn.network().layer(0).biases();
        for (int unit = 0; unit < saturated; unit++) {
            biases.addToEntry(unit, random.nextBoolean() ? z : -z);
        }
        return NetworkClaim.of(drawn.network(), drawn.batch());
    }

    /** The same network, its cost computed in single precision from the same parameters. */
    static double singlePrecisionCost(FeedforwardNetwork network, TrainingBatch batch) {
        float sum = 0;
        for (int b = 0; b < batch.size(); b++) {
            float[] hidden = dense(network, 0, single(batch.inputs().getRow(b)));
            for (int i = 0; i < hidden.length; i++) {
                hidden[i] = (float) Math.tanh(hidden[i]);
            }
            float[] output = dense(network, 1, hidden);
            float[] target = single(batch.targets().getRow(b));
            for (int k = 0; k < output.length; k++) {
                float error = output[k] - target[k];
                sum += error * error / 2;
            }
        }
        return sum / batch.size();
    }

    private static float[] dense(FeedforwardNetwork network, int layer, float[] input) {
        RealMatrix weights = network.layer(layer).weights();
        float[] output = single(network.layer(layer).biases().toArray());
        for (int i = 0; i < output.length; i++) {
            for (int j = 0; j < input.length; j++) {
                output[i] += (float) weights.getEntry(i, j) * input[j];
            }
        }
        return output;
    }

    private static float[] single(double[] values) {
        float[] single = new float[values.length];
        for (int i = 0; i < single.length; i++) {
            single[i] = (float) values[i];
        }
        return single;
    }
}
