package org.gradcheck.internal.check;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gradcheck.internal.judgement.JudgedBlock;
import org.gradcheck.report.Discrepancy;

/**
 * Verdicts of all blocks at one point.
 *
 * @param blocks one for each block
 * @param firstStep the step of the first difference of an entry, in the unit of its parameter
 */
record JudgedPoint(List<JudgedBlock> blocks, ToDoubleFunction<Discrepancy> firstStep) {}
