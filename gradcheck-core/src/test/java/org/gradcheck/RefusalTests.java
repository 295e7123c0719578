package org.gradcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.gradcheck.network.Backpropagation;
import org.gradcheck.network.NetworkGradient;
import org.gradcheck.report.BlockReport;
import org.gradcheck.report.Finding;
import org.gradcheck.report.GradientReport;
import org.gradcheck.report.Verdict;
import org.gradcheck.subject.GradientSubject;
import org.junit.jupiter.api.Test;

/** Checks that must not pass although no single entry is wrong, and their reports. */
class RefusalTests {

    private final RandomGenerator random = new Well19937c(7);
    private final NetworkClaim network = Networks.plain(random);
    private final Claim quadratic = Costs.quadratic(random, 4, 1);

    @Test
    void dropoutIsNondeterministic() {
        Random dropout = new Random(1);
        GradientReport report = quadratic
                .butCost(f -> x -> {
                    double[] kept = x.clone();
                    Arrays.setAll(kept, i -> dropout.nextBoolean() ? 2 * x[i] : 0);
                    return f.value(kept);
                })
                .check();

        assertRefused(report, Verdict.NONDETERMINISTIC, Finding.Kind.COST_NOT_REPEATABLE);
        assertThat(report.findings().get(0).text())
                .matches("the cost is \\S+ and then \\S+ at the same parameters;"
                        + "\\Q switch off dropout and shuffling, or reset the random generator by randomness(seed -> ...), and the"
                        + " state that a recurrent network keeps between calls; or check the mean over samples by"
                        + " stochasticCost(random -> ...)\\E");
    }

    @Test
    void dropoutInANetworkIsNondeterministic() {
        Random dropout = new Random(1);
        RealVector biases = network.network().layer(0).biases();
        GradientReport report = network.checkAgainst(() -> {
            RealVector kept = biases.copy();
            biases.mapToSelf(bias -> bias * 2 * dropout.nextInt(2));
            double cost = network.network().cost(network.batch());
            biases.setSubVector(0, kept);
            return cost;
        });

        assertRefused(report, Verdict.NONDETERMINISTIC, Finding.Kind.COST_NOT_REPEATABLE);
    }

    @Test
    void dropoutThatChangesTheGradientAloneIsNondeterministic() {
        Random dropout = new Random(1);
        GradientReport report = quadratic
                .butGradient(g -> {
                    Arrays.setAll(g, i -> dropout.nextBoolean() ? 2 * g[i] : 0);
                    return g;
                })
                .check();

        assertRefused(report, Verdict.NONDETERMINISTIC, Finding.Kind.GRADIENT_NOT_REPEATABLE);
    }

    @Test
    void aGradientThatAddsToWhatTheCallBeforeLeftIsWrong() {
        double[] x = quadratic.at().coordinates();
        double[] gradient = new double[x.length];
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("accumulator")
                        .parameter("x", x, gradient)
                        .cost(() -> quadratic.cost().value(x))
                        .backward(() -> {
                            double[] g = quadratic.gradient().value(x);
                            Arrays.setAll(gradient, i -> gradient[i] + g[i]);
                        }));

