package org.gradcheck.internal.outputs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.judgement.CheckOptions;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.parameters.BatchEvaluation;
import org.gradcheck.internal.parameters.ParameterScale;
import org.junit.jupiter.api.Test;

class StepGroupTests {

    /** Noise of a double of size 1 that changes by about its size. */
    private static final double ROUNDING = 0x1p-52;

    private static final ParameterVector X = ParameterVector.of(new double[] {1});

    private static List<StepGroup> groups(Noise... noise) {
        BatchEvaluation none = (points, displaced) -> List.of();
        return StepGroup.of(Arrays.stream(noise)
                .map(of -> new OutputRow(
                        0,
                        1,
                        new double[] {1},
                        new ParameterScale(X),
                        new double[] {1},
                        of,
                        none,
                        1,
                        CheckOptions.NONE))
                .toList());
    }

    @Test
    void outputsOfDoublePrecisionAreOneGroup() {
        List<StepGroup> groups = groups(
                new Noise(ROUNDING, 1),
                new Noise(4e8 * ROUNDING, 1e8),
                new Noise(100 * ROUNDING, 1),
                new Noise(ROUNDING, 0.01));

        assertThat(groups).hasSize(1);
        assertThat(groups.get(0).rows()).hasSize(4);
        assertThat(groups.get(0).balancedStep()).isLessThan(new Noise(ROUNDING, 1).balancedStep());
    }

    @Test
    void outputsOfSinglePrecisionAreAnotherGroup() {
        List<StepGroup> groups =
                groups(new Noise(0x1p-24, 1, true), new Noise(ROUNDING, 1), new Noise(0x1p-23, 1, true));

        assertThat(groups).extracting(group -> group.rows().size()).containsExactly(1, 2);
        assertThat(groups.get(1).balancedStep()).isEqualTo(new Noise(0x1p-24, 1).balancedStep());
    }

    @Test
    void constantOutputsJoinTheFirstGroup() {
        List<StepGroup> groups = groups(new Noise(ROUNDING, 1), new Noise(0x1p-23, 0, true));

        assertThat(groups).hasSize(1);
    }
}
