package org.gradcheck.internal.check;

import java.util.Arrays;
import java.util.List;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.internal.outputs.ExaminedRows;
import org.gradcheck.internal.outputs.MatrixExamination;
import org.gradcheck.internal.outputs.OutputRow;
import org.gradcheck.subject.ParameterBlock;

/** Noise of the outputs of a function, measured along all of its blocks at the first one, and shared by the others. */
final class OutputNoise {

    private final List<ParameterBlock> blocks;
    private int[] outputs = {};
    private List<Noise> measured = List.of();

    OutputNoise(List<ParameterBlock> blocks) {
        this.blocks = blocks;
    }

    /** Returns the examination, which measures the noise only if it is not known for its outputs. */
    MatrixExamination shareWith(MatrixExamination examination, int[] ofExamination) {
        return !measured.isEmpty() && Arrays.equals(outputs, ofExamination)
                ? examination.knowing(measured)
                : examination.measuringNoiseAlong(
                        blocks.stream().map(ParameterBlock::values).toList());
    }

    /** Keeps the noise of the outputs that were examined. */
    void keep(int[] examined, ExaminedRows rows) {
        outputs = examined.clone();
        measured = rows.rows().stream().map(OutputRow::noise).toList();
    }
}
