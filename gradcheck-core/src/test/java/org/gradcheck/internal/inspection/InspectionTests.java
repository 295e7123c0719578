package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.report.Finding;
import org.gradcheck.subject.KnownContext;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTests {

    private final double[] w = {1, -0.0};
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
                        + " random generator");
    }

    @Test
    void findsACostThatIsSometimesNotANumber() {
        assertFinding(
                inspect(() -> calls.incrementAndGet() % 2 == 0 ? Double.NaN : 1, InspectionTests::rightGradient),
                Finding.Kind.COST_NOT_REPEATABLE,
                "the cost is 1.0 and then NaN at the same parameters; switch off dropout and shuffling, or reset the"
                        + " random generator");
    }

    @Test
    void findsACostThatStraysWhenItIsEvaluatedMoreOften() {
        assertFinding(
                inspect(
                        () -> calls.incrementAndGet() < 4 ? 0.1 + 1e-16 * calls.get() : 0.1 + 1e-3,
                        InspectionTests::rightGradient),
                Finding.Kind.COST_NOT_REPEATABLE,
                "the cost varies from 0.1000000000000002 to 0.101 in 7 evaluations at the same parameters; switch off"
                        + " dropout and shuffling, or reset the random generator");
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
                        + " shuffling, or reset the random generator");
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
        assertRestored();
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

    @Test
    void findsAGradientThatFollowsTheCost() {
        double[] last = new double[2];
        DoubleSupplier cost = () -> {
            System.arraycopy(w, 0, last, 0, 2);
            return w[0] * w[0];
        };

        assertFinding(
                inspectFunctionOfPoint(cost, () -> List.of(new double[] {2 * last[0], 0})),
                Finding.Kind.GRADIENT_FOLLOWS_COST,
                "the gradient differs after the cost was evaluated at another point: it belongs to the point of the last"
                        + " cost; compute it from its argument, or from the parameters as they are stored, or declare the"
                        + " convention with gradientFollowsCost()");
        inspected(inspect(cost, () -> List.of(new double[] {2 * last[0], 0})));
    }

    @Test
    void findsASmallDerivativeOfALargeUnitThatFollowsTheCost() {
        double[] last = new double[1];
        w[1] = 1e12;

        Inspection.Outcome outcome = inspectFunctionOfPoint(
                () -> {
                    last[0] = w[1];
                    return w[0] * w[0] + Math.log(w[1]);
                },
                () -> List.of(new double[] {2 * w[0], 1 / last[0]}));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Inspection.Stopped.class,
                        stopped -> assertThat(stopped.finding().kind()).isEqualTo(Finding.Kind.GRADIENT_FOLLOWS_COST));
        assertThat(w).containsExactly(1, 1e12);
    }

    @Test
    void evaluatesTheCostOnceAtAnotherPoint() {
        List<Double> seen = new ArrayList<>();

        inspected(inspectFunctionOfPoint(
                () -> {
                    seen.add(w[0]);
                    return w[0];
                },
                InspectionTests::rightGradient));

        assertThat(seen).hasSize(3);
        assertThat(seen.get(2)).isNotEqualTo(1).isBetween(1 - 0x1p-4, 1 + 0x1p-4);
        assertRestored();
    }

    @Test
    void comesCloserIfTheCostIsNotDefinedAtTheOtherPoint() {
        double[] last = new double[1];

        Inspection.Outcome outcome = inspectFunctionOfPoint(
                () -> {
                    if (Math.abs(w[0] - 1) > 0x1p-7) {
                        throw new IllegalArgumentException("outside");
                    }
                    last[0] = w[0];
                    return w[0] * w[0];
                },
                () -> List.of(new double[] {2 * last[0], 0}));

        assertThat(outcome).isInstanceOf(Inspection.Stopped.class);
        assertRestored();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsNothingIfTheCostIsDefinedNowhereElse(boolean isThrown) {
        AtomicInteger gradients = new AtomicInteger();

        inspected(inspectFunctionOfPoint(
                () -> {
                    if (w[0] != 1 && isThrown) {
                        throw new ArithmeticException("outside");
                    }
                    return w[0] == 1 ? 1 : Double.NaN;
                },
                () -> {
                    gradients.incrementAndGet();
                    return rightGradient();
                }));

        assertThat(gradients).hasValue(2);
        assertRestored();
    }

    @Test
    void restoresTheParametersIfTheCostBreaksAtTheOtherPoint() {
        IllegalStateException broken = new IllegalStateException("broken");

        assertThatThrownBy(() -> inspectFunctionOfPoint(
                        () -> {
                            if (w[0] != 1) {
                                throw broken;
                            }
                            return 1;
                        },
                        InspectionTests::rightGradient))
                .isSameAs(broken);

        assertRestored();
    }

    private static Inspection.Inspected inspected(Inspection.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Inspection.Inspected.class);
        return (Inspection.Inspected) outcome;
    }

    private void assertFinding(Inspection.Outcome outcome, Finding.Kind kind, String text) {
        assertThat(outcome).isEqualTo(new Inspection.Stopped(kind, text));
        assertRestored();
    }

    private void assertRestored() {
        assertThat(w[0]).isEqualTo(1);
        assertThat(Double.doubleToRawLongBits(w[1])).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    private Inspection.Outcome inspect(DoubleSupplier cost, Supplier<List<double[]>> gradient) {
        return inspect(cost, gradient, KnownContext.none());
    }

    private Inspection.Outcome inspectFunctionOfPoint(DoubleSupplier cost, Supplier<List<double[]>> gradient) {
        return inspect(cost, gradient, new KnownContext(Optional.empty(), OptionalInt.empty(), true, true));
    }

    private Inspection.Outcome inspect(DoubleSupplier cost, Supplier<List<double[]>> gradient, KnownContext context) {
        ParameterBlock block = new ParameterBlock(
                "weights", Shape.of(2), ParameterVector.of(w), List.of(), Optional.empty(), Optional.empty());
        return new Inspection(
                        new Objective(
                                List.of(block),
                                cost,
                                gradient,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                context),
                        cost,
                        new ParameterSnapshot(List.of(block)))
                .inspect();
    }

    private static List<double[]> rightGradient() {
        return List.of(new double[] {1, 0});
    }
}
