package org.gradcheck.samples.libraries.comparison;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.analysis.MultivariateVectorFunction;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealVector;

/** A cost and what its library says is the gradient, at a place where we know whether it is. */
record Case(
        String name,
        MultivariateFunction cost,
        MultivariateVectorFunction gradient,
        boolean isRight,
        RealVector place) {

    Case(
            String name,
            MultivariateFunction cost,
            MultivariateVectorFunction gradient,
            boolean isRight,
            double... point) {
        this(name, cost, gradient, isRight, new ArrayRealVector(point));
    }

    static Case right(String name, MultivariateFunction cost, MultivariateVectorFunction gradient, double... point) {
        return new Case(name, cost, gradient, true, point);
    }

    static Case wrong(String name, MultivariateFunction cost, MultivariateVectorFunction gradient, double... point) {
        return new Case(name, cost, gradient, false, point);
    }

    /** A new array each time: some checkers leave their steps in it. */
    double[] point() {
        return place.toArray();
    }
}
