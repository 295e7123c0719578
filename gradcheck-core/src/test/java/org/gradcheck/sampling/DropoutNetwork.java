package org.gradcheck.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.sampling.Estimator.Biased;

/**
 * A network of one layer with dropout of its tanh units: the coordinates are the weights W (units x inputs), then the output
 * weights v, y = sum_j m_j v_j tanh(W_j u), and the cost is sin(y - t) + (y - t)^2 / 2. The mean is the sum over all masks.
 */
final class DropoutNetwork {

    private final double[] inputs;
    private final int units;
    private final double target;
    private final double dropped;

    private DropoutNetwork(int parameters, RandomGenerator random) {
        units = Math.max(1, Math.min(8, parameters / 2));
        inputs = Vectors.gaussian(Math.max(1, parameters / units - 1), 1, random);
        target = random.nextGaussian();
        dropped = new double[] {0.1, 0.2, 0.5}[random.nextInt(3)];
    }

    static Estimator of(int parameters, RandomGenerator random) {
        DropoutNetwork network = new DropoutNetwork(parameters, random);
        int size = network.units * (network.inputs.length + 1);
        return new Estimator(
                "network with dropout, p = " + network.dropped,
                Vectors.gaussian(size, 1 / Math.sqrt(network.inputs.length), random),
                (x, generator) -> network.cost(x, network.mask(generator)),
                (x, generator) -> {
                    double[] mask = network.mask(generator);
                    return network.gradient(x, mask, mask, mask);
                },
                new Estimator.Mean(network::meanCost, network::meanGradient),
                List.of(
                        new Biased("factor 1/(1-p) forgotten in a layer", (x, generator) -> {
                            double[] mask = network.mask(generator);
                            return network.gradient(x, mask, Vectors.times(1 - network.dropped, mask), mask);
                        }),
                        new Biased("mask drawn anew in backward", (x, generator) -> {
                            double[] mask = network.mask(generator);
                            double[] other = network.mask(generator);
                            return network.gradient(x, mask, other, other);
                        }),
                        new Biased("mask forgotten in the output weights", (x, generator) -> {
                            double[] mask = network.mask(generator);
                            return network.gradient(x, mask, mask, Vectors.ones(mask.length));
                        })));
    }

    private double[] mask(RandomGenerator random) {
        double[] mask = new double[units];
        for (int j = 0; j < units; j++) {
            mask[j] = random.nextDouble() < dropped ? 0 : 1 / (1 - dropped);
        }
        return mask;
    }

    private double[] hidden(double[] x) {
        double[] hidden = new double[units];
        for (int j = 0; j < units; j++) {
            double sum = 0;
            for (int i = 0; i < inputs.length; i++) {
                sum += x[j * inputs.length + i] * inputs[i];
            }
            hidden[j] = Math.tanh(sum);
        }
        return hidden;
    }

    private double error(double[] x, double[] mask) {
        double[] hidden = hidden(x);
        double sum = -target;
        for (int j = 0; j < units; j++) {
            sum += mask[j] * x[units * inputs.length + j] * hidden[j];
        }
        return sum;
    }

    private double cost(double[] x, double[] mask) {
        double error = error(x, mask);
        return Math.sin(error) + error * error / 2;
    }

    /** The gradient with the masks that the forward pass, the weights and the output weights see. */
    private double[] gradient(double[] x, double[] forward, double[] ofWeights, double[] ofOutputs) {
        double[] hidden = hidden(x);
        double error = error(x, forward);
        double delta = Math.cos(error) + error;
        double[] gradient = new double[x.length];
        for (int j = 0; j < units; j++) {
            gradient[units * inputs.length + j] = delta * ofOutputs[j] * hidden[j];
            double slope = delta * ofWeights[j] * x[units * inputs.length + j] * (1 - hidden[j] * hidden[j]);
            for (int i = 0; i < inputs.length; i++) {
                gradient[j * inputs.length + i] = slope * inputs[i];
            }
        }
        return gradient;
    }

    private double meanCost(double[] x) {
        double sum = 0;
        for (int set = 0; set < 1 << units; set++) {
            sum += probability(set) * cost(x, mask(set));
        }
        return sum;
    }

    private double[] meanGradient(double[] x) {
        double[] sum = new double[x.length];
        for (int set = 0; set < 1 << units; set++) {
            double[] mask = mask(set);
            Vectors.add(sum, probability(set), gradient(x, mask, mask, mask));
        }
        return sum;
    }

    /** The mask that keeps the units of a set of bits. */
    private double[] mask(int set) {
        double[] mask = new double[units];
        for (int j = 0; j < units; j++) {
            mask[j] = (set >> j & 1) == 0 ? 0 : 1 / (1 - dropped);
        }
        return mask;
    }

    private double probability(int set) {
        int kept = Integer.bitCount(set);
        return Math.pow(1 - dropped, kept) * Math.pow(dropped, units - kept);
    }
}
