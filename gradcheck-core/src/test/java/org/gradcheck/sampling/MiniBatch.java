package org.gradcheck.sampling;

import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.sampling.Estimator.Biased;

/** Logistic regression on a mini-batch drawn from all examples with replacement; the mean is the regression on all. */
final class MiniBatch {

    private final double[][] inputs;
    private final boolean[] isOne;
    private final int batch;

    private MiniBatch(int size, RandomGenerator random) {
        int examples = 20 + random.nextInt(80);
        inputs = new double[examples][];
        isOne = new boolean[examples];
        for (int n = 0; n < examples; n++) {
            inputs[n] = Vectors.gaussian(size, 1, random);
            isOne[n] = random.nextBoolean();
        }
        batch = 1 + random.nextInt(8);
    }

    static Estimator of(int size, RandomGenerator random) {
        MiniBatch miniBatch = new MiniBatch(size, random);
        Biased sum = new Biased(
                "number of samples forgotten",
                (x, generator) -> Vectors.times(miniBatch.batch, miniBatch.gradient(x, generator)));
        Biased scaled = new Biased(
                "scaled to the sum of all examples",
                (x, generator) -> Vectors.times(miniBatch.inputs.length, miniBatch.gradient(x, generator)));
        return new Estimator(
                "mini-batch of " + miniBatch.batch,
                Vectors.gaussian(size, 1 / Math.sqrt(size), random),
                miniBatch::cost,
                miniBatch::gradient,
                new Estimator.Mean(miniBatch::meanCost, miniBatch::meanGradient),
                miniBatch.batch > 1 ? List.of(sum, scaled) : List.of(scaled));
    }

    private double cost(double[] x, RandomGenerator random) {
        double sum = 0;
        for (int k = 0; k < batch; k++) {
            sum += cost(x, random.nextInt(inputs.length));
        }
        return sum / batch;
    }

    private double[] gradient(double[] x, RandomGenerator random) {
        double[] gradient = new double[x.length];
        for (int k = 0; k < batch; k++) {
            addGradient(gradient, x, random.nextInt(inputs.length), 1.0 / batch);
        }
        return gradient;
    }

    private double meanCost(double[] x) {
        double sum = 0;
        for (int n = 0; n < inputs.length; n++) {
            sum += cost(x, n);
        }
        return sum / inputs.length;
    }

    private double[] meanGradient(double[] x) {
        double[] gradient = new double[x.length];
        for (int n = 0; n < inputs.length; n++) {
            addGradient(gradient, x, n, 1.0 / inputs.length);
        }
        return gradient;
    }

    private double cost(double[] x, int n) {
        double logit = Vectors.dot(x, inputs[n]);
        return Math.log1p(Math.exp(isOne[n] ? -logit : logit));
    }

    private void addGradient(double[] gradient, double[] x, int n, double share) {
        double delta = Vectors.sigmoid(Vectors.dot(x, inputs[n])) - (isOne[n] ? 1 : 0);
        Vectors.add(gradient, share * delta, inputs[n]);
    }
}
