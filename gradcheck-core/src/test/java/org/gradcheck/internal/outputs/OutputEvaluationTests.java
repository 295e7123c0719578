package org.gradcheck.internal.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.parameters.Displacement;
import org.gradcheck.internal.parameters.Sample;
import org.junit.jupiter.api.Test;

class OutputEvaluationTests {

    private final double[] x = {1, 2};
    private final ParameterVector parameters = ParameterVector.of(x);
    private int evaluations;

    private final OutputEvaluation evaluation = new OutputEvaluation(2, () -> {
        evaluations++;
        if (x[0] < 0) {
            throw new IllegalArgumentException("outside");
        }
        return new double[] {x[0] + x[1], x[0] > 5 ? Double.POSITIVE_INFINITY : x[0]};
    });

    private Displacement to(double value) {
        return new Displacement.OfEntry(parameters, 0, 1, value);
    }

    private double costOf(int output, double value) {
        List<Sample> samples = evaluation.output(output).at(List.of(to(value)));
        return samples.get(0).cost();
    }

    @Test
    void pointServesAllOutputs() {
        assertThat(costOf(0, 3)).isEqualTo(5);
        assertThat(costOf(1, 3)).isEqualTo(3);
        assertThat(costOf(0, 3)).isEqualTo(5);

        assertThat(evaluations).isEqualTo(1);
        assertThat(x).containsExactly(1, 2);
    }

    @Test
    void forgottenPointIsEvaluatedAgain() {
        costOf(0, 3);
        costOf(0, 4);
        evaluation.forget(List.of(to(3)));
        costOf(1, 3);
        costOf(1, 4);

        assertThat(evaluations).isEqualTo(3);
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
        assertThat(evaluations).isEqualTo(1);
    }
}
