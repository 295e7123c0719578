package org.gradcheck.samples.shapes;

import org.gradcheck.junit.GradientCheck;
import org.gradcheck.junit.RandomPoint;
import org.gradcheck.subject.GradientSubject;

/** What a check cannot know by itself is declared. */
class DeclarationsTest {

    /** Probabilities stay between 0 and 1. Reports say {@code x[treated]}. The score lists the treated first. */
    @GradientCheck
    void boundsNamesAndOrder(@RandomPoint(size = 2, min = 0.1, max = 0.9) double[] p, GradientSubject subject) {
        subject.point(p)
                .cost(Trial::logLikelihood)
                .gradient(Trial::score)
                .declare("x", x -> x.bounds(0, 1).names("untreated", "treated").gradientOrder(1, 0));
    }

    /** The score leads uphill, and is a sum over patients; the cost leads downhill, and is their mean. */
    @GradientCheck
    void conventionsOfTheGradient(@RandomPoint(size = 2, min = 0.1, max = 0.9) double[] p, GradientSubject subject) {
        subject.point(p)
                .cost(x -> -Trial.logLikelihood(x) / Trial.patients())
                .gradient(Trial::score)
                .maximizing()
                .gradientIsSumOver(Trial.patients())
                .declare("x", x -> x.gradientOrder(1, 0));
    }

    /** The logarithm of a weight of zero is not a number that could be displaced. */
    @GradientCheck(trials = 1)
    void fixedEntries(GradientSubject subject) {
        Mixture mixture = new Mixture();
        subject.parameter("log weights", mixture.logWeights, mixture.logWeightsGradient)
                .cost(mixture::surprise)
                .backward(mixture::backward)
                .declare("log weights", weights -> weights.fixed("the component is ruled out", 1));
    }

    /** A gradient can be right at one point and wrong at another: near the first, and where training leads. */
    @GradientCheck(trials = 1)
    void severalPoints(GradientSubject subject) {
        Mixture mixture = new Mixture();
        subject.parameter("log weights", mixture.logWeights, mixture.logWeightsGradient)
                .cost(mixture::surprise)
                .backward(mixture::backward)
                .declare("log weights", weights -> weights.fixed("the component is ruled out", 1))
                .alsoAround(3, 0.5)
                .alsoAfter("after one step", mixture::step)
                .alsoAfter("after ten steps", () -> {
                    for (int step = 2; step <= 10; step++) {
                        mixture.step();
                    }
                });
    }

    /** Further points of a function are given as the first one is. */
    @GradientCheck(trials = 1)
    void severalGivenPoints(GradientSubject subject) {
        LogisticRegression regression = new LogisticRegression();
        subject.point(0.5, -1, 2)
                .alsoAt(3, 0.1, -0.2)
                .alsoAt(-7, 5, 4)
                .cost(regression::value)
                .gradient(regression::gradient);
    }
}
