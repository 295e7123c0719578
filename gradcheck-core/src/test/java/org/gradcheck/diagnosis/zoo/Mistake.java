package org.gradcheck.diagnosis.zoo;

/** What becomes of a right gradient. */
@FunctionalInterface
interface Mistake {

    /** Returns a wrong gradient, made of the right one and the point; both may be written to. */
    double[] made(double[] gradient, double[] point);
}
