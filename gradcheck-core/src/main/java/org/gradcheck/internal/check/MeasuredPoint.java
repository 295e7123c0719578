package org.gradcheck.internal.check;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradcheck.internal.judgement.MeasuredEntries;
import org.gradcheck.report.Discrepancy;

/**
 * Measured entries of all blocks at one point.
 *
 * @param blocks one for each block
 * @param firstStep the step of the first difference of an entry, in the unit of its parameter
 */
record MeasuredPoint(List<? extends MeasuredEntries> blocks, ToDoubleFunction<Discrepancy> firstStep) {

    JudgedPoint judge() {
        return new JudgedPoint(blocks.stream().map(MeasuredEntries::judge).toList(), firstStep);
    }
}
