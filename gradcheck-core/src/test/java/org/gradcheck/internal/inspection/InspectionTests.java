package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.report.Finding;
import org.gradcheck.subject.KnownContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTests {

    private final InspectedWeights weights = new InspectedWeights();
    private final double[] w = weights.values();
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void findsNothingWhereNothingIsWrong() {
        Inspection.Inspected result = inspected(inspect(() -> w[0], () -> List.of(new double[] {1, 0})));

        assertThat(result.cost()).isEqualTo(1);
        assertThat(result.jitter()).isZero();
        assertThat(result.analytic()).containsExactly(new double[] {1, 0});
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void findsACostThatIsNotFinite(double cost) {
        assertFinding(
                inspect(() -> cost, InspectionTests::rightGradient),
                Finding.Kind.COST_NOT_FINITE,
                "the cost is " + cost + " at the point; check the gradient where the cost is finite");
    }

    @Test
    void findsARandomCost() {
        assertFinding(
                inspect(calls::incrementAndGet, InspectionTests::rightGradient),
                Finding.Kind.COST_NOT_REPEATABLE,
                "the cost is 1.0 and then 2.0 at the same parameters; switch off dropout and shuffling, or reset the"
                        + " random generator by randomness(seed -> ...), and the state that a recurrent network keeps between"
                        + " calls; or check the mean over samples by stochasticCost(random -> ...)");
    }

    @Test
    void findsACostThatIsSometimesNotANumber() {
        assertFinding(
                inspect(() -> calls.incrementAndGet() % 2 == 0 ? Double.NaN : 1, InspectionTests::rightGradient),
                Finding.Kind.COST_NOT_REPEATABLE,
                "the cost is 1.0 and then NaN at the same parameters; switch off dropout and shuffling, or reset the"
                        + " random generator by randomness(seed -> ...), and the state that a recurrent network keeps between"
                        + " calls; or check the mean over samples by stochasticCost(random -> ...)");
    }

    @Test
    void findsACostThatStraysWhenItIsEvaluatedMoreOften() {
        assertFinding(
                inspect(
                        () -> calls.incrementAndGet() < 4 ? 0.1 + 1e-16 * calls.get() : 0.1 + 1e-3,
                        InspectionTests::rightGradient),
                Finding.Kind.COST_NOT_REPEATABLE,
                "the cost varies from 0.1000000000000002 to 0.101 in 7 evaluations at the same parameters; switch off"
                        + " dropout and shuffling, or reset the random generator by randomness(seed -> ...), and the state that a recurrent network"
                        + " keeps between calls; or check the mean over samples by stochasticCost(random -> ...)");
    }

    @Test
    void takesJitterAtTheLevelOfRoundingForNoise() {
        Inspection.Inspected result = inspected(
                inspect(() -> 0.1 + Math.ulp(0.1) * (calls.incrementAndGet() % 4), InspectionTests::rightGradient));

        assertThat(result.jitter()).isEqualTo(3 * Math.ulp(0.1));
    }

    @Test
    void takesJitterAtTheLevelOfRoundingInSinglePrecisionForNoise() {
        Inspection.Inspected result = inspected(inspect(
                () -> calls.incrementAndGet() % 2 == 0 ? Math.nextUp(0.1f) : 0.1f, InspectionTests::rightGradient));

        assertThat(result.jitter()).isEqualTo(Math.ulp(0.1f));
    }

    @Test
    void findsJitterOfSinglePrecisionInADoublePrecisionCost() {
        assertFinding(
                inspect(() -> 0.1 + 1e-9 * calls.incrementAndGet(), InspectionTests::rightGradient),
                Finding.Kind.COST_NOT_REPEATABLE,
                "the cost is 0.100000001 and then 0.100000002 at the same parameters; switch off dropout and"
                        + " shuffling, or reset the random generator by randomness(seed -> ...), and the state that a recurrent network"
                        + " keeps between calls; or check the mean over samples by stochasticCost(random -> ...)");
    }

    @Test
    void findsACostThatTheGradientChanges() {
        double[] state = {3};

        assertFinding(
                inspect(() -> state[0], () -> {
                    state[0] = 5;
                    return rightGradient();
                }),
                Finding.Kind.COST_CHANGED_BY_GRADIENT,
                "the cost is 3.0 before and 5.0 after the gradient is computed, at the same parameters; keep no state"
                        + " between the two");
    }

    @Test
    void findsACostThatTheGradientSpoils() {
        double[] state = {3};

        assertFinding(
                inspect(() -> state[0], () -> {
                    state[0] = Double.NaN;
                    return rightGradient();
                }),
                Finding.Kind.COST_CHANGED_BY_GRADIENT,
                "the cost is 3.0 before and NaN after the gradient is computed, at the same parameters; keep no state"
                        + " between the two");
    }

    @Test
    void findsAGradientThatAccumulates() {
        assertFinding(
                inspect(() -> 1, () -> List.of(new double[] {3.0 * calls.incrementAndGet(), 0})),
                Finding.Kind.GRADIENT_ACCUMULATES,
                "the gradient is twice as large when it is computed a second time; set it to zero before adding to it");
    }

    @Test
    void saysThatAGradientMayBeAddedToWhatWasThereBefore() {
        double[] gradient = {40};
        assertFinding(
                inspect(() -> 1, () -> {
                    gradient[0] += 3;
                    return List.of(gradient.clone());
                }),
                Finding.Kind.GRADIENT_NOT_REPEATABLE,
                "the gradient differs when it is computed a second time at the same parameters; set it to zero before"
                        + " adding to it, keep no state, and reset random generators");
    }

    @Test
    void findsARandomGradient() {
        assertFinding(
                inspect(() -> 1, () -> List.of(new double[] {3, calls.incrementAndGet()})),
                Finding.Kind.GRADIENT_NOT_REPEATABLE,
                "the gradient differs when it is computed a second time at the same parameters; set it to zero"
                        + " before adding to it, keep no state, and reset random generators");
    }

    @Test
    void takesDifferencesAtTheLevelOfRoundingForRounding() {
        Inspection.Inspected result =
                inspected(inspect(() -> 1, () -> List.of(new double[] {-100, 1e-4 * calls.incrementAndGet()})));

        assertThat(result.analytic().get(0)).containsExactly(-100, 1e-4);
    }

    @Test
    void leavesAGradientThatIsNotANumberToTheEntries() {
        assertThat(inspected(inspect(() -> 1, () -> List.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY})))
                        .analytic())
                .containsExactly(new double[] {Double.NaN, Double.POSITIVE_INFINITY});
    }

    @Test
    void findsACostThatWritesToTheParameters() {
        assertFinding(
                inspect(
                        () -> {
                            w[0] += 4;
                            return 7;
                        },
                        InspectionTests::rightGradient),
                Finding.Kind.PARAMETERS_CHANGED,
                "the cost changed the parameter weights[0] from 1.0 to 5.0; compute it without writing to the"
                        + " parameters");
    }

    @Test
    void findsAGradientThatWritesToTheParameters() {
        assertFinding(
                inspect(() -> 7, () -> {
                    w[1] = 0.0;
                    return rightGradient();
                }),
                Finding.Kind.PARAMETERS_CHANGED,
                "the gradient changed the parameter weights[1] from -0.0 to 0.0; compute it without writing to the"
                        + " parameters");
    }

    @Test
    void handsExceptionsOnWithTheParametersRestored() {
        IllegalStateException thrown = new IllegalStateException("no gradient");

        assertThatThrownBy(() -> inspect(() -> 7, () -> {
                    w[0] = 9;
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThatThrownBy(() -> inspect(
                        () -> {
                            w[0] = 9;
                            throw thrown;
                        },
                        InspectionTests::rightGradient))
                .isSameAs(thrown);
        weights.assertRestored();
    }

    @Test
    void seesThatACostChangesParametersWhileItsJitterIsMeasured() {
        Inspection.Outcome result = inspect(
                () -> {
                    int call = calls.incrementAndGet();
                    w[0] = call == 5 ? 2 : w[0];
                    return 7 + call % 2 * Math.ulp(7.0);
                },
                InspectionTests::rightGradient);

        assertFinding(
                result,
                Finding.Kind.PARAMETERS_CHANGED,
                "the cost changed the parameter weights[0] from 1.0 to 2.0; compute it without writing to the parameters");
    }

    @Test
    void evaluatesTheCostTwiceIfItIsRepeatable() {
        inspect(
                () -> {
                    calls.incrementAndGet();
                    return 7;
                },
                InspectionTests::rightGradient);

        assertThat(calls).hasValue(2);
    }

    private static Inspection.Inspected inspected(Inspection.Outcome outcome) {
        return InspectedWeights.inspected(outcome);
    }

    private void assertFinding(Inspection.Outcome outcome, Finding.Kind kind, String text) {
        weights.assertFinding(outcome, kind, text);
    }

    private Inspection.Outcome inspect(DoubleSupplier cost, Supplier<List<double[]>> gradient) {
        return weights.inspect(cost, gradient, KnownContext.none());
    }

    private static List<double[]> rightGradient() {
        return InspectedWeights.rightGradient();
    }
}
