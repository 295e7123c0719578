package org.gradcheck.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.internal.noise.Noise;
import org.gradcheck.report.Discrepancy;

/**
 * Measured entries of all blocks at one point.
 *
 * @param blocks one for each block
 * @param noise the measured noise of the cost
 * @param firstStep the step of the first difference of an entry, in the unit of its parameter
 */
record MeasuredPoint(List<? extends MeasuredEntries> blocks, Noise noise, ToDoubleFunction<Discrepancy> firstStep) {

    JudgedPoint judge() {
        List<JudgedBlock> judged = new ArrayList<>(blocks.size());
        for (MeasuredEntries block : blocks) {
            judged.add(block.judge());
        }
        return new JudgedPoint(List.copyOf(judged), firstStep);
    }
}
