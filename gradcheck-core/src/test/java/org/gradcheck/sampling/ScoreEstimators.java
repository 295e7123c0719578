package org.gradcheck.sampling;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.special.Erf;
import org.gradcheck.sampling.Estimator.Mean;
import org.gradcheck.sampling.ScoreFunction.Draw;

/** Score-function estimators of distributions whose mean cost is known. */
final class ScoreEstimators {

    private ScoreEstimators() {}

    /** Gaussians under a smooth cost. */
    static Estimator gaussian(int parameters, RandomGenerator random) {
        Gaussians gaussians = new Gaussians(Math.max(1, parameters / 2), random);
        Waves waves = new Waves(gaussians.size, random);
        return ScoreFunction.of(
                "Gaussian score, " + gaussians,
                gaussians.point(),
                (x, generator) -> {
                    double[] noise = Vectors.gaussian(gaussians.size, 1, generator);
                    return new Draw(waves.value(gaussians.values(x, noise)), gaussians.score(x, noise));
                },
                GaussianPath.mean(gaussians, waves),
                random);
    }

    /** Gaussians under steps: the cost is the sum of a_i where z_i is above t_i, with the mean a_i Phi((m_i - t_i) / s_i). */
    static Estimator threshold(int parameters, RandomGenerator random) {
        Gaussians gaussians = new Gaussians(Math.max(1, parameters / 2), random);
        double[] a = Vectors.gaussian(gaussians.size, 1, random);
        double[] t = Vectors.gaussian(gaussians.size, 1, random);
        return ScoreFunction.of(
                "Gaussian threshold, " + gaussians,
                gaussians.point(),
                (x, generator) -> {
                    double[] noise = Vectors.gaussian(gaussians.size, 1, generator);
                    double[] z = gaussians.values(x, noise);
                    double cost = 0;
                    for (int i = 0; i < z.length; i++) {
                        cost += z[i] > t[i] ? a[i] : 0;
                    }
                    return new Draw(cost, gaussians.score(x, noise));
                },
                thresholdMean(gaussians, a, t),
                random);
    }

    private static Mean thresholdMean(Gaussians gaussians, double[] a, double[] t) {
        return new Mean(
                x -> {
                    double sum = 0;
                    for (int i = 0; i < a.length; i++) {
                        double u = (gaussians.means(x)[i] - t[i]) / gaussians.deviations(x)[i];
                        sum += a[i] * Erf.erfc(-u / Math.sqrt(2)) / 2;
                    }
                    return sum;
                },
                x -> {
                    double[] byMeans = new double[a.length];
                    double[] byDeviations = new double[a.length];
                    for (int i = 0; i < a.length; i++) {
                        double s = gaussians.deviations(x)[i];
                        double u = (gaussians.means(x)[i] - t[i]) / s;
                        double density = Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
                        byMeans[i] = a[i] * density / s;
                        byDeviations[i] = -a[i] * density * u / s;
                    }
                    return gaussians.byCoordinates(x, byMeans, byDeviations);
                });
    }

    /** Bernoulli variables b_i, 1 with probability sigmoid(x_i), under the sum of a_i b_i + c_i b_i b_(i+1). */
    static Estimator bernoulli(int parameters, RandomGenerator random) {
        Pairs pairs = new Pairs(parameters, random);
        return ScoreFunction.of(
                "Bernoulli score",
                Vectors.gaussian(parameters, 1, random),
                (x, generator) -> {
                    double[] b = new double[x.length];
                    double[] score = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        double p = Vectors.sigmoid(x[i]);
                        b[i] = generator.nextDouble() < p ? 1 : 0;
                        score[i] = b[i] - p;
                    }
                    return new Draw(pairs.value(b), score);
                },
                new Mean(x -> pairs.value(probabilities(x)), x -> {
                    double[] p = probabilities(x);
                    double[] gradient = pairs.slopes(p);
                    for (int i = 0; i < x.length; i++) {
                        gradient[i] *= p[i] * (1 - p[i]);
                    }
                    return gradient;
                }),
                random);
    }

    private static double[] probabilities(double[] x) {
        double[] p = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            p[i] = Vectors.sigmoid(x[i]);
        }
        return p;
    }

    /** One of n categories with the probabilities softmax(x), each with a cost of its own. */
    static Estimator categorical(int parameters, RandomGenerator random) {
        int categories = Math.max(2, parameters);
        double[] costs = Vectors.gaussian(categories, 1, random);
        Vectors.add(costs, Vectors.uniform(-3, 3, random), Vectors.ones(categories));
        return ScoreFunction.of(
                "categorical score",
                Vectors.gaussian(categories, 1, random),
                (x, generator) -> {
                    double[] score = Vectors.times(-1, Softmax.of(x));
                    int drawn = Softmax.draw(x, generator);
                    score[drawn] += 1;
                    return new Draw(costs[drawn], score);
                },
                new Mean(x -> Vectors.dot(costs, Softmax.of(x)), x -> {
                    double[] p = Softmax.of(x);
                    double mean = Vectors.dot(costs, p);
                    double[] gradient = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        gradient[i] = p[i] * (costs[i] - mean);
                    }
                    return gradient;
                }),
                random);
    }

    /** Exponential variables with the rates exp(x_i). */
    static Estimator exponential(int parameters, RandomGenerator random) {
        Exponentials exponentials = new Exponentials(parameters, random);
        return ScoreFunction.of(
                "exponential score",
                Vectors.gaussian(parameters, 0.5, random),
                (x, generator) -> {
                    double[] z = Exponentials.values(x, generator);
                    double[] score = new double[x.length];
                    for (int i = 0; i < x.length; i++) {
                        score[i] = 1 - Math.exp(x[i]) * z[i];
                    }
                    return new Draw(exponentials.cost(z), score);
                },
                exponentials.mean(),
                random);
    }
}
