package org.gradcheck.internal.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import org.gradcheck.report.Finding;
import org.junit.jupiter.api.Test;

class OutputInspectionTests {

    private static OutputInspection inspect(double[] first, double[]... later) {
        int[] next = {0};
        return new OutputInspection(
                "function",
                output -> "output " + output,
                first,
                () -> later[Math.min(next[0]++, later.length - 1)].clone());
    }

    @Test
    void repeatableOutputsAreAllExamined() {
        int[] evaluations = {0};
        double[] outputs = {1, -0.0, 1e300};
        OutputInspection inspection = new OutputInspection("function", output -> "output " + output, outputs, () -> {
            evaluations[0]++;
            return outputs.clone();
        });

        assertThat(inspection.outputs()).containsExactly(0, 1, 2);
        assertThat(inspection.findings()).isEmpty();
        assertThat(evaluations).containsExactly(1);
    }

    @Test
    void outputsThatAreNotFiniteAreLeftOut() {
        double[] outputs = {Double.NaN, 2, Double.NEGATIVE_INFINITY, 4};

        OutputInspection inspection = inspect(outputs, outputs);

        assertThat(inspection.outputs()).containsExactly(1, 3);
        assertThat(inspection.findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_NOT_FINITE,
                        "output 0 (and output 2 likewise) is NaN at the point; check where the function is finite"));
    }

    @Test
    void randomOutputsAreLeftOut() {
        OutputInspection inspection =
                inspect(new double[] {1, 2}, new double[] {1, 2.5}, new double[] {1, 3}, new double[] {1, 2});

        assertThat(inspection.outputs()).containsExactly(0);
        assertThat(inspection.findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_NOT_REPEATABLE,
                        "output 1 is 2.0 and then 2.5 at the same point; switch off dropout and shuffling, or reset the"
                                + " random generator, and the state that a recurrent network keeps between calls"));
    }

    @Test
    void outputsThatTheDerivativeChangesAreLeftOut() {
        OutputInspection inspection = inspect(new double[] {1, 2, 3, 4}, new double[] {1, 2.5, 3.5, 4.5});

        assertThat(inspection.outputs()).containsExactly(0);
        assertThat(inspection.findings())
                .containsExactly(new Finding(
                        Finding.Kind.COST_CHANGED_BY_GRADIENT,
                        "output 1 (and 2 others likewise) is 2.0 before and 2.5 after the derivative is computed, at the"
                                + " same point; keep no state between the two"));
    }

    @Test
    void roundingIsJitter() {
        double next = Math.nextUp(2.0);
        OutputInspection inspection =
                inspect(new double[] {1, 2}, new double[] {1, next}, new double[] {1, 2}, new double[] {1, next});

        assertThat(inspection.outputs()).containsExactly(0, 1);
        assertThat(inspection.jitter()).containsExactly(0, next - 2);
    }
}
