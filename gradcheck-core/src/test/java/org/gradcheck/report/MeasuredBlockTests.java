package org.gradcheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.diagnosis.Measured;
import org.gradcheck.internal.noise.Rounding;
import org.gradcheck.subject.ParameterBlock;
import org.gradcheck.subject.Shape;
import org.junit.jupiter.api.Test;

class MeasuredBlockTests {

    private static final double[] PARAMETERS = {0.5, -1.25, 2, 0.75};

    private final MeasuredBlock block =
            Measured.block("w", Shape.of(2, 2), PARAMETERS, new double[] {1, 2, 3, 4}, new double[] {1, 2, 3.5, 4});

    @Test
    void wrongEntriesAreMarked() {
        assertThat(block).hasToString("w 2 x 2: 1 of 4 wrong");
        assertThat(block.wrongEntries()).isEqualTo(1);
        assertThat(block.isWrong(2)).isTrue();
    }

    @Test
    void parametersAreThoseOfThePoint() {
        double[] live = PARAMETERS.clone();
        MeasuredBlock measured = Measured.vector("w", live, new double[4], new double[4]);

        live[1] = 7;

        assertThat(measured.parameter(1)).isEqualTo(-1.25);
    }

    @Test
    void sampleHasNumbersOfItsEntries() {
        MeasuredBlock sample = Measured.sample(
                "w", Shape.of(2, 2), PARAMETERS, new int[] {1, 3}, new double[] {1, 2}, new double[] {1, 2});

        assertThat(sample.isComplete()).isFalse();
        assertThat(sample.size()).isEqualTo(2);
        assertThat(sample.entry(1)).isEqualTo(3);
        assertThat(sample.parameter(1)).isEqualTo(0.75);
    }

    @Test
    void blocksWithEqualValuesAreEqual() {
        assertThat(Measured.vector("w", PARAMETERS, new double[4], new double[4]))
                .isEqualTo(Measured.vector("w", PARAMETERS, new double[4], new double[4]))
                .isNotEqualTo(Measured.vector("w", PARAMETERS, new double[] {0, 0, 0, 1}, new double[4]));
    }

    @Test
    void missingValuesAreRefused() {
        ParameterBlock parameters = new ParameterBlock(
                "w", Shape.of(4), ParameterVector.of(PARAMETERS), List.of(), Optional.empty(), Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MeasuredBlock.of(
                        parameters,
                        new int[] {0, 1},
                        new double[2],
                        new double[1],
                        new double[2],
                        new BitSet(),
                        new Rounding(0, 0)))
                .withMessage("'w' has 2 measured entries, but 2 analytic values, 1 numeric ones and 2 error bars; give"
                        + " one of each for each entry");
    }
}
