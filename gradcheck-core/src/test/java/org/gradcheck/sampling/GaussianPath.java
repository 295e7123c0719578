package org.gradcheck.sampling;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.sampling.Estimator.Biased;

/** Reparametrised Gaussians, z = mean + deviation * noise, under a smooth cost (Kingma and Welling, 2014). */
final class GaussianPath {

    private final Gaussians gaussians;
    private final Waves waves;
    private final boolean isAntithetic;

    private GaussianPath(int size, RandomGenerator random) {
        gaussians = new Gaussians(size, random);
        waves = new Waves(size, random);
        isAntithetic = random.nextInt(4) == 0;
    }

    static Estimator of(int parameters, RandomGenerator random) {
        return new GaussianPath(Math.max(1, parameters / 2), random).estimator();
    }

    private Estimator estimator() {
        List<Biased> biased = new ArrayList<>();
        biased.add(new Biased("noise forgotten in the deviation", (x, random) -> {
            double[] slopes = waves.slopes(gaussians.values(x, noise(random)));
            return gaussians.byCoordinates(x, slopes, slopes);
        }));
        biased.add(new Biased(
                "noise drawn anew in backward",
                (x, random) -> gradient(x, waves.slopes(gaussians.values(x, noise(random))), noise(random))));
        if (gaussians.spread == Spread.LOG_VARIANCE) {
            biased.add(new Biased("half of the log-variance forgotten", (x, random) -> {
                double[] gradient = gradient(x, random);
                for (int i = gaussians.size; i < gradient.length; i++) {
                    gradient[i] *= 2;
                }
                return gradient;
            }));
        }
        return new Estimator(
                "Gaussian path, " + gaussians + (isAntithetic ? ", antithetic" : ""),
                gaussians.point(),
                (x, random) -> waves.value(gaussians.values(x, noise(random))),
                this::gradient,
                mean(gaussians, waves),
                biased);
    }

    static Estimator.Mean mean(Gaussians gaussians, Waves waves) {
        return new Estimator.Mean(x -> waves.mean(gaussians.means(x), gaussians.deviations(x)), x -> {
            double[] m = gaussians.means(x);
            double[] s = gaussians.deviations(x);
            return gaussians.byCoordinates(x, waves.meanByMeans(m, s), waves.meanByDeviations(m, s));
        });
    }

    private double[] gradient(double[] x, RandomGenerator random) {
        double[] noise = noise(random);
        double[] gradient = gradient(x, waves.slopes(gaussians.values(x, noise)), noise);
        if (isAntithetic) {
            double[] opposite = Vectors.times(-1, noise);
            Vectors.add(gradient, 1, gradient(x, waves.slopes(gaussians.values(x, opposite)), opposite));
            return Vectors.times(0.5, gradient);
        }
        return gradient;
    }

    private double[] gradient(double[] x, double[] slopes, double[] noise) {
        return gaussians.byCoordinates(x, slopes, Vectors.multiply(slopes, noise));
    }

    private double[] noise(RandomGenerator random) {
        return Vectors.gaussian(gaussians.size, 1, random);
    }
}