        assertRefused(report, Verdict.DISAGREES, Finding.Kind.GRADIENT_ACCUMULATES);
    }

    @Test
    void aNetworkGradientThatAddsToWhatTheCallBeforeLeftIsWrong() {
        NetworkGradient gradient = NetworkGradient.zerosLike(network.network());
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("accumulator")
                        .network(network.network(), network.batch(), gradient)
                        .backward(() -> {
                            RealVector g = Backpropagation.gradient(network.network(), network.batch())
                                    .asVector();
                            gradient.asVector()
                                    .setSubVector(0, gradient.asVector().add(g));
                        }));

        assertRefused(report, Verdict.DISAGREES, Finding.Kind.GRADIENT_ACCUMULATES);
        assertThat(report.findings().get(0).text())
                .isEqualTo("the gradient is twice as large when it is computed a second time;"
                        + " set it to zero before adding to it");
    }

    @Test
    void aCostThatIgnoresItsArgumentIsNamed() {
        double[] copy = quadratic.at().coordinates();
        GradientReport report = quadratic.butCost(f -> x -> f.value(copy)).check();

        assertRefused(report, Verdict.DISAGREES, Finding.Kind.COST_IGNORES_PARAMETERS);
        assertThat(report.findings().get(0).text())
                .isEqualTo(
                        "the cost takes the same value at all 24 points tried, whatever is stored in 'x'; does it read a"
                                + " copy, is it rounded, or is it invariant here?");
    }

    @Test
    void aNetworkCostThatReadsACopyIsNamed() {
        double cost = network.network().cost(network.batch());
        GradientReport report = network.checkAgainst(() -> cost);

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.findings())
                .hasSize(4)
                .allMatch(finding -> finding.kind() == Finding.Kind.COST_IGNORES_PARAMETERS);
    }

    @Test
    void aConstantCostWithAGradientOfZerosIsVacuous() {
        GradientReport report = new Claim(x -> 1, x -> new double[3], 1, 2, 3).check();

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void aWrongGradientOfAStationaryPointIsNotPassed() {
        GradientReport report =
                Costs.separable(x -> x * x * x * x, x -> 5 * x * x * x, 0, 0).check();

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
    }

    @Test
    void aGradientOfTheWrongLengthIsAnErrorThatNamesBothShapes() {
        assertThatThrownBy(() -> quadratic.butGradient(g -> Arrays.copyOf(g, 3)).check())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("the gradient of 'x' has 3 entries, but 'x' has 4 entries;"
                        + " give one gradient entry for each parameter");
    }

    @Test
    void aGradientThatIsTooLongIsAnErrorThatNamesBothShapes() {
        assertThatThrownBy(() -> quadratic.butGradient(g -> Arrays.copyOf(g, 5)).check())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("the gradient of 'x' has 5 entries, but 'x' has 4 entries;"
                        + " give one gradient entry for each parameter");
    }

    @Test
    void aTransposedGradientIsAnErrorThatNamesBothShapes() {
        double[][] weights = new double[2][3];
        GradientSubject subject = GradientSubject.named("layer")
                .parameter("weights", weights, new double[3][2])
                .cost(() -> weights[0][0]);

        assertThatThrownBy(() -> GradientChecker.standard().check(subject))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("the gradient of 'weights' is 3 x 2, but 'weights' is 2 x 3;"
                        + " give one gradient entry for each parameter");
    }

    @Test
    void aCostWithHiddenStateIsNondeterministic() {
        AtomicInteger calls = new AtomicInteger();
        GradientReport report = quadratic
                .butCost(f -> x -> f.value(x) * (1 + 1e-3 * calls.getAndIncrement()))
                .check();

        assertRefused(report, Verdict.NONDETERMINISTIC, Finding.Kind.COST_NOT_REPEATABLE);
    }

    @Test
    void aCostThatTheGradientChangesIsNondeterministic() {
        AtomicInteger backwardCalls = new AtomicInteger();
        GradientReport report = quadratic
                .butCost(f -> x -> f.value(x) + backwardCalls.get())
                .butGradient(g -> {
                    backwardCalls.incrementAndGet();
                    return g;
                })
                .check();

        assertRefused(report, Verdict.NONDETERMINISTIC, Finding.Kind.COST_CHANGED_BY_GRADIENT);
        assertThat(report.findings().get(0).text())
                .matches("the cost is \\S+ before and \\S+ after the gradient is computed, at the same parameters;"
                        + " keep no state between the two");
    }

    @Test
    void aCostThatWritesToItsParametersIsRefused() {
        double[] x = {0.3, 0.7};
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("writer")
                        .parameter("x", x, () -> new double[] {2 * x[0], 2 * x[1]})
                        .cost(() -> {
                            double cost = x[0] * x[0] + x[1] * x[1];
                            x[1] = 5;
                            return cost;
                        }));

        assertRefused(report, Verdict.UNRESOLVED, Finding.Kind.PARAMETERS_CHANGED);
        assertThat(report.findings().get(0).text())
                .isEqualTo("the cost changed the parameter x[1] from 0.7 to 5.0;"
                        + " compute it without writing to the parameters");
        assertThat(x).containsExactly(0.3, 0.7);
    }

    @Test
    void aGradientThatTakesAStepOfTrainingIsRefused() {
        RealVector parameters = network.network().parameters();
        double[] before = parameters.toArray();
        GradientReport report = GradientChecker.standard()
                .check(GradientSubject.named("trainer")
                        .network(network.network(), network.batch(), network.gradient())
                        .backward(() -> parameters.setSubVector(
                                0,
                                parameters.subtract(
                                        network.gradient().asVector().mapMultiply(0.1)))));

        assertRefused(report, Verdict.UNRESOLVED, Finding.Kind.PARAMETERS_CHANGED);
        assertThat(report.findings().get(0).text())
                .startsWith("the gradient changed the parameter layer 0 weights[0][0]");
        assertThat(parameters.toArray()).containsExactly(before);
    }

    @Test
    void aCostOfNaNCannotBeDifferentiated() {
        GradientReport report = quadratic.butCost(f -> x -> Double.NaN).check();

        assertRefused(report, Verdict.UNRESOLVED, Finding.Kind.COST_NOT_FINITE);
        assertThat(report.findings().get(0).text())
                .isEqualTo("the cost is NaN at the point; check the gradient where the cost is finite");
    }

    @Test
    void anInfiniteCostCannotBeDifferentiated() {
        assertRefused(
                quadratic.butCost(f -> x -> Double.NEGATIVE_INFINITY).check(),
                Verdict.UNRESOLVED,
                Finding.Kind.COST_NOT_FINITE);
    }

    @Test
    void aNetworkWithAParameterOfNaNCannotBeDifferentiated() {
        network.network().layer(0).biases().setEntry(0, Double.NaN);

        assertRefused(network.check(), Verdict.UNRESOLVED, Finding.Kind.PARAMETER_NOT_FINITE);
    }

    @Test
    void aGradientThatIsNaNInAnEntryIsWrongThere() {
        GradientReport report = network.but(g -> g.setEntry(9, Double.NaN)).check();

        assertThat(report.verdict()).isEqualTo(Verdict.DISAGREES);
        assertThat(report.mismatches()).singleElement().satisfies(mismatch -> {
            assertThat(mismatch.name()).isEqualTo("layer 0 weights[1][4]");
            assertThat(mismatch.analytic()).isNaN();
        });
    }

    @Test
    void aDeadLayerIsVacuousEvenBesideALiveOne() {
        RealVector biases = network.network().layer(0).biases();
        biases.set(1000);
        NetworkClaim saturated = NetworkClaim.of(network.network(), network.batch());
        GradientReport report = saturated.check();

        assertThat(report.verdict()).isEqualTo(Verdict.VACUOUS);
        assertThat(report.blocks())
                .extracting(BlockReport::verdict)
                .containsExactly(Verdict.VACUOUS, Verdict.VACUOUS, Verdict.AGREES, Verdict.AGREES);
    }

    private static void assertRefused(GradientReport report, Verdict verdict, Finding.Kind kind) {
        assertThat(report.verdict()).as("%s", report).isEqualTo(verdict);
        assertThat(report.findings()).as("%s", report).extracting(Finding::kind).contains(kind);
        assertThatThrownBy(report::assertPassed).isInstanceOf(AssertionError.class);
    }
}
