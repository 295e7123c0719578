package org.gradcheck.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * A right estimator of the gradient of an expected cost, with the exact mean cost and its gradient, and biased variants.
 *
 * @param name family and variant
 * @param point the point of the check
 * @param cost a sample of the cost
 * @param gradient a sample of the gradient
 * @param mean the exact mean of the cost and of its gradient
 * @param biased variants whose mean is wrong
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Estimator(String name, double[] point, Cost cost, Gradient gradient, Mean mean, List<Biased> biased) {

    /** A sample of a cost. */
    interface Cost {
        double sample(double[] x, RandomGenerator random);
    }

    /** A sample of a gradient. */
    interface Gradient {
        double[] sample(double[] x, RandomGenerator random);
    }

    /** The exact mean of a cost and of its gradient. */
    record Mean(MultivariateFunction cost, MultivariateVectorFunction gradient) {}

    /** An estimator with a mistake. */
    record Biased(String mistake, Gradient gradient) {}

    int size() {
        return point.length;
    }

    double[] exactGradient() {
        return mean.gradient().value(point.clone());
    }

    /** The same estimator with further biased variants. */
    Estimator with(List<Biased> more) {
        List<Biased> all = new ArrayList<>(biased);
        all.addAll(more);
        return new Estimator(name, point, cost, gradient, mean, all);
    }

    /** The same estimators with something done to each sample of a gradient. */
    Estimator mapGradients(String suffix, UnaryOperator<Gradient> map) {
        List<Biased> mapped = new ArrayList<>();
        for (Biased variant : biased) {
            mapped.add(new Biased(variant.mistake(), map.apply(variant.gradient())));
        }
        return new Estimator(name + suffix, point, cost, map.apply(gradient), mean, mapped);
    }

    /** Adds independent Gaussian noise to each entry of each gradient sample. */
    Estimator withNoise(double deviation) {
        return mapGradients(", noise", original -> (x, random) -> {
            double[] sample = original.sample(x, random);
            Vectors.add(sample, 1, Vectors.gaussian(sample.length, deviation, random));
            return sample;
        });
    }

    /** Adds Gaussian noise to each sample of the cost. It is the same on both sides of a difference that draws as many numbers. */
    Estimator withNoisyCost(double deviation) {
        Cost noisy = (x, random) -> cost.sample(x, random) + deviation * random.nextGaussian();
        return new Estimator(name + ", noisy cost", point, noisy, gradient, mean, biased);
    }

    /** Gradient and cost of a sample draw different random numbers. */
    Estimator withOtherRandomNumbers() {
        return mapGradients(", other random numbers", original -> (x, random) -> {
            random.nextInt();
            return original.sample(x, random);
        });
    }

    /** The same estimators with coordinates in other units: the new coordinate is the old one times its unit. */
    Estimator inUnits(double[] units) {
        UnaryOperator<double[]> old = x -> Vectors.divide(x, units);
        UnaryOperator<Gradient> map =
                original -> (x, random) -> Vectors.divide(original.sample(old.apply(x), random), units);
        List<Biased> mapped = new ArrayList<>();
        for (Biased variant : biased) {
            mapped.add(new Biased(variant.mistake(), map.apply(variant.gradient())));
        }
        return new Estimator(
                name + ", units",
                Vectors.multiply(point, units),
                (x, random) -> cost.sample(old.apply(x), random),
                map.apply(gradient),
                new Mean(
                        x -> mean.cost().value(old.apply(x)),
                        x -> Vectors.divide(mean.gradient().value(old.apply(x)), units)),
                mapped);
    }
}
