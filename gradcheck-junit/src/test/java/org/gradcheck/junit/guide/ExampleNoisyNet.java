package org.gradcheck.junit.guide;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** A network of two weights with dropout of its inputs, which draws from a generator of its own or of the caller. */
public final class ExampleNoisyNet {

    private static final double DROPPED = 0.2;
    private static final double[] INPUTS = {0.6, -1.1};

    public final RandomGenerator random = new Well19937c(1);
    public final double[] weights = {0.4, 0.9};
    public final double[] weightsGradient = new double[2];

    public double cost() {
        return sampleCost(random);
    }

    public double sampleCost(RandomGenerator generator) {
        double output = output(kept(generator));
        return output * output / 2;
    }

    public void backward() {
        sampleBackward(random);
    }

    public void sampleBackward(RandomGenerator generator) {
        double[] kept = kept(generator);
        for (int i = 0; i < 2; i++) {
            weightsGradient[i] = output(kept) * kept[i];
        }
    }

    private double output(double[] kept) {
        return weights[0] * kept[0] + weights[1] * kept[1] - 1;
    }

    private static double[] kept(RandomGenerator generator) {
        double[] kept = INPUTS.clone();
        for (int i = 0; i < 2; i++) {
            kept[i] = generator.nextDouble() < DROPPED ? 0 : kept[i] / (1 - DROPPED);
        }
        return kept;
    }
}
