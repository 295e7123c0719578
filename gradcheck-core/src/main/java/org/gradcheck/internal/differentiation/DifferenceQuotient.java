package org.gradcheck.internal.differentiation;

/**
 * A difference quotient and its step.
 *
 * @param step half the distance between the two samples, or their distance for a one-sided quotient
 * @param value the quotient
 * @param noise a bound on the error of the value that the noise of the cost causes
 */
record DifferenceQuotient(double step, double value, double noise) {}
