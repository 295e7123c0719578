package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.evaluation.ParameterSnapshot;
import org.gradcheck.report.Finding;
import org.gradcheck.subject.KnownContext;
import org.gradcheck.subject.Objective;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;

/** Two live parameters, 1 and -0.0, whose cost and gradient are inspected. */
final class InspectedWeights {

    private final double[] values = {1, -0.0};

    double[] values() {
        return values;
    }

    Inspection.Outcome inspect(DoubleSupplier cost, Supplier<List<double[]>> gradient, KnownContext context) {
        ParameterBlock block = new ParameterBlock(
                "weights", Shape.of(2), ParameterVector.of(values), List.of(), Optional.empty(), Optional.empty());
        Objective objective = new Objective(
                List.of(block),
                cost,
                gradient,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                context,
                Optional.empty());
        return new Inspection(objective, cost, new ParameterSnapshot(List.of(block))).inspect();
    }

    static Inspection.Inspected inspected(Inspection.Outcome outcome) {
        assertThat(outcome).isInstanceOf(Inspection.Inspected.class);
        return (Inspection.Inspected) outcome;
    }

    void assertFinding(Inspection.Outcome outcome, Finding.Kind kind, String text) {
        assertThat(outcome).isEqualTo(new Inspection.Stopped(kind, text));
        assertRestored();
    }

    void assertRestored() {
        assertThat(values[0]).isEqualTo(1);
        assertThat(Double.doubleToRawLongBits(values[1])).isEqualTo(Double.doubleToRawLongBits(-0.0));
    }

    static List<double[]> rightGradient() {
        return List.of(new double[] {1, 0});
    }
}
