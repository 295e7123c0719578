package org.gradcheck;

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
record Outcomes(List<JudgedBlock> blocks, ToDoubleFunction<Discrepancy> firstStep) {}
