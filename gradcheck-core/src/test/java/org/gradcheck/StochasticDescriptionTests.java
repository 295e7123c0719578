package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Descriptions of costs with random numbers, and those that make no sense. */
class StochasticDescriptionTests {

    private final double[] weights = {0.5, -1.5};
    private final double[] gradient = new double[2];
    private final RandomGenerator own = new Well19937c();
    private final GradientSubject subject = GradientSubject.named("net").parameter("weights", weights, gradient);

    private double cost(RandomGenerator random) {
        return weights[0] * weights[0] * random.nextDouble() + weights[1] * random.nextDouble();
    }

    private void backward(RandomGenerator random) {
        gradient[0] = 2 * weights[0] * random.nextDouble();
        gradient[1] = random.nextDouble();
    }

    private void assertRefused(GradientSubject described, String message) {
        assertThatThrownBy(() -> GradientChecker.standard().check(described))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    @Test
    void arraysInPlace() {
        GradientReport report = GradientChecker.standard()
                .check(subject.stochasticCost(this::cost).stochasticBackward(this::backward));

        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.samples()).isEqualTo(384);
    }

    @Test
    void costOfSamplesNeedsAGradientOfSamples() {
        assertRefused(
                subject.stochasticCost(this::cost).backward(() -> backward(own)),
                "net has a stochastic cost and a backward(() -> ...), which gets no random numbers and replaces a"
                        + " stochasticBackward declared before; keep stochasticBackward(random -> ...) alone");
    }

    @Test
    void backwardReplacesThatOfSamples() {
        assertRefused(
                subject.stochasticCost(this::cost)
                        .stochasticBackward(this::backward)
                        .backward(() -> backward(own)),
                "net has a stochastic cost and a backward(() -> ...), which gets no random numbers and replaces a"
                        + " stochasticBackward declared before; keep stochasticBackward(random -> ...) alone");
    }

    @Test
    void costOfSamplesNeedsAnyGradient() {
        assertRefused(
                subject.stochasticCost(this::cost),
                "net has a stochastic cost and no gradient of samples: add stochasticBackward(random -> ...), or"
                        + " stochasticGradient for a point");
    }

    @Test
    void gradientOfSamplesNeedsACostOfSamples() {
        assertRefused(
                subject.cost(() -> cost(own)).stochasticBackward(this::backward),
                "net has a gradient of samples but no cost of samples: add stochasticCost(random -> ...), or make it"
                        + " backward(() -> ...)");
    }

    @Test
    void refusesTwoCosts() {
        assertRefused(
                subject.cost(() -> 1).stochasticCost(this::cost).stochasticBackward(this::backward),
                "net has a stochastic cost and another cost; keep the one that the gradient belongs to");
    }

    @Test
    void refusesABatchedCostBeside() {
        assertRefused(
                subject.batchedCost(points -> new double[points.size()])
                        .stochasticCost(this::cost)
                        .stochasticBackward(this::backward),
                "net has a stochastic cost and another cost; keep the one that the gradient belongs to");
    }

    @Test
    void refusesAnOutput() {
        assertRefused(
                subject.output(() -> weights).stochasticCost(this::cost).stochasticBackward(this::backward),
                "net has a stochastic cost and an output; a layer with random numbers is described by a cost, such as the"
                        + " sum of its outputs");
    }

    @Test
    void refusesStages() {
        assertRefused(
                subject.stage("hidden", new double[2], new double[2], () -> {})
                        .stochasticCost(this::cost)
                        .stochasticBackward(this::backward),
                "net has a stochastic cost and stages, which are not searched for means over samples; leave stage(...)"
                        + " out");
    }

    @Test
    void refusesReplicas() {
        assertRefused(
                subject.replicas(() -> subject).stochasticCost(this::cost).stochasticBackward(this::backward),
                "net has a stochastic cost and replicas, but samples are evaluated one after another; leave replicas(...)"
                        + " out");
    }

    @Test
    void refusesAFixedSeedBeside() {
        assertRefused(
                subject.randomness(own::setSeed).stochasticCost(this::cost).stochasticBackward(this::backward),
                "net has a stochastic cost and randomness(...), which is for one fixed seed; keep one of the two");
    }

    @Test
    void refusesAGradientThatFollowsTheCost() {
        assertRefused(
                subject.gradientFollowsCost().stochasticCost(this::cost).stochasticBackward(this::backward),
                "net has a stochastic cost and gradientFollowsCost(), but each gradient gets a generator of its own; compute"
                        + " the forward pass in stochasticBackward(...)");
    }

    @Test
    void fixedSeedMakesTheCostAFunction() {
        GradientReport report = GradientChecker.standard()
                .check(subject.cost(() -> cost(own))
                        .backward(() -> backward(own))
                        .randomness(own::setSeed));

        assertThat(report.passed()).as(report.toString()).isTrue();
    }

    @Test
    void withoutItTheFindingNamesBothWays() {
        GradientReport report =
                GradientChecker.standard().check(subject.cost(() -> cost(own)).backward(() -> backward(own)));

        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.COST_NOT_REPEATABLE);
        assertThat(report.findings().get(0).text())
                .contains("randomness(seed -> ...)")
                .contains("stochasticCost(random -> ...)");
    }

    @Test
    void fixedSeedCannotBeResetWithinABatch() {
        assertRefused(
                subject.batchedCost(points -> new double[points.size()]).randomness(own::setSeed),
                "net has a batched cost and randomness(...), which cannot reset the generator between the points of a"
                        + " batch; evaluate the cost by cost(...)");
    }

    @Test
    void fixedSeedCannotBeResetBetweenStages() {
        assertRefused(
                subject.stage("hidden", new double[2], new double[2], () -> {})
                        .cost(() -> cost(own))
                        .randomness(own::setSeed),
                "net has stages and randomness(...), but a stage is also evaluated without those before it; leave"
                        + " stage(...) out, or draw the random numbers once and keep them");
    }
}
