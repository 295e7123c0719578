package org.gradcheck.internal.differentiation;

/** A difference quotient: its step, its value, and what the noise of the cost may contribute to it. */
record DifferenceQuotient(double step, double value, double noise) {}
