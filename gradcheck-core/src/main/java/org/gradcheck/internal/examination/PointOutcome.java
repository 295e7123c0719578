package org.gradcheck.internal.examination;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.Discrepancy;

/**
 * What came out for all blocks at one point.
 *
 * @param blocks one for each block
 * @param firstStep the step of the first difference of an entry, in the unit of its parameter
 */
public record PointOutcome(List<JudgedBlock> blocks, ToDoubleFunction<Discrepancy> firstStep) {}
