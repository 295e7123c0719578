package org.gradcheck.internal.examination;

import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;

/**
 * Where entries of a block are looked at: parameters with a cost that reads them.
 *
 * @param values the live parameters of the block
 * @param differentiator displaces them
 * @param cost counts the evaluations
 */
public record CostInstance(ParameterVector values, PartialDifferentiator differentiator, CountedCost cost) {}
