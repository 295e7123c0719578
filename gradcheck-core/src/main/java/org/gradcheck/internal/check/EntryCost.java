package org.gradcheck.internal.check;

import java.util.function.DoubleSupplier;
import org.gradcheck.differentiation.ParameterVector;

/**
 * The cost that one entry is the derivative of.
 *
 * @param parameters the live parameters
 * @param index the parameter that the cost is differentiated by
 * @param cost evaluates the cost at the parameters as they are stored
 * @param atPoint the cost at the point
 */
record EntryCost(ParameterVector parameters, int index, DoubleSupplier cost, double atPoint) {}
