package org.gradcheck.internal.check;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.Discrepancy;
import org.gradcheck.report.Finding;

/**
 * Verdicts of all blocks at one point.
 *
 * @param blocks one for each block
 * @param firstStep the step of the first difference of an entry, in the unit of its parameter
 */
record JudgedPoint(List<JudgedBlock> blocks, ToDoubleFunction<Discrepancy> firstStep) {

    /** Returns a finding for each block that the cost ignores. */
    Stream<Finding> findings() {
        return blocks.stream()
                .filter(JudgedBlock::ignoresParameters)
                .map(block -> new Finding(
                        Finding.Kind.COST_IGNORES_PARAMETERS,
                        "the cost does not change whatever is stored in '" + block.name() + "'; does it read a copy?"));
    }
}
