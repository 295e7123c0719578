package org.gradcheck.internal.examination;

import org.gradcheck.differentiation.ParameterVector;
import org.gradcheck.internal.differentiation.PartialDifferentiator;
import org.gradcheck.internal.evaluation.CountedCost;

/**
 * Instance of the cost, with the parameters that it reads.
 *
 * @param values the live parameters of the block
 * @param differentiator differentiates the cost by these parameters
 * @param cost counts the evaluations
 */
public record CostInstance(ParameterVector values, PartialDifferentiator differentiator, CountedCost cost) {}
