package org.gradcheck.sampling;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.gradcheck.sampling.Estimator.Biased;
import org.gradcheck.sampling.Estimator.Gradient;

/**
 * Score-function estimator, the mean over its draws of (cost - baseline) * score (Williams, 1992). The cost may jump with the
 * draw.
 */
final class ScoreFunction {

    /** A draw: its cost, and the derivative of the logarithm of its probability. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Draw(double cost, double[] score) {}

    /** Draws from the distribution at a point. */
    interface Distribution {
        Draw draw(double[] x, RandomGenerator random);
    }

    private interface Baseline {
        double of(int draw, Draw[] draws);
    }

    private final Distribution distribution;
    private final int draws;

    private ScoreFunction(Distribution distribution, int draws) {
        this.distribution = distribution;
        this.draws = draws;
    }

    /** A right estimator with one to eight draws and one of three baselines: none, the mean cost, the mean of the other draws. */
    static Estimator of(
            String name, double[] point, Distribution distribution, Estimator.Mean mean, RandomGenerator random) {
        int draws = random.nextInt(3) == 0 ? 1 : 2 + random.nextInt(7);
        ScoreFunction score = new ScoreFunction(distribution, draws);
        double meanCost = mean.cost().value(point.clone());
        int choice = random.nextInt(draws == 1 ? 2 : 3);
        List<Baseline> right =
                List.of((draw, all) -> 0, (draw, all) -> meanCost, (draw, all) -> score.meanOfOthers(draw, all));
        List<String> names = List.of("no baseline", "constant baseline", "leave-one-out baseline");
        Gradient gradient = score.with(right.get(choice));
        return new Estimator(
                name + ", " + names.get(choice) + ", " + draws + (draws == 1 ? " draw" : " draws"),
                point,
                score::cost,
                gradient,
                mean,
                score.biased(gradient, meanCost));
    }

    private List<Biased> biased(Gradient right, double meanCost) {
        List<Biased> biased = new ArrayList<>();
        biased.add(new Biased(
                "baseline depends on the sample",
                with((draw, all) -> all[draw].cost() > meanCost ? all[draw].cost() : meanCost)));
        if (draws > 1) {
            biased.add(new Biased(
                    "baseline contains its own sample",
                    with((draw, all) ->
                            meanOfOthers(draw, all) + (all[draw].cost() - meanOfOthers(draw, all)) / draws)));
            biased.add(new Biased(
                    "number of samples forgotten", (x, random) -> Vectors.times(draws, right.sample(x, random))));
        }
        return biased;
    }

    private double meanOfOthers(int draw, Draw[] all) {
        double sum = 0;
        for (int i = 0; i < all.length; i++) {
            sum += i == draw ? 0 : all[i].cost();
        }
        return sum / (all.length - 1);
    }

    private Gradient with(Baseline baseline) {
        return (x, random) -> {
            Draw[] all = draw(x, random);
            double[] gradient = new double[x.length];
            for (int i = 0; i < draws; i++) {
                Vectors.add(gradient, (all[i].cost() - baseline.of(i, all)) / draws, all[i].score());
            }
            return gradient;
        };
    }

    private double cost(double[] x, RandomGenerator random) {
        double sum = 0;
        for (Draw draw : draw(x, random)) {
            sum += draw.cost();
        }
        return sum / draws;
    }

    private Draw[] draw(double[] x, RandomGenerator random) {
        Draw[] all = new Draw[draws];
        for (int i = 0; i < draws; i++) {
            all[i] = distribution.draw(x, random);
        }
        return all;
    }
}
