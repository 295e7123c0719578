package org.gradcheck.diagnosis.corpus;

/** A change of a right gradient into a wrong one. */
@FunctionalInterface
interface Mistake {

    /** Returns a wrong gradient, made of the right one and the point; both may be written to. */
    double[] made(double[] gradient, double[] point);
}
