package org.gradcheck.internal.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.derivatives.MatrixDerivatives;
import org.gradcheck.internal.derivatives.VectorDerivative;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;
import org.gradcheck.subject.BatchedFunction;
import org.junit.jupiter.api.Test;

class OutputEvaluationTests {

    private final AtomicInteger calls = new AtomicInteger();
    private final VectorDerivative derivative = derivative(this::value);
    private final ParameterVector parameters = derivative.coordinates().values();
    private final OutputEvaluation evaluation = new OutputEvaluation(2, derivative.outputs());

    private static VectorDerivative derivative(MultivariateVectorFunction function) {
        return MatrixDerivatives.jacobian(function, x -> new double[2][2], coordinates -> {}, 1, 2);
    }

    private double[] value(double[] x) {
        calls.incrementAndGet();
        if (x[0] < 0) {
            throw new IllegalArgumentException("outside");
        }
        return new double[] {x[0] + x[1], x[0] > 5 ? Double.POSITIVE_INFINITY : x[0]};
    }

    private static Displacement to(ParameterVector parameters, double value) {
        return new Displacement.OfEntry(parameters, 0, 1, value);
    }

    private double costOf(int output, double value) {
        List<Sample> samples = evaluation.output(output).at(List.of(to(parameters, value)));
        return samples.get(0).cost();
    }

    /** The evaluations after that at the point, which told how many outputs there are. */
    private int evaluations() {
        return calls.get() - 1;
    }

    @Test
    void pointServesAllOutputs() {
        assertThat(costOf(0, 3)).isEqualTo(5);
        assertThat(costOf(1, 3)).isEqualTo(3);
        assertThat(costOf(0, 3)).isEqualTo(5);

        assertThat(evaluations()).isEqualTo(1);
        assertThat(parameters.toArray()).containsExactly(1, 2);
    }

    @Test
    void forgottenPointIsEvaluatedAgain() {
        assertThat(costOf(0, 3)).isEqualTo(5);
        assertThat(costOf(0, 4)).isEqualTo(6);
        evaluation.forget(List.of(to(parameters, 3)));
        assertThat(costOf(1, 3)).isEqualTo(3);
        assertThat(costOf(1, 4)).isEqualTo(4);

        assertThat(evaluations()).isEqualTo(3);
        assertThat(evaluation.counted().evaluations()).isEqualTo(3);
    }

    @Test
    void outputWithoutAFiniteValueLeavesTheOthers() {
        assertThat(costOf(0, 6)).isEqualTo(8);
        assertThat(costOf(1, 6)).isNaN();
    }

    @Test
    void pointOutsideTheDomainGivesNoOutput() {
        assertThat(costOf(0, -1)).isNaN();
        assertThat(costOf(1, -1)).isNaN();
        assertThat(evaluations()).isEqualTo(1);
    }

    @Test
    void batchedFunctionGetsAllUnknownPointsInOneCall() {
        List<Integer> points = new ArrayList<>();
        BatchedFunction batched = xs -> {
            points.add(xs.size());
            return xs.stream().map(this::value).toArray(double[][]::new);
        };
        VectorDerivative inBatches = derivative(batched);
        ParameterVector own = inBatches.coordinates().values();
        OutputEvaluation all = new OutputEvaluation(2, inBatches.outputs());

        assertThat(all.output(0).at(List.of(to(own, 3), to(own, 4), to(own, 3))))
                .extracting(Sample::cost)
                .containsExactly(5.0, 6.0, 5.0);
        assertThat(all.output(1).at(List.of(to(own, 4), to(own, 6), to(own, -1), to(own, 5))))
                .extracting(Sample::cost)
                .containsExactly(4.0, Double.NaN, Double.NaN, 5.0);

        assertThat(points)
                .as("the point, two, three, and each of the three alone")
                .containsExactly(1, 2, 3, 1, 1, 1);
        assertThat(own.toArray()).containsExactly(1, 2);
    }
}
